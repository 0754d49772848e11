// Programs run from here: those that do something and end, and servers, each with all of its processes.

import { execFile, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";

import { atTheEnd } from "./cleanup.mjs";
import { Failure } from "./failure.mjs";

const GRACE = 5_000;

/** Runs a program to its end; what it printed. */
export async function run(program, programArguments, options = {}) {
  try {
    const { stdout } = await promisify(execFile)(program, programArguments, { maxBuffer: 1 << 26, ...options });
    return stdout;
  } catch (error) {
    if (error.code === "ENOENT") throw new Failure(`there is no program ${program}`);
    throw new Failure(`${program} ${programArguments.join(" ")}: ${error.stderr || error.message}`);
  }
}

export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** A server that runs; `log` is the file that it prints to. Its processes form a group of their own. */
export class Server {
  #child;
  #log;
  #ended;
  stop;

  constructor(program, programArguments, { env = {}, log }) {
    const output = openSync(log, "w");
    this.#log = log;
    this.#child = spawn(program, programArguments, {
      detached: true,
      stdio: ["ignore", output, output],
      env: { ...process.env, ...env },
    });
    closeSync(output);
    this.#ended = new Promise((ended) => {
      this.#child.once("exit", ended);
      this.#child.once("error", ended);
    });
    this.stop = atTheEnd(() => this.#stop());
  }

  /** Throws where it has ended by itself. */
  check() {
    if (this.#child.exitCode === null && this.#child.signalCode === null && this.#child.pid) return;
    throw new Failure(`the server ended by itself; it printed:\n${readFileSync(this.#log, "utf8").slice(-2_000)}`);
  }

  async #stop() {
    const { pid } = this.#child;
    if (!pid) return;
    signalGroup(pid, "SIGTERM");
    await Promise.race([this.#ended, pause(GRACE, undefined, { ref: false })]);
    signalGroup(pid, "SIGKILL");
    await this.#ended;
  }

  /** Resident memory of all its processes in bytes, with pages that they share counted once; null where /proc is not there. */
  memory() {
    let bytes = null;
    for (const pid of processesOf(this.#child.pid)) {
      const kilobytes = /^Pss:\s+(\d+) kB/m.exec(readOrNothing(`/proc/${pid}/smaps_rollup`))?.[1];
      if (kilobytes) bytes = (bytes ?? 0) + Number(kilobytes) * 1024;
    }
    return bytes;
  }
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

function processesOf(group) {
  let names;
  try {
    names = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
  // After the name in parentheses: the state, the parent, the group.
  return names.filter((pid) => readOrNothing(`/proc/${pid}/stat`).split(") ").at(-1).split(" ")[2] === String(group));
}

function readOrNothing(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
