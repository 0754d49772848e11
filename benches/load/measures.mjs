// What is measured: answers a second, how long they take, memory over time; and whether it was good enough.
//
// Nothing is asked here.

const SAMPLE = 1_000;
/** What memory may grow by once everything has been asked. */
const GROWTH = 1.2;
/** Milliseconds below which memory is told and not judged: it takes two minutes to settle. */
const LONG_ENOUGH = 4 * 60_000;
const MOST_FAULTS = 10;

export class Measures {
  imports = 0;
  refused = 0;
  faults = [];
  times = [];
  recent = [];
  memory = [];

  constructor(program) {
    this.program = program;
  }

  /** Begins the time that counts. */
  begin(length) {
    this.started = Date.now();
    this.length = length;
    this.sampling = setInterval(async () => {
      // Fails where the server has ended, which whoever asks it tells.
      const kib = await this.program.memory().catch(() => null);
      if (kib) this.memory.push({ at: Date.now() - this.started, kib });
    }, SAMPLE).unref();
  }

  answered(milliseconds) {
    this.times.push(milliseconds);
    this.recent.push(milliseconds);
  }

  fault(text) {
    if (this.faults.length < MOST_FAULTS) console.log(`FAULT ${text}`);
    this.faults.push(text);
  }

  get failed() {
    return this.faults.length > 0;
  }

  progress() {
    const seconds = Math.round((Date.now() - this.started) / 1_000);
    const line = `${seconds} s: ${figures(this.recent, 10)}, ${mib(this.memory.at(-1)?.kib)}, ${this.imports} imports`;
    this.recent = [];
    return line;
  }

  report() {
    clearInterval(this.sampling);
    const seconds = (Date.now() - this.started) / 1_000;
    const [second, last] = [this.quarter(1), this.quarter(3)];
    if (this.length >= LONG_ENOUGH && last > GROWTH * second) this.fault(`memory grew from ${mib(second)} to ${mib(last)}`);
    return [
      `valid: ${figures(this.times, seconds)} (${this.times.length} answers), refused as they should be: ${this.refused}`,
      `memory: ${mib(second)} in the second quarter, ${mib(last)} in the last; imports: ${this.imports}`,
      this.failed ? `FAILED with ${this.faults.length} faults` : "passed",
    ].join("\n");
  }

  /** The median of a quarter of the time. */
  quarter(number) {
    const from = (number * this.length) / 4;
    const inside = this.memory.filter(({ at }) => at >= from && at < from + this.length / 4);
    return percentile(inside.map(({ kib }) => kib), 0.5);
  }
}

function figures(times, seconds) {
  const [half, most] = [0.5, 0.99].map((part) => percentile(times, part).toFixed(1));
  return `${Math.round(times.length / seconds)} requests/s, p50 ${half} ms, p99 ${most} ms`;
}

function percentile(values, part) {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length * part)] ?? 0;
}

function mib(kib) {
  return `${Math.round((kib ?? 0) / 1024)} MiB`;
}
