import type { LockChange } from "../../constructs/lock/lock-changes";
import type { LockFinding } from "../../constructs/lock/lock-finding";
import type { RegistryAccess } from "../../runtime/shared/registry-access";
import { compareLocks, type LockComparison, type LockOptions } from "./locks";
import { checkWithRegistry, type RegistryCheck } from "./registry-check";

export interface ContractsCheck {
  readonly locks: readonly LockResult[];
  /** If a registry was asked. */
  readonly registry?: RegistryCheck;
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

/**
 * Compares what the program declares with what is released, and with what a registry holds. Changes nothing.
 * @param access of the registry; without it none is asked
 */
export async function checkContracts(
  options: Omit<LockOptions, "remove">,
  access?: RegistryAccess,
): Promise<ContractsCheck> {
  const { locks, topology } = await compareLocks({ ...options, remove: [] });
  const result = resultOf(locks);
  if (!access) return result;
  const registry = await checkWithRegistry(topology, access);
  const problems = [...registry.streams, ...registry.readers].flatMap((each) => each.problems);
  return { ...result, registry, errors: result.errors + problems.length };
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
