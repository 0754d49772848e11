// Mercurius on Fastify, with queries compiled at their first use (`jit: 1`) and loaders, over PostgreSQL (DATABASE=postgres) or
// SQLite (DATABASE=sqlite), whose address is DATABASE_URL. No log, no explorer.

import { readFileSync } from "node:fs";

import fastify from "fastify";
import mercurius from "mercurius";

import { inProcesses } from "./processes.mjs";
import { LISTS, RECORDS, roots, statistics } from "./resolvers.mjs";

const schema = readFileSync(new URL("schema.graphql", import.meta.url), "utf8");

async function open() {
  const { DATABASE, DATABASE_URL } = process.env;
  if (DATABASE === "sqlite") return (await import("./sqlite.mjs")).openSqlite(DATABASE_URL);
  return (await import("./postgres.mjs")).openPostgres(DATABASE_URL);
}

/** Parents that ask for equally many items share a statement; nearly always that is all of them. */
function listLoader(database, statement) {
  return async (queries) => {
    const answers = new Array(queries.length);
    for (const first of new Set(queries.map(({ params }) => params.first))) {
      const places = [...queries.keys()].filter((place) => queries[place].params.first === first);
      const parents = [...new Set(places.map((place) => queries[place].obj.id))];
      const lists = await database.lists(statement, parents, first);
      const listOf = new Map(parents.map((parent, index) => [parent, { nodes: lists[index] }]));
      for (const place of places) answers[place] = listOf.get(queries[place].obj.id);
    }
    return answers;
  };
}

function recordLoader(database, { column, statement }) {
  return async (queries) => {
    const ids = [...new Set(queries.map(({ obj }) => obj[column]).filter((id) => id !== null))];
    const records = ids.length === 0 ? [] : await database.records(statement, ids);
    const recordOf = new Map(ids.map((id, index) => [id, records[index]]));
    return queries.map(({ obj }) => recordOf.get(obj[column]) ?? null);
  };
}

/** The same loader for each field of a table such as `LISTS`. Equal parents are dealt with above, so that nothing is cached. */
function loadersOf(table, loader) {
  const uncached = (field) => ({ loader: loader(field), opts: { cache: false } });
  const fieldsOf = (fields) => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, uncached(field)]));
  return Object.entries(table).map(([type, fields]) => [type, fieldsOf(fields)]);
}

await inProcesses(async (port) => {
  const database = await open();
  const loaders = {};
  for (const [type, fields] of [
    ...loadersOf(LISTS, (statement) => listLoader(database, statement)),
    ...loadersOf(RECORDS, (field) => recordLoader(database, field)),
  ]) {
    loaders[type] = { ...loaders[type], ...fields };
  }
  const resolvers = {
    Query: roots(database),
    ActivityConnection: { statistics: () => statistics(database) },
    Node: { resolveType: () => "Partner" },
  };
  const app = fastify({ logger: false });
  app.register(mercurius, { schema, resolvers, loaders, jit: 1, graphiql: false });
  await app.listen({ port, host: "127.0.0.1" });
});
