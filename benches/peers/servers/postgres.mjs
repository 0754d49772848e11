// The questions of Mercurius and Yoga to PostgreSQL: prepared statements over a pool, and one statement for the lists of many
// parents. What a list is in GraphQL is deliberately not here. `sqlite.mjs` offers the same functions.

import pg from "pg";

import { statementsOf } from "./statements.mjs";

const CONNECTIONS = 10;

export function openPostgres(url) {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, min: CONNECTIONS });
  const statements = statementsOf("postgres");

  async function rows(name, values) {
    return (await pool.query({ name, text: statements[name], values })).rows;
  }

  return {
    rows,

    /** For each parent its rows, as many as are wanted, in the order of the parents. */
    async lists(name, parents, first) {
      const found = new Map(parents.map((parent) => [parent, []]));
      for (const row of await rows(name, [parents, first])) found.get(row.parent_id).push(row);
      return parents.map((parent) => found.get(parent));
    },

    /** For each id its row, or null. */
    async records(name, ids) {
      const found = new Map((await rows(name, [ids])).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    },
  };
}
