// GraphQL Yoga on Node's HTTP server, with DataLoader, over PostgreSQL (DATABASE_URL). Parsed and validated documents are kept,
// as Yoga does by default; no log, no explorer.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";

import DataLoader from "dataloader";
import { createSchema, createYoga } from "graphql-yoga";

import { openPostgres } from "./postgres.mjs";
import { inProcesses } from "./processes.mjs";
import { LISTS, RECORDS, roots, statistics } from "./resolvers.mjs";

const typeDefs = readFileSync(new URL("schema.graphql", import.meta.url), "utf8");

/** The loaders of one request, each made when it is first asked for: by statement and, for lists, by how many items. */
class Loaders {
  #database;
  #lists = new Map();
  #records = new Map();

  constructor(database) {
    this.#database = database;
  }

  list(statement, parent, first) {
    return kept(this.#lists, `${statement} ${first}`, async (parents) => {
      const lists = await this.#database.lists(statement, parents, first);
      return lists.map((nodes) => ({ nodes }));
    }).load(parent);
  }

  record(statement, id) {
    return kept(this.#records, statement, (ids) => this.#database.records(statement, ids)).load(id);
  }
}

function kept(loaders, key, load) {
  let loader = loaders.get(key);
  if (loader === undefined) loaders.set(key, (loader = new DataLoader(load)));
  return loader;
}

function resolversOf(database) {
  const resolvers = {
    Query: roots(database),
    ActivityConnection: { statistics: () => statistics(database) },
    Node: { __resolveType: () => "Partner" },
  };
  for (const [type, fields] of Object.entries(LISTS)) {
    resolvers[type] ??= {};
    for (const [field, statement] of Object.entries(fields)) {
      resolvers[type][field] = (parent, { first }, { loaders }) => loaders.list(statement, parent.id, first);
    }
  }
  for (const [type, fields] of Object.entries(RECORDS)) {
    for (const [field, { column, statement }] of Object.entries(fields)) {
      resolvers[type][field] = (parent, _, { loaders }) =>
        parent[column] === null ? null : loaders.record(statement, parent[column]);
    }
  }
  return resolvers;
}

inProcesses((port) => {
  const database = openPostgres(process.env.DATABASE_URL);
  const yoga = createYoga({
    schema: createSchema({ typeDefs, resolvers: resolversOf(database) }),
    context: () => ({ loaders: new Loaders(database) }),
    parserAndValidationCache: true,
    logging: false,
    graphiql: false,
    landingPage: false,
    multipart: false,
    cors: false,
  });
  createServer(yoga).listen(port, "127.0.0.1");
});
