// Asks questions and holds answers against ours. How often a second they can be asked is told in `load.mjs`.

import { isDeepStrictEqual } from "node:util";

import { Failure } from "./failure.mjs";

export const HEADERS = {
  "content-type": "application/json",
  accept: "application/graphql-response+json, application/json;q=0.9",
};

export function bodyOf({ document }, variables) {
  return JSON.stringify({ query: document, variables });
}

/** The bytes of an answer. */
export function ask(port, question, variables) {
  const body = bodyOf(question, variables);
  return fetchBytes(`http://127.0.0.1:${port}/graphql`, { method: "POST", headers: HEADERS, body });
}

export async function fetchBytes(url, options = {}) {
  // A connection of its own: servers close those that rest for some seconds.
  const headers = { ...options.headers, connection: "close" };
  const response = await fetch(url, { ...options, headers }).catch((error) => {
    throw new Failure(`${url} did not answer: ${error.cause?.message ?? error.message}`);
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.status !== 200) throw new Failure(`${url} answered ${response.status}: ${bytes.subarray(0, 1_000)}`);
  return bytes;
}

/** What an answer says, in the form in which all servers' answers are compared. `toOurs` makes another schema's data ours. */
export function normalForm(question, bytes, toOurs = (data) => data) {
  const { data, errors } = JSON.parse(bytes.toString());
  if (errors || !data) throw new Failure(`${question.name}: ${JSON.stringify(errors ?? "no data").slice(0, 1_000)}`);
  const normal = question.normal ?? ((whole) => whole);
  return normal(toOurs(data));
}

/** Throws with the first place where the two differ. */
export function mustEqual(question, theirs, ours) {
  if (isDeepStrictEqual(theirs, ours)) return;
  const { path, one, other } = difference(theirs, ours);
  const shown = (value) => (JSON.stringify(value) ?? "nothing").slice(0, 300);
  throw new Failure(`${question.name}: the answers differ at ${path}\n  theirs: ${shown(one)}\n  ours:   ${shown(other)}`);
}

function difference(one, other, path = "data") {
  const composite = [one, other].every((value) => typeof value === "object" && value !== null);
  if (composite && Array.isArray(one) === Array.isArray(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
      if (!isDeepStrictEqual(one[key], other[key])) return difference(one[key], other[key], `${path}.${key}`);
    }
  }
  return { path, one, other };
}
