// The PostgreSQL server of the run, found as the tests find theirs: TEST_POSTGRES_URL, else one on 127.0.0.1:5432 that lets us in
// without a password, else one started from the server's programs. Also databases in it, each dropped at the end.

import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";

import pg from "pg";

import { atTheEnd } from "./cleanup.mjs";
import { Failure } from "./failure.mjs";
import { freePort, run } from "./programs.mjs";

const VARIABLE = "TEST_POSTGRES_URL";
const REMEDIES = `Do one of these:
  - set ${VARIABLE}=postgres://user:password@host:5432/postgres (a user who may create databases)
  - start a server on 127.0.0.1:5432 that lets postgres in without a password
  - install PostgreSQL's server programs (Debian: apt install postgresql)`;

/** The address of a maintenance database, and the version of the server. */
export async function findPostgres() {
  const wanted = process.env[VARIABLE];
  if (wanted) return reach(wanted, `${VARIABLE} is set, but`);
  for (const user of ["postgres", userInfo().username]) {
    const url = `postgres://${user}@127.0.0.1:5432/postgres`;
    const found = await reach(url, "").catch(() => null);
    if (found) return found;
  }
  return reach(await startOwn(), "the server of our own:");
}

async function reach(url, complaint) {
  try {
    const [{ version }] = await ask(url, "SELECT current_setting('server_version') AS version");
    return { url, version: version.split(" ")[0] };
  } catch (error) {
    throw new Failure(`${complaint} PostgreSQL cannot be reached: ${error.message}`);
  }
}

async function startOwn() {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : [];
  const folders = [...process.env.PATH.split(delimiter), ...versions.map((version) => join(debian, version, "bin"))];
  const programs = folders.find((folder) => ["initdb", "pg_ctl"].every((name) => existsSync(join(folder, name))));
  if (!programs) throw new Failure(`there is no PostgreSQL. ${REMEDIES}`);
  const folder = mkdtempSync(join(tmpdir(), "partnergraph-peers-"));
  atTheEnd(() => rmSync(folder, { recursive: true, force: true }));
  const user = await unprivileged(folder);
  const data = join(folder, "data");
  await run(join(programs, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"], user);
  const port = await freePort();
  const settings = `-h 127.0.0.1 -p ${port} -c shared_buffers=512MB -c unix_socket_directories=''`;
  const start = ["start", "-s", "-w", "-D", data, "-l", join(folder, "log"), "-o", settings];
  await run(join(programs, "pg_ctl"), start, { ...user, stdio: "ignore" });
  atTheEnd(() => run(join(programs, "pg_ctl"), ["stop", "-s", "-D", data, "-m", "fast"], user));
  return `postgres://postgres@127.0.0.1:${port}/postgres`;
}

/** PostgreSQL refuses to run as root; its own user then gets the folder. */
async function unprivileged(folder) {
  if (process.getuid() !== 0) return {};
  const [uid, gid] = await Promise.all(["-u", "-g"].map(async (option) => Number(await run("id", [option, "postgres"]))));
  await run("chown", [`${uid}:${gid}`, folder]);
  return { uid, gid, cwd: folder };
}

/** Creates a database, empty or a copy of another; its address. */
export async function createDatabase(url, name, { copyOf = "template0" } = {}) {
  await ask(url, `CREATE DATABASE ${name} TEMPLATE ${copyOf} ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
  atTheEnd(() => dropDatabase(url, name));
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

export async function dropDatabase(url, name) {
  await ask(url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

/** Asks one statement, or several without values. */
export async function ask(url, statement, values) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    return (await client.query(statement, values)).rows;
  } finally {
    await client.end();
  }
}
