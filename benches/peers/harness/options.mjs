// The command line: its flags, what they may be, and the help. What follows from them is deliberately not here.

import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";

import { QUESTIONS } from "../questions.mjs";
import { Failure } from "./failure.mjs";
import { PEERS } from "./servers.mjs";

const HELP = `Compares the server with other GraphQL servers over the same data. See README.md.

Usage: node benches/peers/run.mjs [options]

  --only A,B          these peers only: ${PEERS.map(({ name }) => name).join(", ")}
  --questions A,B     these questions only: ${QUESTIONS.map(({ name }) => name).join(", ")}
  --sizes A,B         these sizes only: small, large
  --connections A,B   how many connections at a time (1,16,64)
  --seconds N         how long each round lasts (1)
  --rounds N          how many times as many rounds, for figures that are more certain (1)
  --processes N       how many processes each peer has (one a core: ${availableParallelism()})
  --program PATH      our server (target/release/partnergraph)
  --floor PATH        the server of ready bytes (target/release/floor)
  --python PATH       the Python with the packages of requirements.txt (target/peers/venv/bin/python)
  --without-floor     leave the floor out
  --without-kept      leave out our server with kept answers; for builds that keep none
  --help

A run of everything also writes its tables into docs/benchmarks.md.`;

const FLAGS = {
  only: { type: "string", default: PEERS.map(({ name }) => name).join(",") },
  questions: { type: "string", default: QUESTIONS.map(({ name }) => name).join(",") },
  sizes: { type: "string", default: "small,large" },
  connections: { type: "string", default: "1,16,64" },
  seconds: { type: "string", default: "1" },
  rounds: { type: "string", default: "1" },
  processes: { type: "string", default: String(availableParallelism()) },
  program: { type: "string", default: "target/release/partnergraph" },
  floor: { type: "string", default: "target/release/floor" },
  python: { type: "string", default: "target/peers/venv/bin/python" },
  "without-floor": { type: "boolean", default: false },
  "without-kept": { type: "boolean", default: false },
  help: { type: "boolean", default: false },
};

/** The options, or null where only help was wanted. */
export function readOptions() {
  const flags = parse();
  if (flags.help) {
    console.log(HELP);
    return null;
  }
  return {
    peers: chosen("--only", flags.only, PEERS),
    questions: chosen("--questions", flags.questions, QUESTIONS),
    sizes: chosen("--sizes", flags.sizes, [{ name: "small" }, { name: "large" }]).map(({ name }) => name),
    connections: flags.connections.split(",").map((number) => positive("--connections", number)),
    seconds: positive("--seconds", flags.seconds),
    rounds: positive("--rounds", flags.rounds),
    processes: positive("--processes", flags.processes),
    program: flags.program,
    floor: flags["without-floor"] ? null : flags.floor,
    python: flags.python,
    kept: !flags["without-kept"],
    isWhole: ["only", "questions", "sizes", "connections"].every((flag) => flags[flag] === FLAGS[flag].default)
      && !flags["without-floor"] && !flags["without-kept"],
  };
}

function parse() {
  try {
    return parseArgs({ options: FLAGS }).values;
  } catch (error) {
    throw new Failure(`${error.message}; see --help`);
  }
}

function chosen(flag, text, all) {
  return text.split(",").map((name) => {
    const found = all.find((one) => one.name === name);
    if (!found) throw new Failure(`${flag}: there is no "${name}", only ${all.map((one) => one.name).join(", ")}`);
    return found;
  });
}

function positive(flag, text) {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new Failure(`${flag}: "${text}" is not a whole number above 0`);
  return number;
}
