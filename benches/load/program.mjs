// The real program: two datasets that differ in a few rows, a database file, a server, and requests to it.
//
// What is asked is in requests.mjs.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const run = promisify(execFile);
const DECODE = { br: brotliDecompressSync, gzip: gunzipSync };

export class Program {
  agent = new Agent({ keepAlive: true, noDelay: true });
  ended = null;

  /** Makes the datasets, imports A, and serves it. */
  static async start(path, partners) {
    const program = new Program();
    program.path = path;
    program.directory = await mkdtemp(join(tmpdir(), "partnergraph-load-"));
    await program.makeDatasets(partners);
    await program.import("A");
    await program.serve();
    return program;
  }

  async makeDatasets(partners) {
    const [a, b] = ["A", "B"].map((name) => join(this.directory, name));
    const sizes = ["--partners", partners, "--agreements", 3 * partners, "--activities", 9 * partners].map(String);
    await run(this.path, ["generate", a, ...sizes, "--log", "off"]);
    await cp(a, b, { recursive: true });
    for (const file of ["partners.csv", "agreements.csv"]) {
      const lines = (await readFile(join(b, file), "utf8")).split("\n");
      // The last column is a summary; every fifth row that has none gets one.
      const changed = lines.map((line, at) => (line.endsWith(",") && at % 5 === 0 ? `${line}As it is in B.` : line));
      await writeFile(join(b, file), changed.join("\n"));
    }
  }

  get database() {
    return ["--database-url", `sqlite://${join(this.directory, "load.db")}`];
  }

  async import(name) {
    const { stdout } = await run(this.path, ["import", join(this.directory, name), "--log", "off", ...this.database]);
    this.revision = Number(/revision (\d+)/.exec(stdout)?.[1]);
    if (this.server) await this.follows(this.revision);
  }

  /** Waits until the server answers with a revision. */
  async follows(revision) {
    const question = { method: "POST", body: JSON.stringify({ query: "{ registry { revision } }" }) };
    for (let tries = 0; tries < 1_000; tries += 1) {
      const { body } = await this.send(question);
      if (body.includes(`"revision":${revision}}`)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`the server did not follow to revision ${revision}`);
  }

  async serve() {
    const settings = ["--listen", "127.0.0.1:0", "--today", "2026-11-23", "--log", "warn,partnergraph::cli=info"];
    // Whether answers are right is looked at, on machines that have as much to do as they bear.
    const time = ["request", "header", "body", "stall"].flatMap((limit) => [`--${limit}-timeout`, "120"]);
    this.server = spawn(this.path, ["serve", ...settings, ...time, ...this.database], { stdio: ["ignore", "ignore", "pipe"] });
    this.server.on("exit", (code, signal) => (this.ended = `the server ended: ${code ?? signal}`));
    const lines = createInterface({ input: this.server.stderr });
    this.address = await new Promise((resolve, reject) => {
      this.server.on("exit", () => reject(new Error(this.ended)));
      lines.on("line", (line) => {
        const found = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line);
        if (found) resolve({ host: "127.0.0.1", port: Number(found[1]) });
        else if (/ (WARN|ERROR) /.test(line)) console.log(`  server: ${line}`);
      });
    });
  }

  /** Sends a request; status and body of the answer. */
  send({ method = "POST", path = "/graphql", headers = {}, body }) {
    if (this.ended) throw new Error(this.ended);
    const accept = { accept: "application/graphql-response+json, */*;q=0.1" };
    const type = body === undefined ? {} : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const options = { ...this.address, method, path, agent: this.agent, headers: { ...accept, ...type, ...headers } };
    return new Promise((resolve, reject) => {
      const sent = request(options, async (response) => {
        try {
          const bytes = Buffer.concat(await response.toArray());
          const decode = DECODE[response.headers["content-encoding"]] ?? ((same) => same);
          resolve({ status: response.statusCode, body: decode(bytes).toString() });
        } catch (error) {
          reject(error);
        }
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  /** Resident memory in KiB. */
  async memory() {
    const { stdout } = await run("ps", ["-o", "rss=", "-p", String(this.server.pid)]);
    return Number(stdout);
  }

  /** Ends the server as its operator would, and removes everything. */
  async stop() {
    this.agent.destroy();
    const crashed = this.ended;
    if (!crashed) {
      const exit = once(this.server, "exit");
      this.server.kill("SIGTERM");
      const [code] = await exit;
      if (code !== 0) throw new Error(`the server ended with ${code} when it was told to stop`);
    }
    await rm(this.directory, { recursive: true });
    if (crashed) throw new Error(crashed);
  }
}
