import type { CompatibilityMode } from "../../../constructs/model/declarations";
import type { SchemaRegistry } from "../schema-registry";
import { contractOf } from "./contract-of";
import { namedVersions, readSubject, registeredAs, versionsFor } from "./subject-state";
import type { DeclaredContract, TopicContract, TopicReader } from "./terms";
import { brokenReaders, incompatibleVersions, type NamedContract } from "./verdicts";

/** A topic's contract beside what the registry holds. */
export interface ContractFinding {
  readonly contract: TopicContract;
  /** Why it may not be registered, one line each; empty if it may, or is already. */
  readonly problems: readonly string[];
  /** Number of the version that it will be; undefined if it is registered. */
  readonly becomes: number | undefined;
  /** The subject's mode has to change from this one; undefined in it: from that of the registry. */
  readonly mode: { readonly from: CompatibilityMode | undefined } | undefined;
}

export const told = ({ topic, subject }: TopicContract): string => `contract of ${topic} (${subject})`;

/**
 * Compares a contract with the subject's versions and with what the topic's readers read with. Changes nothing.
 *
 * @param declared what the topic's owner declared before, as far as it is known
 * @param readers gives those of other owners, if they are needed
 */
export async function examineContract(
  registry: SchemaRegistry,
  contract: TopicContract,
  declared: DeclaredContract | undefined,
  readers: () => Promise<readonly TopicReader[]>,
): Promise<ContractFinding> {
  const { subject, compatibility, format } = contract;
  const state = await readSubject(registry, subject);
  const last = state.latest?.version ?? 0;
  const registered = await registeredAs(registry, contract, state);
  const becomes = registered === undefined ? last + 1 : undefined;
  const mode = state.mode === compatibility ? undefined : { from: state.mode };
  const finding = (problems: readonly string[]) => ({ contract, problems, becomes, mode });

  // Another message of the same Protobuf file is another contract to those who read it.
  const sameEvent = declared === undefined || declared.message === contract.message;
  if (registered === last && sameEvent) return finding([]);

  const next = contractOf(contract);
  if (!next.contract) return finding([next.problem]);
  const former = await versionsFor(registry, subject, state, compatibility);
  const { versions, problems } = namedVersions(former, { format, ...eventOf(declared ?? contract) });
  if (problems.length > 0) return finding(problems);
  const found = [
    ...incompatibleVersions(next.contract, versions, compatibility),
    ...brokenReaders(next.contract, named(await readers(), versions)),
  ];
  // The registry judges by the mode that the subject has; if that is to change, it is asked when it has.
  const ask = found.length === 0 && becomes !== undefined && !mode;
  const objection = ask ? await registry.objection(subject, contract) : undefined;
  return finding(objection === undefined ? found : [objectionOf(objection)]);
}

export const objectionOf = (reason: string): string => `the registry finds it incompatible: ${reason}.`;

export const eventOf = ({ message }: { readonly message?: string }) => (message === undefined ? {} : { message });

function named(readers: readonly TopicReader[], versions: readonly NamedContract[]): NamedContract[] {
  return readers.flatMap((reader) => {
    const { contract } = contractOf(reader);
    if (!contract) return []; // it was when it was recorded, by another Headwater
    const version = versions.find((one) => one.contract.digest === contract.digest)?.name ?? "a schema of its own";
    return [{ name: `${reader.workload} (reads with ${version})`, contract }];
  });
}
