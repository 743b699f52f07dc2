import { AsyncLocalStorage } from "node:async_hooks";
import { spawn } from "node:child_process";
import { createWriteStream, type WriteStream } from "node:fs";
import { Interrupted } from "./user-error";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Appended to this file as it comes. */
  readonly log?: string;
  /** Called with each line of output as it comes. */
  readonly onLine?: (line: string) => void;
  readonly input?: string;
  /** `command` is a line for the system's shell, and `args` is empty. @default false */
  readonly shell?: boolean;
  /** Ends the program and what it started after this many milliseconds; the code is then 124. @default no limit */
  readonly timeoutMs?: number;
  /** What Ctrl-C does to it, and `again` a second one. @default SIGINT, then SIGKILL, to its process group */
  readonly interrupt?: (pid: number, again: boolean) => void;
}

export interface RunResult {
  readonly code: number;
  readonly signal: NodeJS.Signals | null;
  /** Standard output and standard error, in order of arrival. */
  readonly output: string;
  readonly stdout: string;
  readonly stderr: string;
}

const children = new Map<number, (pid: number, again: boolean) => void>();
let interrupted = false;
/** How long work may take to notice an interruption by itself, and to let go of what it holds. */
const UNWIND_MS = 1_000;
/** End the work whose cleanup is still to be done. */
const unwinding = new Set<(error: Interrupted) => void>();
const cleaning = new AsyncLocalStorage<true>();

/** True once Ctrl-C or SIGTERM was received, but for a cleanup: that is done to its end. */
export const wasInterrupted = () => interrupted && !cleaning.getStore();

/**
 * Does the work and then, whatever came of it, the cleanup: also after Ctrl-C, when the work is no longer waited for.
 * A second Ctrl-C ends the cleanup too.
 */
export async function withCleanup<T>(work: () => Promise<T>, cleanup: () => Promise<unknown>): Promise<T> {
  let unwind: (error: Interrupted) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    unwind = reject;
  });
  unwinding.add(unwind);
  try {
    return await Promise.race([work(), stopped]);
  } finally {
    await cleaning.run(true, cleanup).finally(() => unwinding.delete(unwind));
  }
}

/**
 * Makes Ctrl-C orderly: each running child (in a process group of its own) gets SIGINT once and is waited for;
 * a second Ctrl-C kills what is left. What `withCleanup` has begun is cleaned up first. Call once at the start of a long
 * command.
 */
export function handleInterrupts(): void {
  let first = 0;
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      // One Ctrl-C may come twice: from the terminal, and forwarded by the process that started us.
      if (interrupted && Date.now() - first < 500) return;
      const again = interrupted;
      if (!again) first = Date.now();
      interrupted = true;
      for (const [pid, interrupt] of children) interrupt(pid, again);
      if (again || (children.size === 0 && unwinding.size === 0)) process.exit(130);
      // A program that runs is waited for, and its end unwinds the work.
      if (children.size === 0) setTimeout(unwindAll, UNWIND_MS);
    });
  }
}

function unwindAll(): void {
  for (const unwind of unwinding) unwind(new Interrupted());
}

/** Ctrl-C for a program that needs nothing special: SIGINT to its process group, SIGKILL the second time. */
export function interruptGroup(pid: number, again: boolean): void {
  killGroup(pid, again ? "SIGKILL" : "SIGINT");
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // already gone
  }
}

// A command that ends early leaves no compiler or download running behind it.
process.on("exit", () => {
  for (const pid of children.keys()) killGroup(pid, "SIGTERM");
});

/** Runs a program to its end. Never throws for a non-zero exit; throws `Interrupted` after Ctrl-C. */
export async function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  if (wasInterrupted()) throw new Interrupted();
  const log: WriteStream | undefined = options.log ? createWriteStream(options.log, { flags: "a" }) : undefined;
  log?.write(`\n$ ${[command, ...args].join(" ")}\n`);
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    shell: options.shell ?? false,
    stdio: [options.input === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    // A group of its own, so that Ctrl-C reaches it once, from us, and in our order.
    detached: true,
  });
  if (child.pid !== undefined) children.set(child.pid, options.interrupt ?? interruptGroup);
  child.stdin?.on("error", () => undefined).end(options.input);

  const chunks: string[] = [];
  const stdout: string[] = [];
  const stderr: string[] = [];
  let partial = "";
  const receive = (text: string) => {
    chunks.push(text);
    log?.write(text);
    if (!options.onLine) return;
    const lines = (partial + text).split("\n");
    partial = lines.pop() ?? "";
    for (const line of lines) options.onLine(line);
  };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout.push(text);
    receive(text);
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr.push(text);
    receive(text);
  });

  let timedOut = false;
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          if (child.pid !== undefined) killGroup(child.pid, "SIGKILL");
        }, options.timeoutMs);
  try {
    const { code, signal } = await new Promise<{ code: number; signal: NodeJS.Signals | null }>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code, signal) => resolve({ code: timedOut ? 124 : (code ?? 128), signal }));
    });
    if (wasInterrupted()) throw new Interrupted();
    return { code, signal, output: chunks.join(""), stdout: stdout.join(""), stderr: stderr.join("") };
  } finally {
    clearTimeout(timer);
    if (child.pid !== undefined) children.delete(child.pid);
    log?.end();
  }
}

/** `run`, for programs whose failure is not expected: a non-zero exit throws with the last lines of its output. */
export async function runOrThrow(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const result = await run(command, args, options);
  if (result.code === 0) return result;
  const tail = result.output.trimEnd().split("\n").slice(-15).join("\n");
  throw new Error(`${command} ${args.join(" ")} failed (${result.signal ?? `exit ${result.code}`}):\n${tail}`);
}
