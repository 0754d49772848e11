// The questions of Mercurius to SQLite: prepared statements in the process itself, so that asking for each parent costs less than
// one statement for many. It offers the same functions as `postgres.mjs`. Nothing is written.

import { DatabaseSync } from "node:sqlite";

import { statementsOf } from "./statements.mjs";

export function openSqlite(path) {
  const database = new DatabaseSync(path, { readOnly: true });
  database.exec("PRAGMA cache_size = -131072; PRAGMA mmap_size = 1073741824; PRAGMA temp_store = memory");
  const prepared = Object.entries(statementsOf("sqlite")).map(([name, text]) => [name, database.prepare(text)]);
  const statements = Object.fromEntries(prepared);

  return {
    async rows(name, values) {
      return statements[name].all(...values);
    },

    async lists(name, parents, first) {
      return parents.map((parent) => statements[name].all(parent, first));
    },

    async records(name, ids) {
      return ids.map((id) => statements[name].get(id) ?? null);
    },
  };
}
