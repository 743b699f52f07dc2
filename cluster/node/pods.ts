import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const GRACE_MS = 3_000;

/** Asks every process in a container to end, so that data is closed properly, and waits three seconds at most. */
export async function stopPods(): Promise<void> {
  for (const pid of containerProcesses()) signal(pid);
  const deadline = Date.now() + GRACE_MS;
  while (Date.now() < deadline && containerProcesses().length > 0) await sleep(50);
}

/** Processes of containers live in process namespaces of their own, unlike the node's components. */
function containerProcesses(): readonly number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && namespaceDepth(pid) > 1);
}

/** How many process namespaces, counted from the node's, this process is in. */
function namespaceDepth(pid: number): number {
  try {
    const line = /^NSpid:\t(.*)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "";
    return line.split("\t").length;
  } catch {
    return 0; // ended meanwhile
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch {
    // ended meanwhile
  }
}
