// Makes the peers' copy of a SQLite database: node tune-sqlite.mjs OURS COPY POSITIONS.json. A program of its own, as
// `node:sqlite` needs a newer Node than the rest. What is tuned stands in `servers/sql/sqlite/tune.sql`.

import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";

const [ours, copy, positionsFile] = process.argv.slice(2);
const source = new DatabaseSync(ours);
source.prepare("VACUUM INTO ?").run(copy);
source.close();

const database = new DatabaseSync(copy);
database.exec("PRAGMA journal_mode = wal; CREATE TABLE position_of (concept text, slug text, position integer); BEGIN");
const insert = database.prepare("INSERT INTO position_of VALUES (?, ?, ?)");
for (const [concept, slugs] of Object.entries(JSON.parse(readFileSync(positionsFile, "utf8")))) {
  slugs.forEach((slug, place) => insert.run(concept, slug, place + 1));
}
database.exec("COMMIT");
database.exec(readFileSync(new URL("../servers/sql/sqlite/tune.sql", import.meta.url), "utf8"));
database.close();
