import { defineConfig } from "vite";
import { compression } from "vite-plugin-compression2";

import { cookbook } from "./plugins/cookbook.ts";
import { world } from "./plugins/world.ts";

export default defineConfig({
  base: "/",
  // Compressed once, as small as it gets: the server sends these files as they are.
  plugins: [
    cookbook(),
    world(),
    compression({ algorithms: ["brotliCompress", "gzip"], include: /\.(js|css|html|svg)$/ }),
  ],
  build: {
    // Files of their own, so that the pages get by with a strict Content-Security-Policy.
    assetsInlineLimit: 0,
    // The code editor is one large part, loaded after the page.
    chunkSizeWarningLimit: 4000,
    // One entry for each page, named as its assets shall be.
    rolldownOptions: {
      input: { dashboard: "index.html", explorer: "graphiql.html" },
      // Libraries mark parts for server rendering ("use client"), which means nothing here.
      onLog: (level, log, report) => {
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
  // GraphiQL's editor workers load parts of themselves later, which needs modules.
  worker: { format: "es" },
  // `npm run dev` bundles libraries beforehand, which cannot make workers; but what the workers
  // import must be bundled, being partly CommonJS.
  optimizeDeps: {
    exclude: ["graphiql/setup-workers/vite", "@graphiql/react/setup-workers/vite"],
    include: [
      "graphql",
      "@graphiql/react > graphql-language-service",
      "@graphiql/react > monaco-graphql > picomatch-browser",
    ],
  },
  server: {
    // The examples are made from a document.
    fs: { allow: [".", "../docs"] },
    proxy: Object.fromEntries(
      ["/graphql", "/health", "/export", "/calendar"].map((path) => [
        path,
        process.env.SERVER ?? "http://127.0.0.1:8000",
      ]),
    ),
  },
});
