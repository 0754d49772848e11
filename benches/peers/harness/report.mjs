// Makes tables of what was measured, holds it against the targets, and puts both into a document. Nothing is measured here.

import { readFileSync, writeFileSync } from "node:fs";

import { QUESTIONS } from "../questions.mjs";
import { Failure } from "./failure.mjs";
import { median, ROUNDS, USUAL } from "./measure.mjs";
import { FLOOR, OURS, PEERS } from "./servers.mjs";

const SERVERS = [FLOOR, ...OURS, ...PEERS];
const SIZES = ["small", "large"];
const MARKERS = ["<!-- peers:begin -->", "<!-- peers:end -->"];

/** `results` is what `measure` returned, for all servers and sizes. */
export function report(machine, options, results) {
  const figures = new Figures(results);
  const parts = [about(machine, options), "### Targets", targets(figures)];
  for (const size of options.sizes) {
    for (const question of options.questions) {
      parts.push(`### ${question.title} (${size})`, table(figures, size, question.name, options.connections));
    }
  }
  parts.push("### Memory and start", resources(figures, options.sizes));
  return parts.join("\n\n");
}

/** Puts the text between the markers of a document, in the place of what stood there. */
export function replacePart(path, text) {
  const document = readFileSync(path, "utf8");
  const [begin, end] = MARKERS.map((marker) => document.indexOf(marker));
  if (begin < 0 || end < begin) throw new Failure(`${path} does not have the lines ${MARKERS.join(" and ")}`);
  writeFileSync(path, `${document.slice(0, begin)}${MARKERS[0]}\n\n${text}\n\n${document.slice(end)}`);
}

class Figures {
  #results;

  constructor(results) {
    this.#results = results;
  }

  of(server, size) {
    return this.#results.find((result) => result.server === server.name && result.size === size) ?? null;
  }

  cell(server, size, question, connections) {
    const cells = this.of(server, size)?.cells ?? [];
    return cells.find((cell) => cell.question === question && cell.connections === connections) ?? null;
  }

  /** How many times as many requests one server answers as another: the median of the rounds both had, which lie close in time. */
  ratio(one, other, size, question) {
    const [ones, others] = [one, other].map((server) => server && this.cell(server, size, question, USUAL)?.rounds);
    return ones && others ? median(ones.slice(0, others.length).map((perSecond, round) => perSecond / others[round])) : null;
  }

  /** The peer that answers most requests. */
  fastestPeer(size, question) {
    const perSecond = (peer) => this.cell(peer, size, question, USUAL)?.perSecond ?? 0;
    const fastest = PEERS.toSorted((one, other) => perSecond(other) - perSecond(one))[0];
    return perSecond(fastest) > 0 ? fastest : null;
  }

  /** The ratio of our server, on the database where it is less. */
  ours(form, other, size, question) {
    const ours = OURS.filter((one) => one.form === form);
    return least(ours.map((one) => this.ratio(one, other, size, question)));
  }

  /** The most of a figure that one of our servers took. */
  mostOfOurs(figure, size, databases = ["sqlite", "postgres"]) {
    return most(OURS.filter((one) => databases.includes(one.database)).map((one) => this.of(one, size)?.[figure] ?? null));
  }
}

function about({ date, cores, processor, memory, system, versions }, { seconds, processes, rounds }) {
  const programs = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const hardware = `${cores} cores (${processor}), ${gigabytes(memory)} of memory, ${system}`;
  const { usual, slow, close, closest, other } = ROUNDS;
  return `One run on ${date}: ${hardware}, with wrk on the same machine. Each figure is the median of ${usual * rounds} rounds of a peer
(${slow * rounds} where they last longer than ${seconds} s), of cold ours ${close * rounds}, of warm ours and the floor ${closest * rounds} (of all ${other * rounds} where there are not ${USUAL} connections), in
which the servers take turns; each ratio is the median of those of single rounds.
A round lasts ${seconds} s, and longer where answers take long. Our server is one process, each peer ${processes}. Times are milliseconds.

${programs.join(" · ")}`;
}

function targets(figures) {
  const rows = [];
  const add = (what, value, target, show, isMet) => {
    const met = value === null ? "not measured" : isMet(value) ? "met" : "**not met**";
    rows.push([what, value === null ? "–" : show(value), target, met]);
  };
  const atLeast = (target, form, size, question, what, other) => {
    const value = figures.ours(form, other, size, question);
    add(`${question}, ${size}: ${form} ÷ ${what}`, value, `≥ ${target}`, ratio, (reached) => reached >= target);
  };
  const ofPeer = (target, size, question) =>
    atLeast(target, "cold", size, question, "fastest peer", figures.fastestPeer(size, question));
  const ofFloor = (target, form, size, question) => atLeast(target, form, size, question, "floor", FLOOR);
  for (const size of SIZES) ofPeer(10, size, "walk");
  ofFloor(0.2, "cold", "small", "walk");
  ofPeer(20, "large", "statistic");
  for (const size of SIZES) for (const { name } of QUESTIONS) ofPeer(3, size, name);
  for (const size of SIZES) for (const { name } of QUESTIONS) ofFloor(0.85, "warm", size, name);
  add("large: resident memory", figures.mostOfOurs("memory", "large"), "< 300 MB", megabytes, (bytes) => bytes < 300e6);
  const start = figures.mostOfOurs("startUp", "large", ["sqlite"]);
  add("large, SQLite: start to the first answer", start, "< 2 s", inSeconds, (time) => time < 2_000);
  return markdown(["", "measured", "target", ""], rows);
}

function table(figures, size, question, connections) {
  const peer = figures.fastestPeer(size, question);
  const rows = SERVERS.filter((server) => figures.of(server, size)).map((server) => {
    const cells = connections.flatMap((count) => {
      const cell = figures.cell(server, size, question, count);
      return [perSecond(cell.perSecond), milliseconds(cell.p50), milliseconds(cell.p99)];
    });
    const of = (other) => {
      const value = figures.ratio(server, other, size, question);
      return value === null ? "–" : ratio(value);
    };
    return [server.title, ...cells, of(FLOOR), of(peer)];
  });
  const heads = connections.flatMap((count) => [`${count}: /s`, "p50", "p99"]);
  return markdown(["connections", ...heads, "÷ floor", "÷ best peer"], rows);
}

function resources(figures, sizes) {
  const rows = SERVERS.filter((server) => sizes.some((size) => figures.of(server, size))).map((server) => {
    const cells = sizes.flatMap((size) => {
      const { memory, startUp } = figures.of(server, size);
      return [memory === null ? "–" : megabytes(memory), startUp === null ? "–" : inSeconds(startUp)];
    });
    return [server.title, ...cells];
  });
  return markdown(["", ...sizes.flatMap((size) => [`${size}: memory`, `${size}: start`])], rows);
}

/** All columns but the first are numbers. */
function markdown(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(heads), `|---|${"---:|".repeat(heads.length - 1)}`, ...rows.map(line)].join("\n");
}

function most(numbers) {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : Math.max(...known);
}

function least(numbers) {
  const known = numbers.filter((number) => number !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function digits(number, count) {
  return number.toLocaleString("en", { minimumFractionDigits: count, maximumFractionDigits: count });
}

export const perSecond = (number) => digits(number, number < 100 ? 1 : 0);
export const milliseconds = (number) => digits(number, number < 10 ? 2 : number < 100 ? 1 : 0);
const ratio = (number) => digits(number, number < 10 ? 2 : 1);
const megabytes = (bytes) => `${digits(bytes / 1e6, 0)} MB`;
const gigabytes = (bytes) => `${digits(bytes / 1e9, 0)} GB`;
const inSeconds = (time) => `${digits(time / 1_000, 2)} s`;
