import { type ContractFinding, examineContract, told } from "../../shared/contracts/examine-contract";
import { examineReader } from "../../shared/contracts/examine-reader";
import type { TopicReader } from "../../shared/contracts/terms";
import type { SchemaRegistry } from "../../shared/schema-registry";
import { sideBySide } from "../../shared/side-by-side";
import type { DesiredState } from "../desired-state";
import { Refusal } from "../outcome";
import { formatOwner, type OwnerId } from "../ownership";
import { type ContractRecords, sameReader, type TopicEntry } from "./records";
import { refusal, refusedBecause } from "./registry-errors";

/** Subjects that the registry is asked about at a time. */
const AT_A_TIME = 8;

/** What an owner's contracts and readers need. */
export interface Examination {
  readonly contracts: readonly ContractFinding[];
  /** What is known of the topics that the request names. */
  readonly entries: ReadonlyMap<string, TopicEntry>;
  /** What the owner's workloads read with until now. */
  readonly before: readonly TopicReader[];
  /** Workloads of other owners that read the topic. */
  readonly readersOf: (topic: string) => Promise<readonly TopicReader[]>;
}

/**
 * Compares contracts with the registry, and with readers, and readers with what they are to read. Changes nothing.
 *
 * @throws Refusal HW-PROVISION-012 with a line for each reason; HW-PROVISION-003 if a subject is another team's
 * @throws Unreachable if the registry does not answer, or not to us
 */
export async function examine(
  registry: SchemaRegistry,
  records: ContractRecords,
  owner: OwnerId,
  { topics, readers = [] }: DesiredState,
): Promise<Examination> {
  const declared = topics.flatMap(({ name, contract }) => (contract ? [{ topic: name, ...contract }] : []));
  const before = await records.readersOf(formatOwner(owner));
  const named = [...declared, ...readers, ...before].map(({ topic }) => topic);
  const entries = await records.entries([...new Set(named)]);
  const readersOf = otherReaders(records, owner, entries);

  const contracts = await sideBySide(declared, AT_A_TIME, async (contract) => {
    const { topic } = contract;
    const known = entries.get(topic)?.declared;
    const others = () => readersOf(topic);
    return await examineContract(registry, contract, known, others).catch((error: unknown) => ({
      ...{ contract, problems: [refusedBecause(error)] },
      ...{ becomes: undefined, mode: undefined },
    }));
  });
  const comingTo = new Map(declared.map((contract) => [contract.topic, contract]));
  const fresh = readers.filter((reader) => !before.some((known) => sameReader(known, reader)));
  const unreadable = await sideBySide(fresh, AT_A_TIME, async (reader) => {
    const known = entries.get(reader.topic)?.declared;
    return await examineReader(registry, reader, known, comingTo.get(reader.topic));
  });

  await refuseForeignSubjects(records, owner, contracts);
  const problems = [
    ...contracts.flatMap(({ contract, problems }) => problems.map((line) => `${told(contract)}: ${line}`)),
    ...fresh.flatMap(({ workload, topic }, index) =>
      (unreadable[index] ?? []).map((line) => `${workload}, which reads ${topic}: ${line}`),
    ),
  ];
  if (problems.length > 0) throw refusal(problems);
  return { contracts, entries, before, readersOf };
}

export const isChange = ({ becomes, mode }: ContractFinding): boolean => becomes !== undefined || mode !== undefined;

/** Each owner's are read once. */
function otherReaders(records: ContractRecords, owner: OwnerId, entries: ReadonlyMap<string, TopicEntry>) {
  const known = new Map<string, Promise<readonly TopicReader[]>>();
  const ofOwner = (name: string) => {
    const reading = known.get(name) ?? records.readersOf(name);
    known.set(name, reading);
    return reading;
  };
  return async (topic: string): Promise<readonly TopicReader[]> => {
    const others = (entries.get(topic)?.readers ?? []).filter((name) => name !== formatOwner(owner));
    const theirs = await Promise.all(others.map(ofOwner));
    return theirs.flat().filter((reader) => reader.topic === topic);
  };
}

/** Using what a subject holds is free; changing it is for the team that it belongs to. */
async function refuseForeignSubjects(
  records: ContractRecords,
  { namespace }: OwnerId,
  contracts: readonly ContractFinding[],
): Promise<void> {
  const changed = contracts.filter(isChange);
  const subjects = sharedSubjects(changed);
  const owners = await records.claims.read(subjects);
  const foreign = subjects.filter((subject) => (owners.get(subject) ?? namespace) !== namespace);
  if (foreign.length === 0) return;
  throw new Refusal(
    403,
    "HW-PROVISION-003",
    `Team "${namespace}" can use contracts of other teams, but not change them.`,
    foreign.map((subject) => `subject "${subject}" belongs to team "${owners.get(subject)}"`),
  );
}

/** Subjects that are not a topic's own. */
export const sharedSubjects = (contracts: readonly ContractFinding[]): string[] => [
  ...new Set(
    contracts
      .filter(({ contract: { topic, subject } }) => subject !== `${topic}-value`)
      .map(({ contract }) => contract.subject),
  ),
];
