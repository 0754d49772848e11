// Measures one server at one size: how long it takes to start, whether it answers as ours does, how it bears the load, and how
// much memory it then holds. What the figures mean is told in `report.mjs`.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { POSTGRAPHILE } from "../questions-postgraphile.mjs";
import { ask, bodyOf, HEADERS, mustEqual, normalForm } from "./answers.mjs";
import { Failure } from "./failure.mjs";
import { load } from "./load.mjs";
import { startFloor, startOurs, startPeer } from "./servers.mjs";

/** How often each question is asked before the load: a compiled query or a kept answer must be right too. */
const REHEARSALS = 3;
/** The question that the time to the first answer is measured with. */
const FIRST = "dossier";
/** A cell lasts until there should be so many answers a connection, but no longer than this in seconds. */
const ENOUGH = 3;
const LONGEST = 60;
/** A server counts as idle again when an answer takes no longer than so many times what it took before the load. */
const IDLE = 2;
const PATIENCE = 120_000;

/** `data` is what `prepare` returned. */
export async function measure(server, data, options, progress) {
  const started = performance.now();
  const { port, running } = await start(server, data, options);
  const asked = options.questions.map((question) => asAsked(server, question, data));
  try {
    await check(port, asked.find(({ question }) => question.name === FIRST) ?? asked[0]);
    const startUp = performance.now() - started;
    for (const one of asked) {
      for (let count = 0; count < REHEARSALS; count += 1) one.alone = await check(port, one);
    }
    const cells = [];
    for (const one of asked) {
      for (const connections of options.connections) {
        const expected = (ENOUGH * connections * one.alone) / 1_000 / options.processes;
        const seconds = Math.min(Math.max(options.seconds, Math.ceil(expected)), LONGEST);
        const settle = () => untilIdle(port, one);
        const cell = await load(port, { ...options, body: one.body, headers: HEADERS, connections, seconds, settle });
        cells.push({ question: one.question.name, ...cell });
        progress(cells.at(-1));
      }
    }
    running.check();
    return { server: server.name, size: data.size, startUp, memory: running.memory(), cells };
  } catch (error) {
    if (error instanceof Failure) error.message = `${server.name}, ${data.size}: ${error.message}`;
    throw error;
  } finally {
    await running.stop();
  }
}

/** The floor has one server for each question, which says what ours says. */
export async function measureFloor(server, data, options, progress) {
  const cells = [];
  let memory = null;
  for (const question of options.questions) {
    const file = join(options.folder, "answer");
    writeFileSync(file, data.answers[question.name]);
    const { port, running } = await startFloor(options.floor, file, options);
    const body = bodyOf(question, question.variables[data.size]);
    for (const connections of options.connections) {
      const cell = await load(port, { ...options, body, headers: HEADERS, connections, settle: async () => {} });
      cells.push({ question: question.name, ...cell });
      progress(cells.at(-1));
    }
    memory = Math.max(memory, running.memory());
    await running.stop();
  }
  return { server: server.name, size: data.size, startUp: null, memory, cells };
}

function start(server, data, options) {
  if (server.form) {
    const cold = options.canBeCold && server.form === "cold";
    return startOurs(options.program, data.ours[server.database], { ...options, cold });
  }
  return startPeer(server, data.tuned[server.database], options);
}

/** A question as this server's schema has it, and what ours answers to it. */
function asAsked(server, question, data) {
  const translated = server.name === "postgraphile" ? POSTGRAPHILE[question.name] : question;
  const variables = question.variables[data.size];
  const theirs = translated.toOurs && translated.variables ? translated.variables(variables) : variables;
  return {
    question,
    document: translated.document,
    variables: theirs,
    body: bodyOf(translated, theirs),
    toOurs: translated.toOurs,
    ours: normalForm(question, data.answers[question.name]),
  };
}

/** Asks once, and throws where the answer is not ours; how many milliseconds it took. */
async function check(port, { question, document, variables, toOurs, ours }) {
  const asked = performance.now();
  const bytes = await ask(port, { document }, variables);
  const time = performance.now() - asked;
  mustEqual(question, normalForm(question, bytes, toOurs), ours);
  return time;
}

async function untilIdle(port, one) {
  const end = performance.now() + PATIENCE;
  while ((await check(port, one)) > IDLE * one.alone + 20) {
    if (performance.now() > end) throw new Failure(`${one.question.name}: the server is not idle again after the load`);
  }
}
