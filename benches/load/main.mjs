// Load: the real program on a database of its own, asked as much as the machine bears, while its data changes.
//
// It fails where an answer is wrong, the server ends, or its memory grows. How fast single questions are is measured in
// ../questions.

import { parseArgs } from "node:util";

import { idle } from "./idle.mjs";
import { Measures } from "./measures.mjs";
import { Program } from "./program.mjs";
import { hostile, invalid, valid } from "./requests.mjs";

const { values: options } = parseArgs({
  options: {
    program: { type: "string", default: "target/quick/partnergraph" },
    minutes: { type: "string", default: "20" },
    callers: { type: "string", default: "32" },
    partners: { type: "string", default: "2000" },
    idle: { type: "string", default: "10000" },
  },
});

const PROGRESS = 10_000;
const BETWEEN_IMPORTS = 3_000;

const program = await Program.start(options.program, Number(options.partners));
const measures = new Measures(program);
try {
  await idle(program, Number(options.idle), measures);
  const expected = await answersOfBoth();
  const end = Date.now() + Number(options.minutes) * 60_000;
  measures.begin(Number(options.minutes) * 60_000);
  const progress = setInterval(() => console.log(measures.progress()), PROGRESS);
  const callers = Array.from({ length: Number(options.callers) }, () => call(end, expected));
  await Promise.all([...callers, change(end)]);
  clearInterval(progress);
} catch (error) {
  measures.fault(error.message);
} finally {
  await program.stop().catch((error) => measures.fault(error.message));
}
console.log(measures.report());
process.exitCode = measures.failed ? 1 : 0;

/** What each valid request is answered with while the data is that of A and of B. */
async function answersOfBoth() {
  const ofA = await answers();
  await program.import("B");
  const ofB = await answers();
  if (valid.every((_, at) => ofA[at] === ofB[at])) throw new Error("A and B have the same answers");
  return [ofA, ofB];
}

async function answers() {
  const taken = [];
  for (const request of valid) {
    const answer = await program.send(request);
    if (answer.status !== 200 || answer.body.startsWith('{"errors"')) {
      throw new Error(`${request.name}: ${answer.body.slice(0, 300)}`);
    }
    taken.push(split(answer.body).rest);
  }
  return taken;
}

/** Imports A and B in turn, so that the data is A's in odd revisions and B's in even ones. */
async function change(end) {
  for (let next = "A"; Date.now() + BETWEEN_IMPORTS < end; next = next === "A" ? "B" : "A") {
    await program.import(next);
    measures.imports += 1;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_IMPORTS));
  }
}

/** One caller: a request after another, most of them valid. */
async function call(end, expected) {
  while (Date.now() < end && !measures.failed) {
    const chance = Math.random();
    if (chance < 0.8) await askValid(Math.floor(Math.random() * valid.length), expected);
    else if (chance < 0.9) await askRefused(pick(invalid));
    else await askRefused(pick(hostile));
  }
}

async function askValid(at, expected) {
  const started = performance.now();
  const answer = await program.send(valid[at]);
  measures.answered(performance.now() - started);
  const { revision, rest } = split(answer.body);
  // An export tells no revision; it is of the one or of the other.
  const allowed = revision === null ? expected.map((of) => of[at]) : [expected[(revision + 1) % 2][at]];
  if (answer.status !== 200 || !allowed.includes(rest)) {
    measures.fault(`${valid[at].name}: wrong answer, ${answer.status}, revision ${revision}: ${answer.body.slice(0, 300)}`);
  }
}

async function askRefused(request) {
  const answer = await program.send(request);
  measures.refused += 1;
  if (answer.status !== request.status || !answer.body.includes(request.says)) {
    measures.fault(`${request.name}: ${answer.status} instead of ${request.status}: ${answer.body.slice(0, 300)}`);
  }
}

/** The revision that an answer tells, and the answer without it. */
function split(body) {
  const found = /"revision":(\d+)/.exec(body);
  return found ? { revision: Number(found[1]), rest: body.replace(found[0], "") } : { revision: null, rest: body };
}

function pick(list) {
  return list[Math.floor(Math.random() * list.length)];
}
