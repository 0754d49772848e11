import { QueryClient } from "@tanstack/react-query";

import { Away } from "./ask";

/** What is known of the server's health, among the answers. */
export const HEALTH = ["health"];

/** How long to wait before asking a server again that is away, at most, in milliseconds. */
const PATIENCE = 3_000;

/** Keeps answers; asks again until the server is back, but never what it refused. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      // Whether the machine has a network says little: the server may run on it.
      networkMode: "always",
      retry: (_, error) => {
        const away = error instanceof Away;
        if (away) void client.refetchQueries({ queryKey: HEALTH });
        return away;
      },
      retryDelay: (attempt) => Math.min(500 * 2 ** attempt, PATIENCE),
    },
  },
});
