import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { interruptGroup } from "../../console/process";

/** Environment variable that every process of a deploy inherits: by it they are found, also when orphaned. */
export const DEPLOY_ID = "HEADWATER_DEPLOY_ID";

const ORDERLY_MS = 15_000;

interface DeployProcess {
  readonly pid: number;
  readonly isTerraform: boolean;
}

/**
 * Ends what a killed deploy left running: terraform gets the time to finish what it does and to write its state,
 * the rest (cdktf, orphaned providers that nobody listens to) is killed. Only Linux lets us find them.
 */
export async function endLeftovers(id: string, say: (note: string) => void): Promise<number> {
  const found = processesOf(id);
  if (found.length === 0) return 0;
  say(`ending ${found.length} processes of the deploy that died`);
  interruptTerraform(found);
  const deadline = Date.now() + ORDERLY_MS;
  while (processesOf(id).some(({ isTerraform }) => isTerraform) && Date.now() < deadline) await sleep(200);
  send(processesOf(id), "SIGKILL");
  return found.length;
}

/**
 * Ctrl-C while cdktf (process `pid`) runs. cdktf itself must not get it: it would exit at once, and its terminal would
 * hang up on terraform in the middle of a change. Terraform gets it, ends in order, and cdktf reports that.
 */
export function interruptDeploy(id: string, pid: number, again: boolean): void {
  if (again) send(processesOf(id), "SIGKILL");
  if (again || !interruptTerraform(processesOf(id))) interruptGroup(pid, again);
}

function interruptTerraform(processes: readonly DeployProcess[]): boolean {
  const terraform = processes.filter(({ isTerraform }) => isTerraform);
  send(terraform, "SIGINT");
  return terraform.length > 0;
}

function send(processes: readonly DeployProcess[], signal: NodeJS.Signals): void {
  for (const { pid } of processes) {
    try {
      process.kill(pid, signal);
    } catch {
      // already gone
    }
  }
}

function processesOf(id: string): DeployProcess[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid && read(`/proc/${pid}/environ`).includes(`${DEPLOY_ID}=${id}`))
    .map((pid) => ({ pid, isTerraform: /^(terraform|tofu)$/.test(read(`/proc/${pid}/comm`).trim()) }));
}

/**
 * When a process began, as a text that no later process of the same number has; undefined if there is none.
 * A number alone says nothing after a reboot.
 */
export function beginningOf(pid: number): string | undefined {
  if (process.platform !== "linux") {
    const { status, stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return status === 0 ? stdout.trim() : undefined;
  }
  // The name, in parentheses, may hold spaces; the 22nd field is the start in ticks since boot.
  const ticks = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[19];
  return ticks && `${read("/proc/sys/kernel/random/boot_id").trim()}:${ticks}`;
}

/** Empty if the process has gone or is not ours. */
function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
