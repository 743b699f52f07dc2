import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export type LogLine = Readonly<Record<string, unknown>> & { readonly msg?: string };

const running = new Set<ChildProcess>();
// Whoever started them may be interrupted before it stops them.
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A program under test, with its output line by line. */
export class Program {
  readonly lines: string[] = [];
  readonly startedAt = Date.now();
  /** Each line is parsed once: whoever waits for one looks at all of them again and again. */
  private readonly parsed: LogLine[] = [];
  private linesParsed = 0;
  private readonly child: ChildProcess;
  private readonly exited: Promise<number>;
  private readonly watchers = new Set<() => void>();

  constructor(command: string, args: readonly string[], env: Readonly<Record<string, string>>, cwd?: string) {
    this.child = spawn(command, args, {
      cwd,
      env: { PATH: process.env.PATH, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(this.child);
    for (const stream of [this.child.stdout, this.child.stderr]) {
      let partial = "";
      stream?.setEncoding("utf8").on("data", (text: string) => {
        const lines = (partial + text).split("\n");
        partial = lines.pop() ?? "";
        this.lines.push(...lines);
        for (const check of this.watchers) check();
      });
    }
    this.exited = once(this.child, "close").then(([code, signal]) => {
      running.delete(this.child);
      for (const check of this.watchers) check();
      return (code as number | null) ?? (signal === "SIGKILL" ? 137 : 1);
    });
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Those of the lines that are JSON. */
  get log(): LogLine[] {
    for (const line of this.lines.slice(this.linesParsed)) {
      if (line.startsWith("{")) this.parsed.push(JSON.parse(line) as LogLine);
    }
    this.linesParsed = this.lines.length;
    return [...this.parsed];
  }

  /** Resolves with the first such line of the log; rejects with all output when the time is up or the program ends. */
  async waitFor(what: string | ((line: LogLine) => boolean), timeoutMs = 20_000): Promise<LogLine> {
    const matches = (line: LogLine) => (typeof what === "string" ? line.msg === what : what(line));
    return await this.until(() => this.log.find(matches), String(what), timeoutMs);
  }

  /** The same for output that is no JSON. */
  async waitForLine(pattern: RegExp, timeoutMs = 20_000): Promise<string> {
    return await this.until(() => this.lines.find((line) => pattern.test(line)), String(pattern), timeoutMs);
  }

  private async until<T>(find: () => T | undefined, what: string, timeoutMs: number): Promise<T> {
    return await new Promise((resolve, reject) => {
      const finish = (act: () => void) => {
        this.watchers.delete(check);
        clearTimeout(timer);
        act();
      };
      const fail = (why: string) => finish(() => reject(new Error(`${why} before ${what}:\n${this.lines.join("\n")}`)));
      const check = () => {
        const found = find();
        if (found !== undefined) finish(() => resolve(found));
        else if (!this.running) fail("The program ended");
      };
      const timer = setTimeout(() => fail("Time is up"), timeoutMs);
      this.watchers.add(check);
      check();
    });
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** The exit code. */
  exit(): Promise<number> {
    return this.exited;
  }

  /** Ends it and resolves with the exit code. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number> {
    if (this.running) this.child.kill(signal);
    return await this.exited;
  }
}
