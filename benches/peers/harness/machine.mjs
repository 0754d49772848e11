// On what a run was measured: the machine, and the version of everything that took part.

import { readFileSync } from "node:fs";
import { arch, cpus, totalmem } from "node:os";
import { join } from "node:path";

import { wrkVersion } from "./load.mjs";
import { run } from "./programs.mjs";
import { NODE, PEERS_FOLDER } from "./servers.mjs";

export async function machine({ program, python, peers, postgresVersion }) {
  const of = (name) => peers.some((peer) => peer.name.startsWith(name));
  const versions = {
    Partnergraph: await ours(program),
    PostgreSQL: postgresVersion,
    wrk: await wrkVersion(),
    Node: (await run(NODE, ["--version"])).trim().slice(1),
  };
  if (of("postgraphile")) versions.PostGraphile = npmVersion("postgraphile");
  if (of("mercurius")) Object.assign(versions, { Mercurius: npmVersion("mercurius"), Fastify: npmVersion("fastify") });
  if (of("mercurius-sqlite")) versions.SQLite = await sqliteVersion();
  if (of("yoga")) Object.assign(versions, { "GraphQL Yoga": npmVersion("graphql-yoga"), DataLoader: npmVersion("dataloader") });
  if (of("strawberry")) Object.assign(versions, await pythonVersions(python));
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0].model.trim(),
    memory: totalmem(),
    system: `${systemName()} (${arch()})`,
    versions,
  };
}

function systemName() {
  try {
    return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync("/etc/os-release", "utf8"))[1];
  } catch {
    return process.platform;
  }
}

async function ours(program) {
  const commit = await run("git", ["rev-parse", "--short", "HEAD"]).catch(() => "");
  return `${(await run(program, ["--version"])).trim().split(" ").at(-1)}${commit && ` (${commit.trim()})`}`;
}

function npmVersion(name) {
  return JSON.parse(readFileSync(join(PEERS_FOLDER, "node_modules", name, "package.json"), "utf8")).version;
}

async function sqliteVersion() {
  return (await run(NODE, ["--print", "process.versions.sqlite"])).trim();
}

async function pythonVersions(python) {
  const names = { Strawberry: "strawberry-graphql", Uvicorn: "uvicorn", asyncpg: "asyncpg" };
  const packages = JSON.stringify(Object.values(names));
  const code = `import importlib.metadata as m, platform; print(platform.python_version(), *map(m.version, ${packages}))`;
  const [version, ...others] = (await run(python, ["-c", code])).trim().split(" ");
  return { Python: version, ...Object.fromEntries(Object.keys(names).map((name, place) => [name, others[place]])) };
}
