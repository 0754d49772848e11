// PostGraphile over PostgreSQL (DATABASE_URL): the schema is what it makes of the tables, with the plugin for filters that its
// users take. It is built once at the start; no watching, no explorer.

import { createServer } from "node:http";

import { grafserv } from "postgraphile/grafserv/node";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

import { inProcesses } from "./processes.mjs";

const CONNECTIONS = 10;

inProcesses(async (port) => {
  const preset = {
    extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
    // It hides orders by columns that are not the first of an index; ours are the second.
    disablePlugins: ["PgIndexBehaviorsPlugin"],
    pgServices: [
      makePgService({
        connectionString: process.env.DATABASE_URL,
        pubsub: false,
        poolConfig: { max: CONNECTIONS, min: CONNECTIONS },
      }),
    ],
    // Nulls last as in our lists, so that the index on starts serves.
    schema: { connectionFilterRelations: true, pgOrderByNullsLast: true },
    grafserv: { watch: false, graphiql: false, websockets: false },
    grafast: { explain: false },
  };
  const instance = postgraphile(preset).createServ(grafserv);
  const server = createServer();
  await instance.addTo(server);
  server.listen(port, "127.0.0.1");
});
