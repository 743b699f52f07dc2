import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheDir } from "../toolchain/paths";
import { styleOf } from "./style";

const interactive = Boolean(process.stdout.isTTY) && !process.env.CI;
const { dim } = styleOf(process.stdout);
const SPINNER = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

/**
 * Says what runs now, how far it is and how long it took last time: one line that moves in a terminal, one line per
 * finished step elsewhere. Steps may nest and run side by side; the line shows the newest.
 *
 * @example const progress = new Progress("up"); await progress.step("Start the cluster", async (say) => { say("node Ready"); });
 */
export class Progress {
  private readonly started = Date.now();
  private readonly running = new Map<string, { since: number; note: string; estimate: number | undefined }>();
  private readonly timings: Timings;
  private timer: NodeJS.Timeout | undefined;
  private frame = 0;

  constructor(command: string) {
    this.timings = new Timings(command);
  }

  /** Runs one named step. `say` notes how far it is. Steps that took under `quietMs` are not printed. */
  async step<T>(title: string, body: (say: (note: string) => void) => Promise<T>, quietMs = 0): Promise<T> {
    const state = { since: Date.now(), note: "", estimate: this.timings.get(title) };
    this.running.set(title, state);
    if (!interactive && state.estimate !== undefined && state.estimate > 30_000) {
      this.print(`… ${title} (last time ${seconds(state.estimate)})`);
    }
    this.animate();
    try {
      const result = await body((note) => {
        state.note = note;
      });
      const took = Date.now() - state.since;
      this.timings.set(title, took);
      if (took >= quietMs) this.print(`✓ ${title} ${dim(seconds(took))}${state.note ? dim(` · ${state.note}`) : ""}`);
      return result;
    } catch (error) {
      this.print(`✗ ${title} ${dim(seconds(Date.now() - state.since))}`);
      throw error;
    } finally {
      this.running.delete(title);
      if (this.running.size === 0) this.stop();
    }
  }

  /** Prints a line without disturbing the moving one. */
  print(line: string): void {
    this.clear();
    process.stdout.write(`${line}\n`);
  }

  get elapsedMs(): number {
    return Date.now() - this.started;
  }

  private animate(): void {
    if (!interactive || this.timer) return;
    this.timer = setInterval(() => this.draw(), 100);
    this.timer.unref();
  }

  private draw(): void {
    const newest = [...this.running].at(-1);
    if (!newest) return;
    const [title, { since, note, estimate }] = newest;
    // Past its estimate a step has more to do than last time, and the figure would only puzzle.
    const of = estimate === undefined || Date.now() - since > estimate ? "" : ` of about ${seconds(estimate)}`;
    const others = this.running.size > 1 ? ` (+${this.running.size - 1} more)` : "";
    const text = `${SPINNER[this.frame++ % SPINNER.length]} ${title} ${seconds(Date.now() - since)}${of}${others}${note ? ` · ${note}` : ""}`;
    this.clear();
    process.stdout.write(text.slice(0, (process.stdout.columns ?? 80) - 1));
  }

  private clear(): void {
    if (interactive) process.stdout.write("\r\u001b[K");
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.clear();
  }
}

/** How long each step took last time, in milliseconds. Kept in the cache: a hint, never an input. */
class Timings {
  private readonly file: string;
  private readonly values: Record<string, number>;

  constructor(command: string) {
    this.file = join(cacheDir(), "timings", `${command}.json`);
    this.values = this.load();
  }

  get(title: string): number | undefined {
    return this.values[title];
  }

  set(title: string, ms: number): void {
    this.values[title] = ms;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, `${JSON.stringify(this.values, null, 2)}\n`);
    } catch {
      // a cache that can't be written, as in many pipelines, is no reason for the step to fail
    }
  }

  private load(): Record<string, number> {
    try {
      return JSON.parse(readFileSync(this.file, "utf8")) as Record<string, number>;
    } catch {
      return {}; // first run, or not ours to worry about
    }
  }
}

export const seconds = (ms: number): string =>
  ms < 10_000
    ? `${(ms / 1000).toFixed(1)} s`
    : ms < 120_000
      ? `${Math.round(ms / 1000)} s`
      : `${(ms / 60_000).toFixed(1)} min`;
