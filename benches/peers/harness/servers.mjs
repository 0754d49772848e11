// The servers that are compared, and how each is started: ours in its four forms, the peers, and the floor, which answers with
// ready bytes. When they are started, and what they are asked, is told in `measure.mjs`.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Failure } from "./failure.mjs";
import { freePort, Server } from "./programs.mjs";

export const PEERS_FOLDER = fileURLToPath(new URL("..", import.meta.url));
export const NODE = join(PEERS_FOLDER, "node_modules/node/bin/node");

export const PEERS = [
  { name: "postgraphile", title: "PostGraphile, PostgreSQL", database: "postgres", file: "postgraphile.mjs" },
  { name: "mercurius-postgres", title: "Mercurius, PostgreSQL", database: "postgres", file: "mercurius.mjs" },
  { name: "mercurius-sqlite", title: "Mercurius, SQLite", database: "sqlite", file: "mercurius.mjs" },
  { name: "yoga", title: "GraphQL Yoga, PostgreSQL", database: "postgres", file: "yoga.mjs" },
  { name: "strawberry", title: "Strawberry, PostgreSQL", database: "postgres", file: "strawberry_server.py" },
];

/** Our server with and without answers that are kept. */
export const OURS = ["cold", "warm"].flatMap((form) =>
  ["sqlite", "postgres"].map((database) => ({
    name: `${form}-${database}`,
    title: `**Partnergraph, ${form}**, ${database === "sqlite" ? "SQLite" : "PostgreSQL"}`,
    form,
    database,
  })),
);

export const FLOOR = { name: "floor", title: "Floor: the ready bytes" };

/** `cold` forbids our server to keep answers. */
export async function startOurs(program, databaseUrl, { folder, cold = false }) {
  const port = await freePort();
  const settings = ["--database-url", databaseUrl, "--listen", `127.0.0.1:${port}`, "--today", "2026-11-23", "--log", "warn"];
  const kept = cold ? ["--max-answer-bytes", "0"] : [];
  const server = new Server(program, ["serve", ...settings, ...kept], { log: join(folder, "ours.log") });
  await untilListening(server, port);
  return { port, running: server };
}

export async function startPeer(peer, databaseUrl, { folder, processes, python }) {
  const port = await freePort();
  const servers = join(PEERS_FOLDER, "servers");
  const env = {
    PORT: String(port),
    PROCESSES: String(processes),
    DATABASE: peer.database,
    DATABASE_URL: databaseUrl,
    NODE_ENV: "production",
    GRAPHILE_ENV: "production",
  };
  const log = join(folder, `${peer.name}.log`);
  const server = peer.file.endsWith(".py")
    ? new Server(python, [join(servers, peer.file)], { env, log })
    : new Server(NODE, [join(servers, peer.file)], { env, log });
  await untilListening(server, port);
  return { port, running: server };
}

export async function startFloor(program, file, { folder }) {
  const port = await freePort();
  const server = new Server(program, [`127.0.0.1:${port}`, file], { log: join(folder, "floor.log") });
  await untilListening(server, port);
  return { port, running: server };
}

const PATIENCE = 60_000;

/** Any answer at all will do, so that what is wrong with the first is told where it is looked at. */
async function untilListening(server, port) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST" });
      return;
    } catch {
      server.check();
      if (Date.now() > end) throw new Failure(`a server does not listen after ${PATIENCE / 1_000} s`);
      await new Promise((later) => setTimeout(later, 5));
    }
  }
}

/** Throws where something is not there that the run needs. */
export function mustBeBuilt({ program, floor, peers, python }) {
  const missing = [
    [program, "our server: make bench-peers builds it, or name it with --program"],
    ...(floor ? [[floor, "the floor: make bench-peers builds it, or leave it out with --without-floor"]] : []),
    [NODE, "the npm packages: npm --prefix benches/peers ci"],
    ...(peers.some(({ name }) => name === "strawberry") ? [[python, "Python's packages: see benches/peers/README.md"]] : []),
  ].filter(([path]) => !existsSync(path));
  if (missing.length > 0) throw new Failure(missing.map(([path, what]) => `${path} is not there, ${what}`).join("\n"));
}
