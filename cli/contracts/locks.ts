import { posix } from "node:path";
import { UsageError, UserError } from "../../console/user-error";
import { lockFilesOf } from "../../constructs/lock/lock-of";
import { readLock } from "../../constructs/lock/read-lock";
import { emptyLock, type Release, released } from "../../constructs/lock/release";
import type { Topology } from "../../constructs/model/topology";
import { refuseErrors, withSynthesized } from "../synth/synthesize";
import { topologyOf } from "../synth/topology";

export interface LockOptions {
  /** Folder of the cdktf project. */
  readonly appDir: string;
  /** Which of the program's lock files. @default all */
  readonly lock?: string;
  /** What was removed on purpose: `team/name` of streams and workloads, or a team. */
  readonly remove: readonly string[];
}

/** A lock file beside what the program declares now. */
export interface LockComparison extends Release {
  /** As the teams name it, relative to the folder of cdktf.json. */
  readonly file: string;
  /** False before the first release. */
  readonly exists: boolean;
}

/**
 * Synthesizes the program and compares it with the lock files that its teams name.
 *
 * @throws UserError if the program has other errors than departures from what is released, or a lock can't be read
 */
export async function compareLocks({ appDir, lock, remove }: LockOptions): Promise<{
  readonly folder: string;
  readonly locks: readonly LockComparison[];
  readonly topology: Topology;
}> {
  return withSynthesized(appDir, async (synthesized) => {
    const { findings, app } = synthesized;
    refuseErrors(findings.filter(({ code = "" }) => !/^HW-(RELEASED|LOCKFILE)-/.test(code)));
    const topology = topologyOf(synthesized);
    const locks = selected(topology, lock).map((file) => compared(topology, file, app.folder, remove));
    refuseRemovals(locks, remove);
    return { folder: app.folder, locks, topology };
  });
}

function selected(topology: Topology, lock: string | undefined): readonly string[] {
  const files = lockFilesOf(topology);
  if (lock === undefined) return files;
  const chosen = files.filter((file) => file === posix.normalize(lock));
  if (chosen.length > 0) return chosen;
  throw new UsageError(
    "HW-LOCKFILE-010",
    `No team of the program has the lock file ${lock}; ${files.length > 0 ? `they have ${files.join(", ")}` : "it has no teams"}.`,
    'Name one of them, or give it to the team: new Team(stack, "shop", { platform, lock: "headwater.production.lock" }).',
  );
}

function compared(topology: Topology, file: string, folder: string, remove: readonly string[]): LockComparison {
  const read = readLock(file, folder);
  if (read && "problems" in read) {
    const [first, ...others] = read.problems;
    const details = others.map(({ code, message }) => `${code}: ${message}`);
    throw new UserError(first?.code ?? "", first?.message ?? "", first?.fix ?? "", details);
  }
  return { file, exists: read !== undefined, ...released(topology, { file, lock: read?.lock ?? emptyLock, remove }) };
}

/** With several lock files, a name to remove need be in one of them only. */
function refuseRemovals(locks: readonly LockComparison[], remove: readonly string[]): void {
  for (const name of remove) {
    const refusals = locks.map((lock) => lock.refusals.get(name));
    const problem = refusals.find((refusal) => refusal?.code === "HW-LOCKFILE-008") ?? refusals[0];
    if (problem && !refusals.includes(undefined)) throw new UsageError(problem.code, problem.message, problem.fix);
  }
}
