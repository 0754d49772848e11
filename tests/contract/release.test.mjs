// That the comparison with the last release sees what breaks clients, and lets pass what does not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, current, newest, released } from "./release.mjs";

/** The contract of the last release with one edit, which must apply. */
function edited(from, to) {
  const { schema } = released();
  assert.match(schema, from);
  return changes(schema, schema.replace(from, to));
}

test("the same contract has no changes", async () => {
  assert.deepEqual(await changes(current(), current()), { breaking: [], harmless: 0 });
});

test("a field that is gone is breaking", async () => {
  const { breaking } = await edited(
    / {2}"""\n {2}How many records of each kind there are\.\n {2}"""\n {2}counts: Counts!\n/,
    "",
  );
  assert.ok(breaking.includes("Field 'counts' was removed from object type 'Registry'"), breaking.join("\n"));
});

test("a field that may be null is breaking", async () => {
  const { breaking } = await edited(/totalCount: Int!/, "totalCount: Int");
  assert.deepEqual(breaking, ["Field 'ActivityConnection.totalCount' changed type from 'Int!' to 'Int'"]);
});

test("an argument that must be given is breaking", async () => {
  const { breaking } = await edited(/region\(/, "region(\n    language: String!\n");
  assert.equal(breaking.length, 1, breaking.join("\n"));
  assert.match(breaking[0], /language/);
});

test("a value of an enumeration that is gone is breaking", async () => {
  const { breaking } = await edited(/ {2}"""\n {2}A campus\.\n {2}"""\n {2}CAMPUS\n/, "");
  assert.deepEqual(breaking, ["Enum value 'CAMPUS' was removed from enum 'UnitKind'"]);
});

test("a field more is not breaking", async () => {
  assert.deepEqual(await edited(/counts: Counts!/, "counts: Counts!\n  motto: String"), { breaking: [], harmless: 1 });
});

test("the newest release is the one of the highest number", () => {
  assert.equal(newest(["0.9.1", "0.10.0", "0.2.30"]), "0.10.0");
  assert.equal(newest(["1.0.0", "0.10.0", "1.0.1"]), "1.0.1");
});
