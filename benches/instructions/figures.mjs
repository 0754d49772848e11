// The figures that are kept, beside those that were measured: which grew too much, and the table of both.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("figures.json", import.meta.url));
/** By how much a figure may be above the one that is kept. */
const GROWTH = 0.03;
/** What differs less than this is not renewed, so that the reason of the last change stays with its figure. */
const SAME = 0.01;

export function read() {
  return JSON.parse(readFileSync(FILE, "utf8"));
}

/** The figures with those that changed in the place of the old ones. */
export function renewed({ figures }, measured, tools, reason) {
  const next = Object.entries(measured).map(([name, instructions]) => {
    const old = figures[name];
    const stays = old && Math.abs(growth(old.instructions, instructions)) < SAME;
    return [name, stays ? old : { instructions, reason }];
  });
  return { tools, figures: Object.fromEntries(next) };
}

/** One line a figure, so that a change shows which. */
export function write({ tools, figures }) {
  const lines = Object.entries(figures).map(([name, { instructions, reason }]) => {
    return `    ${JSON.stringify(name)}: { "instructions": ${instructions}, "reason": ${JSON.stringify(reason)} }`;
  });
  const text = `{\n  "tools": ${JSON.stringify(tools)},\n  "figures": {\n${lines.join(",\n")}\n  }\n}\n`;
  writeFileSync(FILE, text);
}

/** The names on either side, with what is wrong with each, or an empty text. */
export function verdicts({ figures }, measured) {
  const names = [...new Set([...Object.keys(measured), ...Object.keys(figures)])];
  return new Map(names.map((name) => [name, verdict(figures[name]?.instructions, measured[name])]));
}

function verdict(kept, now) {
  if (kept === undefined) return "is not kept";
  if (now === undefined) return "is not measured";
  return growth(kept, now) > GROWTH ? "grew too much" : "";
}

export function table({ figures }, measured) {
  const rows = [...verdicts({ figures }, measured)].map(([name, wrong]) => {
    const [now, kept] = [measured[name], figures[name]?.instructions];
    const percent = now && kept ? `${(growth(kept, now) * 100).toFixed(2)} %` : "–";
    return [name, digits(now), digits(kept), percent, wrong];
  });
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(["instructions", "now", "kept", "growth", ""]), "|---|---:|---:|---:|---|", ...rows.map(line)].join("\n");
}

function growth(from, to) {
  return to / from - 1;
}

function digits(number) {
  return number?.toLocaleString("en") ?? "–";
}
