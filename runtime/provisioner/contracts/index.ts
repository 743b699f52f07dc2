import type { SchemaRegistry } from "../../shared/schema-registry";
import type { DesiredState } from "../desired-state";
import type { OwnerId } from "../ownership";
import { type Change, NO_CHANGES, type Plan } from "../plan";
import { contractChanges, readerChanges } from "./changes";
import { entryAfter, outdatedEntries } from "./entries";
import { type Examination, examine, isChange, sharedSubjects } from "./examine";
import type { ContractRecords } from "./records";
import { register } from "./register";
import { asking } from "./registry-errors";

export interface ContractsOptions {
  /** Undefined: the platform has none, so contracts are neither registered nor compared. */
  readonly registry: SchemaRegistry | undefined;
  readonly records: ContractRecords;
  /** Owners of other teams, as "namespace/name", that hold grants to read the topics. */
  readonly grantees: (topics: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]>>;
}

/**
 * What has to change in the registry, and in what is recorded of readers. Nobody else may change them until the plan is
 * applied.
 *
 * @throws Refusal HW-PROVISION-012 if a contract does not fit what is registered or who reads it, or a reader what it
 *   reads; HW-PROVISION-003 if a subject is another team's
 * @throws Unreachable if the registry does not answer
 */
export async function planContracts(options: ContractsOptions, owner: OwnerId, desired: DesiredState): Promise<Plan> {
  const { registry, records } = options;
  if (!registry) return NO_CHANGES;
  const found = await asking(() => examine(registry, records, owner, desired));
  const outdated = outdatedEntries(found, owner, desired);
  const changes = await changesIn(options, found, desired);
  if (changes.length === 0 && outdated.size === 0) return NO_CHANGES;
  const apply = async () => {
    await records.claims.claim(sharedSubjects(found.contracts.filter(isChange)), owner.namespace);
    await asking(() => register(registry, found.contracts));
    await records.writeReaders(owner, desired.readers ?? []);
    await records.changeEntries(outdated, entryAfter(owner, desired));
  };
  return { changes, apply };
}

async function changesIn(
  { grantees }: ContractsOptions,
  { contracts, before, readersOf }: Examination,
  { readers = [] }: DesiredState,
): Promise<Change[]> {
  const changed = contracts.filter(isChange);
  const granted = changed.length === 0 ? new Map() : await grantees(changed.map(({ contract }) => contract.topic));
  const changes: Change[] = [];
  for (const finding of changed) {
    const { topic } = finding.contract;
    const known = (await readersOf(topic)).map(({ workload }) => workload);
    // Who holds a grant and has published no schema is told by the name of its release.
    const affects = new Set([...known, ...((granted.get(topic) as readonly string[] | undefined) ?? [])]);
    changes.push(...contractChanges(finding, [...affects].sort()));
  }
  return [...changes, ...readerChanges(before, readers)];
}
