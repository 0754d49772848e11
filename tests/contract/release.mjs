// Compares schema.graphql with the contract of the last release, and fails where a client of that release would break.
// Run as a program it prints; the comparison itself is a function, which release.test.mjs holds against broken schemas.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { buildSchema } from "graphql";

/** What changed from one schema to another: what breaks clients, and what does not. */
export async function changes(before, after) {
  const all = await diff(buildSchema(before), buildSchema(after));
  const breaking = all.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
  return { breaking: breaking.map(({ message }) => message), harmless: all.length - breaking.length };
}

/** The newest of the versions, by number: 0.10.0 is newer than 0.9.1. */
export function newest(versions) {
  const numbers = (version) => version.split(".").map(Number);
  const ascending = (a, b) => a.reduce((order, number, place) => order || number - b[place], 0);
  return versions.toSorted((a, b) => ascending(numbers(a), numbers(b))).at(-1);
}

/** The version and the text of the contract of the last release. */
export function released() {
  const versions = readdirSync(new URL("released/", import.meta.url)).map((file) => file.replace(/\.graphql$/, ""));
  const strange = versions.find((version) => !/^\d+\.\d+\.\d+$/.test(version));
  if (strange !== undefined) throw new Error(`released/${strange} is not called VERSION.graphql`);
  const version = newest(versions);
  return { version, schema: read(`released/${version}.graphql`) };
}

export const current = () => read("../../schema.graphql");

function read(path) {
  return readFileSync(new URL(path, import.meta.url), "utf8");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { version, schema } = released();
  const { breaking, harmless } = await changes(schema, current());
  for (const message of breaking) console.log(`breaks clients of ${version}: ${message}`);
  console.log(`since ${version}: ${breaking.length} breaking changes, ${harmless} others`);
  process.exitCode = breaking.length === 0 ? 0 : 1;
}
