import { defineConfig } from "@playwright/test";

export default defineConfig({
  testMatch: "*.spec.ts",
  fullyParallel: true,
  workers: 2,
  // What fails now and then is broken.
  retries: 0,
  forbidOnly: true,
  reporter: "list",
  // The machine may have much else to do: only a failure takes so long.
  timeout: 600_000,
  expect: { timeout: 90_000 },
  use: {
    baseURL: process.env.PARTNERGRAPH ?? "http://127.0.0.1:8000",
    locale: "en-GB",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox", // tests run as root in containers
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-dev-shm-usage",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
});
