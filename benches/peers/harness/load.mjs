// Asks a server the same question again and again through wrk, over some connections at a time. What is asked is none of its
// business.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { Failure } from "./failure.mjs";
import { run } from "./programs.mjs";

const SCRIPT = fileURLToPath(new URL("load.lua", import.meta.url));
const WARM_UP = 1;

export async function wrkVersion() {
  // It prints its version among its usage, and then fails.
  const usage = await run("sh", ["-c", "wrk --version 2>&1 || true"]);
  const version = /^wrk (\S+)/m.exec(usage)?.[1];
  if (!version) throw new Failure("wrk is not there (Debian: apt install wrk)");
  return version;
}

/** Gets a server going; what it says is not looked at. */
export async function warmUp(port, how) {
  await wrk(port, { ...how, seconds: WARM_UP });
}

/** Requests a second, and how long they took in milliseconds. Throws where an answer was not 200. */
export async function load(port, how) {
  const told = await wrk(port, how);
  if (told.refused + told.failed > 0) {
    throw new Failure(`under load, ${told.refused} answers were not 200 and ${told.failed} did not come`);
  }
  return { perSecond: told.requests / (told.microseconds / 1e6), p50: told.p50 / 1_000, p99: told.p99 / 1_000 };
}

/** At its end, wrk leaves requests behind that a server goes on with; `settle` waits until it is done with them. */
async function wrk(port, { body, headers, connections, seconds, folder, settle }) {
  const files = [join(folder, "body"), join(folder, "headers")];
  writeFileSync(files[0], body);
  writeFileSync(files[1], Object.entries(headers).map((header) => header.join(": ")).join("\n"));
  const flags = ["-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "120s", "-s", SCRIPT];
  const printed = await run("wrk", [...flags, `http://127.0.0.1:${port}/graphql`, "--", ...files]);
  await settle();
  return JSON.parse(printed.trimEnd().split("\n").at(-1));
}
