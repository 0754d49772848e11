// Measures all servers at one size: how long each takes to start, whether it answers as ours does, how it bears the load, and how
// much memory it then holds. They take turns, so that a machine that is slower for some minutes is so for all of them. What the
// figures mean is told in `report.mjs`.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { POSTGRAPHILE } from "../questions-postgraphile.mjs";
import { ask, bodyOf, HEADERS, mustEqual, normalForm } from "./answers.mjs";
import { Failure } from "./failure.mjs";
import { load, warmUp } from "./load.mjs";
import { FLOOR, PEERS, startFloor, startOurs, startPeer } from "./servers.mjs";

/** How often each question is asked before the load: a compiled query or a kept answer must be right too. */
const REHEARSALS = 3;
/** The question that the time to the first answer is measured with. */
const FIRST = "dossier";
/** The connections at a time that ratios and targets are about. */
export const USUAL = 16;
/**
 * How often the servers take turns; the median counts. Ours and the floor go on among themselves, and longest the floor and kept
 * answers: they differ by a few percent, and single rounds of two equal servers by half. A peer whose rounds last longer than
 * others needs fewer. `--rounds` multiplies all of them.
 */
export const ROUNDS = { usual: 5, slow: 3, close: 7, closest: 9, other: 1 };
/**
 * A round lasts until there should be so many answers a connection, but no longer than this in seconds: those that are under way
 * at its end are not counted.
 */
const ENOUGH = 4;
const LONGEST = 10;
/** A server counts as idle again when an answer takes no longer than so many times what it took before the load. */
const IDLE = 2;
const PATIENCE = 120_000;

/** `data` is what `prepare` returned; one result a server. */
export async function measure(servers, data, options, say) {
  const entrants = [];
  try {
    for (const server of servers) {
      say(`${data.size}: ${server.name} starts`);
      entrants.push(await (server === FLOOR ? Floor : Entrant).enter(server, data, options));
    }
    for (const question of options.questions) {
      for (const entrant of entrants.filter(isPeer)) await entrant.warmUp(question, options);
      for (const connections of options.connections) {
        say(`${data.size}: ${question.name}, ${connections} connections`);
        await inTurn(entrants, question, connections, options, say);
      }
    }
    return entrants.map((entrant) => entrant.result(data.size));
  } finally {
    for (const entrant of entrants) await entrant.stop();
  }
}

async function inTurn(entrants, question, connections, options, say) {
  const how = { ...options, connections };
  const rounds = (entrant) => options.rounds * roundsOf(entrant, question, how);
  const loaded = new Map(entrants.map((entrant) => [entrant, []]));
  for (let round = 0; round < Math.max(...entrants.map(rounds)); round += 1) {
    for (const entrant of ordered(entrants, round).filter((one) => round < rounds(one))) {
      loaded.get(entrant).push(await entrant.load(question, how));
    }
  }
  for (const [entrant, loads] of loaded) {
    const cell = { question: question.name, connections, rounds: loads.map(({ perSecond }) => perSecond) };
    for (const figure of ["perSecond", "p50", "p99"]) cell[figure] = median(loads.map((one) => one[figure]));
    entrant.cells.push(cell);
    say(`  ${entrant.server.name}`, cell);
  }
}

function roundsOf(entrant, question, how) {
  if (how.connections !== USUAL) return ROUNDS.other;
  if (isPeer(entrant)) return entrant.secondsOf(question, how) > how.seconds ? ROUNDS.slow : ROUNDS.usual;
  return entrant.server.form === "cold" ? ROUNDS.close : ROUNDS.closest;
}

function isPeer({ server }) {
  return PEERS.includes(server);
}

/** Each second time ours and the floor come the other way round, as whoever follows the peers finds a machine less at rest. */
function ordered(entrants, round) {
  const others = entrants.filter((entrant) => !isPeer(entrant));
  return [...(round % 2 === 0 ? others : others.reverse()), ...entrants.filter(isPeer)];
}

export function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
}

/** A server that runs and has answered every question as ours does. */
class Entrant {
  cells = [];

  constructor(server, { port, running }) {
    Object.assign(this, { server, port, running });
  }

  static async enter(server, data, options) {
    const started = performance.now();
    const entrant = new Entrant(server, await start(server, data, options));
    try {
      await entrant.rehearse(data, options, started);
      return entrant;
    } catch (error) {
      await entrant.stop();
      throw entrant.named(error);
    }
  }

  async rehearse(data, { questions }, started) {
    this.asked = new Map(questions.map((question) => [question, asAsked(this.server, question, data)]));
    const first = questions.find(({ name }) => name === FIRST) ?? questions[0];
    await this.check(first);
    this.startUp = performance.now() - started;
    for (const question of questions) {
      for (let count = 0; count < REHEARSALS; count += 1) this.asked.get(question).alone = await this.check(question);
    }
  }

  /** Has programs that are compiled while they run compiled; ours are so before. */
  async warmUp(question, { folder }) {
    await this.loading(question, warmUp, { connections: USUAL, folder });
  }

  async load(question, { connections, folder, ...options }) {
    const seconds = this.secondsOf(question, { connections, ...options });
    return this.loading(question, load, { connections, folder, seconds });
  }

  /** How long a round lasts. */
  secondsOf(question, { connections, seconds, processes }) {
    const expected = Math.min((ENOUGH * connections * this.asked.get(question).alone) / 1_000 / processes, LONGEST);
    return Math.max(seconds, Math.ceil(expected));
  }

  async loading(question, loads, options) {
    const { body } = this.asked.get(question);
    try {
      return await loads(this.port, { ...options, body, headers: HEADERS, settle: () => this.untilIdle(question) });
    } catch (error) {
      throw this.named(error);
    }
  }

  /** Asks once, and throws where the answer is not ours; how many milliseconds it took. */
  async check(question) {
    const { document, variables, toOurs, ours } = this.asked.get(question);
    const asked = performance.now();
    const bytes = await ask(this.port, { document }, variables);
    const time = performance.now() - asked;
    mustEqual(question, normalForm(question, bytes, toOurs), ours);
    return time;
  }

  async untilIdle(question) {
    const end = performance.now() + PATIENCE;
    while ((await this.check(question)) > IDLE * this.asked.get(question).alone + 20) {
      if (performance.now() > end) throw new Failure(`${question.name}: the server is not idle again after the load`);
    }
  }

  result(size) {
    this.running.check();
    return { server: this.server.name, size, startUp: this.startUp, memory: this.running.memory(), cells: this.cells };
  }

  stop() {
    return this.running.stop();
  }

  named(error) {
    if (error instanceof Failure) error.message = `${this.server.name}: ${error.message}`;
    return error;
  }
}

/** The floor has one server for each question, which says what ours says. */
class Floor {
  server = FLOOR;
  cells = [];
  servers = new Map();

  static async enter(_, data, options) {
    const floor = new Floor();
    for (const question of options.questions) {
      const file = join(options.folder, `answer-${question.name}`);
      writeFileSync(file, data.answers[question.name]);
      const body = bodyOf(question, question.variables[data.size]);
      floor.servers.set(question, { ...(await startFloor(options.floor, file, options)), body });
    }
    return floor;
  }

  async load(question, { connections, seconds, folder }) {
    const { port, body } = this.servers.get(question);
    return load(port, { connections, seconds, folder, body, headers: HEADERS, settle: async () => {} });
  }

  result(size) {
    const memory = Math.max(...[...this.servers.values()].map(({ running }) => running.memory()));
    return { server: this.server.name, size, startUp: null, memory, cells: this.cells };
  }

  async stop() {
    for (const { running } of this.servers.values()) await running.stop();
  }
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
    document: translated.document,
    variables: theirs,
    body: bodyOf(translated, theirs),
    toOurs: translated.toOurs,
    ours: normalForm(question, data.answers[question.name]),
  };
}
