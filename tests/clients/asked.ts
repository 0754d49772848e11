// What every client does with what it was told: the address that it asks, and whether the pages hold all partners once.

import assert from "node:assert/strict";

/** The endpoint given as argument. */
export function endpoint(): string {
  const url = process.argv[2] ?? "";
  assert.ok(URL.canParse(url), "give the endpoint, e.g. http://127.0.0.1:8000/graphql");
  return url;
}

/** Says how much was seen, after a look that nothing was seen twice and nothing is missing. */
export function report(slugs: readonly string[], totalCount: number, pages: number): void {
  assert.equal(new Set(slugs).size, slugs.length, "a partner came twice");
  assert.equal(slugs.length, totalCount, "not as many partners as totalCount tells");
  console.log(`${slugs.length} partners on ${pages} pages`);
}

/** Does not compile where the two types differ; `any` is like none but itself. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** `is<Same<typeof value, string | null>>(true)` holds a type against the one that is expected. */
export function is<T extends true>(_: T): void {}
