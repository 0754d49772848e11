import "../fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { Dashboard } from "./dashboard";
import { client } from "./server/client";

createRoot(document.getElementById("dashboard")!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Dashboard />
    </QueryClientProvider>
  </StrictMode>,
);
