// Counts the instructions of questions, of the registry's build and of an import, and holds them against `figures.json`.
// `make instructions` builds what is counted and runs it.

import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

import { countParts, countWhole, valgrindVersion } from "./callgrind.mjs";
import { read, renewed, table, verdicts, write } from "./figures.mjs";

const HELP = `Usage: node benches/instructions/main.mjs [options]

  --built FOLDER   where the built programs are (target/lean)
  --write REASON   renew the figures that changed by more than 1 %, with the reason`;

const FOLDER = "target/instructions";
/** Some 10,000 rows. */
const IMPORTED = ["--partners", "1000", "--agreements", "2500", "--activities", "2000"];

function main() {
  const { built, write: reason, help } = options();
  if (help) return console.log(HELP);
  if (process.arch !== "x64") throw new Error("the figures are those of x86-64; other processors have other instructions");
  const measured = { ...countParts(join(built, "instructions"), join(FOLDER, "parts")), ...countImport(built) };
  const [kept, usedTools] = [read(), tools(built)];
  console.log(`${table(kept, measured)}\n`);
  if (kept.tools !== usedTools) console.log(`Now with ${usedTools}\nKept with ${kept.tools}\n`);
  if (reason === undefined) judge(verdicts(kept, measured));
  else write(renewed(kept, measured, usedTools, reason));
}

function options() {
  const options = { built: { type: "string", default: "target/lean" }, write: { type: "string" }, help: { type: "boolean" } };
  const { values } = parseArgs({ options });
  if (values.write?.trim() === "") throw new Error("--write needs the reason for which figures change");
  return values;
}

/** An import into a new database, by the program as it is. */
function countImport(built) {
  const [program, dataset, folder] = [join(built, "partnergraph"), join(FOLDER, "dataset"), join(FOLDER, "import")];
  rmSync(dataset, { recursive: true, force: true });
  execFileSync(program, ["generate", dataset, ...IMPORTED]);
  rmSync(folder, { recursive: true, force: true });
  const command = [program, "import", dataset, "--database-url", `sqlite://${join(folder, "imported.db")}`];
  return { "import of 10,000 rows": countWhole(command, folder) };
}

/** What the counts depend on beside the sources. */
function tools(built) {
  const version = (program, ...flags) => execFileSync(program, flags, { encoding: "utf8" }).split("\n")[0];
  const compilers = [version("rustc", "--version"), `cc ${version("cc", "-dumpfullversion")}`];
  return [...compilers, valgrindVersion(), `profile ${basename(built)}`].join(" · ");
}

function judge(verdicts) {
  const wrong = [...verdicts].filter(([, verdict]) => verdict).map((both) => both.join(" "));
  if (wrong.length === 0) return;
  console.error(`${wrong.join("\n")}
Either find what costs more, or renew the figures with the reason: make instructions REASON="…"`);
  process.exitCode = 1;
}

try {
  main();
} catch (error) {
  const isMissing = error.code === "ENOENT" && error.path === "valgrind";
  console.error(`failed: ${isMissing ? "valgrind is not there (Debian: apt install valgrind)" : error.message}`);
  process.exitCode = 1;
}
