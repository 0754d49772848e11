// Runs a program under callgrind, and reads how many instructions it executed. Nothing is judged here.

import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

/** The function in `src/main.rs` that is called before and after what is counted. */
const BOUNDARY = "*boundary_of_count*";

/**
 * No setting of whoever measures, and an allocator that gives nothing back to the system, because it does so by the clock.
 */
const ENVIRONMENT = { LC_ALL: "C", MIMALLOC_PURGE_DELAY: "-1" };

/** The counts of `program`, by the names that it prints; each is for one time of what was done several times. */
export function countParts(program, folder) {
  const { printed, totals } = callgrind([program], [`--dump-before=${BOUNDARY}`], folder);
  const lines = printed.trimEnd().split("\n").map((line) => /^(\d+) (.+)$/.exec(line));
  if (totals.length !== 2 * lines.length + 1) throw new Error(`callgrind does not see the boundaries of counts: has ${program} no symbols?`);
  // What lies between two counts, such as making what is asked about, is every other total.
  return Object.fromEntries(lines.map(([, times, name], place) => [name, Math.round(totals[2 * place + 1] / Number(times))]));
}

/** All instructions of a command. */
export function countWhole(command, folder) {
  return callgrind(command, [], folder).totals.at(-1);
}

export function valgrindVersion() {
  return execFileSync("valgrind", ["--version"], { encoding: "utf8" }).trim().replace("-", " ");
}

/** What a command prints, and the total of each dump: the last is the one at its end. */
function callgrind(command, flags, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "counts");
  const all = ["--quiet", "--tool=callgrind", `--callgrind-out-file=${file}`, ...flags, ...command];
  const stdio = ["ignore", "pipe", "inherit"];
  const printed = execFileSync("valgrind", all, { encoding: "utf8", stdio, env: { PATH: process.env.PATH, ...ENVIRONMENT } });
  // `counts.1`, `counts.2` … and at the end `counts`.
  const number = (name) => Number(name.slice("counts.".length)) || Infinity;
  const files = readdirSync(folder).filter((name) => name.startsWith("counts"));
  const dumps = files.toSorted((one, other) => number(one) - number(other));
  return { printed, totals: dumps.map((name) => total(readFileSync(join(folder, name), "latin1"))) };
}

function total(dump) {
  return Number(/^totals: (\d+)/m.exec(dump)[1]);
}
