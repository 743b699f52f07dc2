import { durableServiceOf } from "../concerns/durable";
import {
  groupOf,
  isTransactional,
  principalOf,
  retryTopicOf,
  speaksKafka,
  transactionalIdPrefixOf,
} from "../concerns/identities";
import type { ContractDeclaration } from "../model/contract-declaration";
import type { StreamDeclaration, TeamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import type { Lock, LockedReader, LockedSchema, LockedStream, LockedTeam, LockedWorkload } from "./lock";

/** Where a team's lock is, unless it says otherwise. */
export const DEFAULT_LOCK = "headwater.lock";

/** The teams of this program that keep a lock file. */
export const teamsWith = (topology: Topology, file: string): readonly TeamDeclaration[] =>
  ownTeams(topology).filter((team) => lockFileOf(team) === file);

/** The lock files that the program's teams keep, sorted; whether they exist is another question. */
export const lockFilesOf = (topology: Topology): readonly string[] =>
  [...new Set(ownTeams(topology).map(lockFileOf))].sort();

/** The teams that the program itself declares. */
export const ownTeams = ({ teams }: Topology): readonly TeamDeclaration[] => teams.filter(({ imported }) => !imported);

export const lockFileOf = ({ lock = DEFAULT_LOCK }: TeamDeclaration): string => lock;

/**
 * The lock of what is declared, as if nothing had been released before.
 *
 * @param teams whose streams and workloads; all of the program's own by default
 */
export function lockOf(topology: Topology, teams: readonly TeamDeclaration[] = ownTeams(topology)): Lock {
  return { version: 1, teams: Object.fromEntries(teams.map((team) => [team.name, lockedTeam(topology, team)])) };
}

const lockedTeam = (topology: Topology, team: TeamDeclaration): LockedTeam => ({
  namespace: team.namespace,
  streams: Object.fromEntries(streamsOf(topology, team).map((stream) => [stream.name, lockedStream(stream)])),
  workloads: Object.fromEntries(
    workloadsOf(topology, team)
      .map((workload) => [workload.name, lockedWorkload(topology, team, workload)] as const)
      .filter(([, { identities, storage }]) => storage !== undefined || Object.keys(identities).length > 0),
  ),
});

/** A team's streams. Dead letters are part of their workload's identity. */
export const streamsOf = (topology: Topology, team: TeamDeclaration): readonly StreamDeclaration[] =>
  topology.streams.filter((stream) => stream.team === team.path && stream.role !== "dead-letter");

export const workloadsOf = (topology: Topology, team: TeamDeclaration): readonly WorkloadDeclaration[] =>
  topology.workloads.filter((workload) => workload.team === team.path);

/** Topics and groups that the team deletes: what had them was removed on purpose. */
export const deletedBy = (topology: Topology, team: TeamDeclaration): ReadonlySet<string> =>
  new Set(
    topology.tombstones
      .filter((tombstone) => tombstone.team === team.path)
      .flatMap(({ topics, groups }) => [...topics, ...groups]),
  );

function lockedStream(stream: StreamDeclaration): LockedStream {
  const { role, topic, key, partitions, replicationFactor, compatibility, contract } = stream;
  return {
    role: role === "state" ? "state" : "event",
    topic,
    ...(key === undefined ? {} : { key }),
    partitions,
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
    compatibility,
    ...(contract ? { contract: { format: contract.format, versions: [lockedSchema(contract)] } } : {}),
  };
}

export function lockedWorkload(
  topology: Topology,
  team: TeamDeclaration,
  workload: WorkloadDeclaration,
): LockedWorkload {
  const { subscribes, storage, durable } = workload;
  const deadLetters = subscribes.find((subscription) => subscription.deadLetters !== undefined)?.deadLetters;
  const retries = retryTopicOf(workload, team);
  const reads = subscribes.flatMap(({ stream, reads: reader }) =>
    reader ? [[topology.stream(stream).topic, lockedReader(reader)] as const] : [],
  );
  return {
    identities: {
      ...(speaksKafka(workload) ? { principal: principalOf(workload, team) } : {}),
      ...(subscribes.length > 0 ? { group: groupOf(workload, team) } : {}),
      ...(isTransactional(workload) ? { transactionalIdPrefix: transactionalIdPrefixOf(workload, team) } : {}),
      ...(deadLetters === undefined ? {} : { deadLetterTopic: topology.stream(deadLetters).topic }),
      ...(retries === undefined ? {} : { retryTopic: retries }),
      ...(durable ? { restateService: durableServiceOf(workload, team) } : {}),
    },
    ...(durable ? { durable: durable.kind } : {}),
    ...(storage ? { storage: storage.size } : {}),
    ...(reads.length > 0 ? { reads: Object.fromEntries(reads) } : {}),
  };
}

const lockedSchema = ({ digest, message, schema }: ContractDeclaration): LockedSchema => ({
  digest,
  ...(message === undefined ? {} : { message }),
  schema,
});

const lockedReader = (contract: ContractDeclaration): LockedReader => ({
  format: contract.format,
  ...lockedSchema(contract),
});

/** All versions of a stream's contract, as contracts that can be compared. */
export const versionsOf = ({ contract }: LockedStream): readonly ContractDeclaration[] =>
  contract?.versions.map((version) => ({ format: contract.format, ...version })) ?? [];
