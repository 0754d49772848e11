// The statements of a database, by name: the files of `sql/postgres` or `sql/sqlite`. How they are run is deliberately not here.

import { readFileSync, readdirSync } from "node:fs";

export function statementsOf(database) {
  const folder = new URL(`sql/${database}/`, import.meta.url);
  const files = readdirSync(folder).filter((file) => file !== "tune.sql");
  return Object.fromEntries(
    files.map((file) => [file.replace(/\.sql$/, ""), readFileSync(new URL(file, folder), "utf8")]),
  );
}
