// A server of a test's own, for what cannot be done to the one that all tests share.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { test as base } from "./support";

/** The program under test. */
export const PROGRAM = process.env.PROGRAM ?? "../../target/debug/partnergraph";

/** How long requests may take, in seconds: as long as a busy machine makes them. */
const TIME = ["--request-timeout", "600"];

/** A server that can be stopped and started again at the same address, with the same data. */
export interface OwnServer {
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Data of a test's own: the arguments of `generate`, or a function that writes the files into a folder. */
export type Dataset = string[] | { write: (folder: string) => void };

/** A test of which `baseURL` is a server of its own, with the built-in data or with `dataset`. */
export const test = base.extend<{ server: OwnServer; dataset: Dataset | undefined }>({
  dataset: [undefined, { option: true }],
  baseURL: async ({}, use) => use(`http://127.0.0.1:${await freePort()}`),
  server: [
    async ({ baseURL, dataset }, use) => {
      const folder = mkdtempSync(join(tmpdir(), "partnergraph-"));
      const database = ["--database-url", `sqlite://${join(folder, "partners.db")}`];
      if (dataset) {
        const files = join(folder, "dataset");
        if ("write" in dataset) dataset.write(files);
        else execFileSync(PROGRAM, ["generate", files, ...dataset]);
        execFileSync(PROGRAM, ["import", files, ...database]);
      }
      let running: ChildProcess | undefined;
      const server: OwnServer = {
        async start() {
          const listen = ["--listen", new URL(baseURL!).host, "--log", "warn"];
          running = spawn(PROGRAM, ["serve", ...listen, ...TIME, ...database], {
            stdio: ["ignore", "ignore", "inherit"],
          });
          await answering(`${baseURL}/health/ready`, running);
        },
        async stop() {
          const ended = once(running!, "exit");
          running!.kill("SIGTERM");
          await ended;
        },
      };
      await server.start();
      await use(server);
      running?.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    },
    { auto: true, timeout: 600_000 },
  ],
});

/**
 * A port that nobody has. It lies below those that systems give to whoever asks for any, so that it is still free when the
 * server comes back to it.
 */
async function freePort(): Promise<number> {
  for (;;) {
    const listener = createServer();
    const listening = once(listener, "listening").then(
      () => true,
      () => false,
    );
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    listener.listen(port, "127.0.0.1");
    if (!(await listening)) continue;
    listener.close();
    await once(listener, "close");
    return port;
  }
}

async function answering(address: string, server: ChildProcess): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
