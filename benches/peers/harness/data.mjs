// The data of a size: our databases, filled from the dataset, and tuned copies of them for the peers. Also what our server says
// to each question, which all others are held against. What is tuned stands in `servers/sql`.

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ask as askGraphql, fetchBytes } from "./answers.mjs";
import { atTheEnd } from "./cleanup.mjs";
import { ask, createDatabase, dropDatabase } from "./postgres.mjs";
import { run } from "./programs.mjs";
import { NODE, PEERS_FOLDER, startOurs } from "./servers.mjs";

/** `small` is the built-in dataset, `large` what `partnergraph generate` makes up where nothing else is said. */
export async function prepare(size, { program, folder, postgres, questions }) {
  mkdirSync(folder, { recursive: true });
  const dataset = size === "small" ? "data/khazar" : join(folder, "generated");
  if (size === "large" && !existsSync(dataset)) await run(program, ["generate", dataset]);
  const name = `partnergraph_peers_${size}_${process.pid}`;
  const files = { ours: join(folder, `${size}.db`), tuned: join(folder, `${size}-tuned.db`) };
  const removeFiles = () => {
    for (const file of Object.values(files)) {
      for (const ending of ["", "-shm", "-wal"]) rmSync(file + ending, { force: true });
    }
  };
  removeFiles();
  atTheEnd(removeFiles);

  const postgresUrl = await createDatabase(postgres, name);
  const sqliteUrl = `sqlite://${files.ours}`;
  for (const url of [postgresUrl, sqliteUrl]) await run(program, ["import", dataset, "--database-url", url]);
  await ask(postgresUrl, "VACUUM ANALYZE");

  const server = await startOurs(program, sqliteUrl, { folder });
  const answers = {};
  for (const question of questions) answers[question.name] = await askGraphql(server.port, question, question.variables[size]);
  const positions = await positionsOf(server.port);
  await server.running.stop();

  const tunedUrl = await createDatabase(postgres, `${name}_tuned`, { copyOf: name });
  await tunePostgres(tunedUrl, positions);
  const positionsFile = join(folder, `${size}-positions.json`);
  writeFileSync(positionsFile, JSON.stringify(positions));
  await run(NODE, [join(PEERS_FOLDER, "harness/tune-sqlite.mjs"), files.ours, files.tuned, positionsFile]);
  rmSync(positionsFile);

  const remove = async () => {
    removeFiles();
    for (const database of [`${name}_tuned`, name]) await dropDatabase(postgres, database);
  };
  return {
    remove,
    size,
    answers,
    ours: { postgres: postgresUrl, sqlite: sqliteUrl },
    tuned: { postgres: tunedUrl, sqlite: files.tuned },
  };
}

/** The records of each concept in the default order, by slug. */
async function positionsOf(port) {
  const { data } = JSON.parse(
    (await askGraphql(port, { document: "{ regions(first: 100) { nodes { code } } }" }, {})).toString(),
  );
  const positions = { region: data.regions.nodes.map(({ code }) => code) };
  const tables = { partner: "partners", agreement: "agreements", activity: "activities" };
  for (const [concept, table] of Object.entries(tables)) {
    const lines = (await fetchBytes(`http://127.0.0.1:${port}/export/${table}.jsonl`)).toString().trimEnd().split("\n");
    positions[concept] = lines.map((line) => JSON.parse(line).slug);
  }
  return positions;
}

async function tunePostgres(url, positions) {
  const name = new URL(url).pathname.slice(1);
  // What anybody sets who has a disk without moving parts, and questions that take milliseconds.
  for (const setting of ["random_page_cost = 1.1", "work_mem = '64MB'", "jit = off"]) {
    await ask(url, `ALTER DATABASE ${name} SET ${setting}`);
  }
  await ask(url, "CREATE TABLE position_of (concept text, slug text, position integer)");
  for (const [concept, slugs] of Object.entries(positions)) {
    const numbered = "unnest($2::text[]) WITH ORDINALITY AS one (slug, place)";
    await ask(url, `INSERT INTO position_of SELECT $1, slug, place FROM ${numbered}`, [concept, slugs]);
  }
  await ask(url, "ANALYZE position_of");
  await ask(url, readFileSync(join(PEERS_FOLDER, "servers/sql/postgres/tune.sql"), "utf8"));
  await ask(url, "VACUUM FULL");
  await ask(url, "VACUUM ANALYZE");
}
