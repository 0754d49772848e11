// Compares our server with other GraphQL servers over the same data: prepares the data, measures the servers in turn, and
// reports. Run it from the root of the repository; `--help` lists the flags. Each step stands in a file of `harness`.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { cleanUp } from "./harness/cleanup.mjs";
import { prepare } from "./harness/data.mjs";
import { Failure } from "./harness/failure.mjs";
import { machine } from "./harness/machine.mjs";
import { measure } from "./harness/measure.mjs";
import { readOptions } from "./harness/options.mjs";
import { findPostgres } from "./harness/postgres.mjs";
import { run } from "./harness/programs.mjs";
import { milliseconds, perSecond, replacePart, report } from "./harness/report.mjs";
import { FLOOR, mustBeBuilt, OURS } from "./harness/servers.mjs";

const FOLDER = "target/peers";
const DOCUMENT = "docs/benchmarks.md";
const SWITCH = "--max-answer-bytes";

async function main() {
  const options = readOptions();
  if (options === null) return;
  mustBeBuilt(options);
  Object.assign(options, { folder: FOLDER, canBeCold: await canBeCold(options) });
  mkdirSync(FOLDER, { recursive: true });
  const postgres = await findPostgres();
  const machineOfRun = await machine({ ...options, postgresVersion: postgres.version });

  const ours = OURS.filter(({ form }) => options.kept || form === "cold");
  const servers = [...(options.floor ? [FLOOR] : []), ...ours, ...options.peers];
  const results = [];
  for (const size of options.sizes) {
    say(`${size}: filling databases`);
    const data = await prepare(size, { ...options, postgres: postgres.url });
    results.push(...(await measure(servers, data, options, say)));
    // After each size, so that a failure does not take all that was measured before it.
    writeFileSync(join(FOLDER, "results.json"), `${JSON.stringify({ machine: machineOfRun, results }, null, 2)}\n`);
    await data.remove();
  }

  const text = report(machineOfRun, options, results);
  console.log(text);
  if (options.isWhole) replacePart(DOCUMENT, text);
  say(options.isWhole ? `wrote ${DOCUMENT}` : `${DOCUMENT} stays as it is, as this run left something out`);
}

/** Whether the program can be told to keep no answers. One that keeps none anyhow cannot be measured with kept answers. */
async function canBeCold({ program, kept }) {
  const can = (await run(program, ["serve", "--help"])).includes(SWITCH);
  if (!can && kept) {
    throw new Failure(`${program} has no ${SWITCH}, so that it keeps no answers: build it anew, or give --without-kept`);
  }
  return can;
}

function say(text, cell) {
  const figures = cell
    ? `: ${perSecond(cell.perSecond)} a second, p50 ${milliseconds(cell.p50)} ms, p99 ${milliseconds(cell.p99)} ms`
    : "";
  console.error(`${new Date().toTimeString().slice(0, 8)} ${text}${figures}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Failure ? `failed: ${error.message}` : error);
  process.exitCode = 1;
} finally {
  await cleanUp();
}
