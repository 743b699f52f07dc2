import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, copyFileSync, openSync, statSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ComponentSpec, ComponentStatus } from "../config/spec";
import { answers } from "./probe";

const MAX_LOG_BYTES = 20 * 1024 * 1024;
/** A process that ran this long is not in a crash loop. */
const STABLE_MS = 60_000;
const STOP_MS = 3_000;
/** So many probes in a row must fail before a component that was ready counts as unhealthy. */
const TOLERATED_FAILURES = 3;

/** One process of the node, kept running. */
export class Component {
  private state: ComponentStatus["state"] = "waiting";
  private child: ChildProcess | undefined;
  private restarts = 0;
  private lastExit: string | undefined;
  private stopping = false;
  private readonly log: string;

  constructor(
    readonly spec: ComponentSpec,
    logs: string,
    private readonly changed: () => void,
  ) {
    this.log = join(logs, `${spec.name}.log`);
  }

  get name(): string {
    return this.spec.name;
  }

  get isReady(): boolean {
    return this.state === "ready";
  }

  get status(): ComponentStatus {
    return {
      name: this.name,
      state: this.state,
      restarts: this.restarts,
      ...(this.child?.pid !== undefined && { pid: this.child.pid }),
      ...(this.lastExit !== undefined && { lastExit: this.lastExit }),
    };
  }

  async keepRunning(needsAreReady: () => boolean): Promise<void> {
    let backoffMs = 200;
    while (!this.stopping) {
      if (!needsAreReady() || !(await this.mayStart())) {
        await sleep(50);
        continue;
      }
      if (this.stopping) return;
      const since = Date.now();
      await this.runOnce();
      if (this.stopping) return;
      backoffMs = Date.now() - since > STABLE_MS ? 200 : Math.min(backoffMs * 2, 10_000);
      this.enter("stopped");
      await sleep(backoffMs);
      this.restarts++;
    }
  }

  /** SIGTERM, and SIGKILL three seconds later. */
  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (!child) return;
    const ended = new Promise((resolve) => child.once("close", resolve));
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(timer);
  }

  private async mayStart(): Promise<boolean> {
    const { once } = this.spec;
    return once === undefined || this.restarts > 0 || (await answers(once));
  }

  private async runOnce(): Promise<void> {
    const [command = "", ...args] = this.spec.command;
    this.limitLog();
    const log = openSync(this.log, "a", 0o600);
    writeSync(log, `--- ${new Date().toISOString()} ${command} ${args.join(" ")}\n`);
    const env = { ...process.env, PATH: `${join(command, "..")}:${process.env.PATH ?? ""}`, ...this.spec.environment };
    const child = spawn(command, args, { stdio: ["ignore", log, log], env });
    closeSync(log);
    const ended = new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(error.message));
      child.once("close", (code, signal) => resolve(signal ?? `exit ${code}`));
    });
    this.child = child;
    this.enter("starting");
    const watching = new AbortController();
    const watch = this.watch(watching.signal);
    this.lastExit = await ended;
    this.child = undefined;
    watching.abort();
    await watch;
  }

  /** Follows the health of the running process. */
  private async watch(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const healthy = await answers(this.spec.probe);
      if (signal.aborted) return;
      failures = healthy ? 0 : failures + 1;
      if (healthy) this.enter("ready");
      else if (this.state === "ready" && failures >= TOLERATED_FAILURES) this.enter("unhealthy");
      this.limitLog();
      await sleep(this.state === "starting" ? 100 : 2_000, undefined, { signal }).catch(() => undefined);
    }
  }

  private enter(state: ComponentStatus["state"]): void {
    if (this.state === state) return;
    this.state = state;
    this.changed();
  }

  /** One older file is kept. The process goes on writing to the same, now empty, file. */
  private limitLog(): void {
    const size = statSync(this.log, { throwIfNoEntry: false })?.size ?? 0;
    if (size < MAX_LOG_BYTES) return;
    copyFileSync(this.log, `${this.log}.1`);
    truncateSync(this.log);
  }
}
