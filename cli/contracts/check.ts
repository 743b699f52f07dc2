import type { LockChange } from "../../constructs/lock/lock-changes";
import type { LockFinding } from "../../constructs/lock/lock-finding";
import { compareLocks, type LockComparison, type LockOptions } from "./locks";

export interface ContractsCheck {
  readonly locks: readonly LockResult[];
  readonly errors: number;
  readonly warnings: number;
}

export interface LockResult {
  /** Relative to the folder of cdktf.json. */
  readonly file: string;
  /** False before the first release. */
  readonly exists: boolean;
  readonly findings: readonly LockFinding[];
  /** What a release would record. */
  readonly changes: readonly LockChange[];
}

/** Compares what the program declares with what is released. Changes nothing. */
export async function checkContracts(options: Omit<LockOptions, "remove">): Promise<ContractsCheck> {
  const { locks } = await compareLocks({ ...options, remove: [] });
  return resultOf(locks);
}

export function resultOf(locks: readonly LockComparison[]): ContractsCheck {
  const findings = locks.flatMap((lock) => lock.findings);
  const count = (level: LockFinding["level"]) => findings.filter((finding) => finding.level === level).length;
  return {
    locks: locks.map(({ file, exists, findings: found, changes }) => ({ file, exists, findings: found, changes })),
    errors: count("error"),
    warnings: count("warning"),
  };
}
