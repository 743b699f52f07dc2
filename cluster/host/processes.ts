import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename } from "node:path";

/** The processes on the host that make up a cluster's node. Found by their command line, so there is no pid file to go stale. */
export interface NodeProcesses {
  /** The node's first process. */
  readonly init?: number;
  /** The `unshare` that started it; ends last, when nothing of the node is left. */
  readonly launcher?: number;
}

export function findNode(stateFolder: string): NodeProcesses {
  const found: { init?: number; launcher?: number } = {};
  for (const { pid, args } of processes()) {
    const script = args.findIndex((arg) => basename(arg) === "init.sh");
    if (script < 0 || args[script + 1] !== stateFolder) continue;
    if (basename(args[0] ?? "") === "unshare") found.launcher = pid;
    // Its forks look the same until they run a program of their own.
    else if (script === 1 && pidInside(pid) === 1) found.init = pid;
  }
  return found;
}

/** Host pids of the node's processes by the pid that they have inside. */
export function hostPids(init: number): ReadonlyMap<number, number> {
  const namespace = pidNamespace(init);
  const pids = new Map<number, number>();
  for (const { pid } of processes()) {
    if (pidNamespace(pid) !== namespace) continue;
    const inside = pidInside(pid);
    if (inside !== undefined) pids.set(inside, pid);
  }
  return pids;
}

/** The process's id in the innermost namespace that it is in. */
function pidInside(pid: number): number | undefined {
  const inside = /^NSpid:.*\t(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1];
  return inside === undefined ? undefined : Number(inside);
}

function* processes(): Generator<{ readonly pid: number; readonly args: readonly string[] }> {
  for (const entry of readdirSync("/proc")) {
    const pid = Number(entry);
    if (pid > 0) yield { pid, args: read(`/proc/${pid}/cmdline`).split("\0") };
  }
}

function pidNamespace(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return ""; // ended meanwhile
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return ""; // ended meanwhile
  }
}
