import { rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { UserError } from "../../console/user-error";
import { lockText } from "../../constructs/lock/lock-text";
import { type ContractsCheck, resultOf } from "./check";
import { compareLocks, type LockOptions } from "./locks";

/** `written`: the files that changed; none if anything may not be released, or all is released already. */
export interface ContractsRelease extends ContractsCheck {
  readonly written: readonly string[];
}

/** Records what the program declares as released, in all its lock files or, if anything departs, in none. */
export async function releaseContracts(options: LockOptions): Promise<ContractsRelease> {
  const { folder, locks } = await compareLocks(options);
  const result = resultOf(locks);
  if (result.errors > 0) return { ...result, written: [] };
  const changed = locks.filter(({ exists, changes }) => !exists || changes.length > 0);
  for (const { file, lock } of changed) await replace(resolve(folder, file), lockText(lock));
  return { ...result, written: changed.map(({ file }) => file) };
}

/** A lock file is there as a whole or as it was, whenever the command ends. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text);
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw new UserError(
      "HW-LOCKFILE-011",
      `${file} can't be written: ${error instanceof Error ? error.message : String(error)}.`,
      "Make its folder one that you may write to.",
    );
  }
}
