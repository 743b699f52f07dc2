import { checkCompatibility } from "../contracts/compatibility";
import { formats } from "../contracts/formats";
import type { Incompatibility } from "../contracts/incompatibility";
import { readingOf } from "../contracts/parsed-contracts";
import { breaksReader } from "../contracts/reading";
import type { ContractDeclaration } from "../model/contract-declaration";
import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { entry, type Lock, type LockedReader, type LockedStream, type LockedWorkload } from "./lock";
import type { LockFinding } from "./lock-finding";
import { versionsOf } from "./lock-of";
import { affectedBy, nameOf } from "./names";

/** A stream's contract against its released versions, and against those who read it with a schema of their own. */
export function compareContract(
  topology: Topology,
  lock: Lock,
  stream: StreamDeclaration,
  released: LockedStream,
): LockFinding[] {
  const { contract: next } = stream;
  const versions = versionsOf(released);
  const last = versions.at(-1);
  if (!last || next?.digest === last.digest) return [];
  const at = { level: "error", path: stream.path, affects: affectedBy(topology, stream) } as const;
  if (!next) {
    return [
      {
        ...at,
        code: "HW-RELEASED-009",
        message: `The stream has no contract, and version ${versions.length} of one is released.`,
        fix: "Put the contract back: subscribers rely on it.",
      },
    ];
  }
  if (next.format !== last.format) {
    return [
      {
        ...at,
        code: "HW-RELEASED-010",
        message: `The contract is written in ${formats[next.format].title}, and ${formats[last.format].title} is released: the topic would hold both.`,
        fix: `Keep ${formats[last.format].title}, or make a new stream with another name.`,
      },
    ];
  }
  const broken = unparseable(versions, stream);
  if (broken.length > 0) return broken;
  const incompatible = checkCompatibility(next, versions, stream.compatibility).map(
    ({ version, direction, ...reason }) => ({
      ...at,
      code: "HW-RELEASED-011",
      message:
        direction === "backward"
          ? `The contract can't read events of version ${version + 1}, which is released (${stream.compatibility}): ${described(reason)}`
          : `Readers with version ${version + 1}, which is released, can't read events of the contract (${stream.compatibility}): ${described(reason)}`,
      fix: reason.fix,
    }),
  );
  return [...incompatible, ...releasedReaders(topology, lock, stream, next)];
}

/** Subscribers that run now read with the schema that was released, until they are replaced. */
function releasedReaders(
  topology: Topology,
  lock: Lock,
  stream: StreamDeclaration,
  next: ContractDeclaration,
): LockFinding[] {
  return topology.subscribersOf(stream.path).flatMap((subscriber) => {
    const name = nameOf(topology, subscriber);
    const team = entry(lock.teams, topology.team(subscriber.team).name);
    const reader = entry(entry(team?.workloads, subscriber.name)?.reads, stream.topic);
    if (!reader) return [];
    const broken = unparseable([reader], stream);
    if (broken.length > 0) return broken;
    return breaksReader(reader, next).map((reason) => ({
      code: "HW-RELEASED-012",
      level: "error" as const,
      path: stream.path,
      message: `${name}, as it is released, can't read events of the contract: ${described(reason)}`,
      fix: `${reason.fix} Or release ${name} first, with a schema that reads both.`,
      affects: [name],
    }));
  });
}

/** A subscriber's new schema must read what is in the topic already, as far as the stream's mode promises. */
export function compareReaders(
  topology: Topology,
  lock: Lock,
  workload: WorkloadDeclaration,
  released: LockedWorkload,
): LockFinding[] {
  return workload.subscribes.flatMap(({ stream: path, reads }) => {
    const stream = topology.stream(path);
    const known: LockedReader | undefined = entry(released.reads, stream.topic);
    const locked = entry(entry(lock.teams, topology.team(stream.team).name)?.streams, stream.name);
    if (!reads || !locked || reads.digest === known?.digest || stream.compatibility === "NONE") return [];
    const versions = versionsOf(locked);
    if (unparseable(versions, stream).length > 0) return []; // told of the stream
    const first = stream.compatibility.endsWith("_TRANSITIVE") ? 0 : versions.length - 1;
    return versions.flatMap((version, index) =>
      (index < first ? [] : breaksReader(reads, version)).map((reason) => ({
        code: "HW-RELEASED-013",
        level: "error" as const,
        path: workload.path,
        message: `The schema with which it reads ${nameOf(topology, stream)} can't read events of version ${index + 1}, which is released: ${described(reason)}`,
        fix: reason.fix,
        affects: [nameOf(topology, workload)],
      })),
    );
  });
}

const described = ({ path, message, rule }: Incompatibility): string =>
  `${path === "" ? "" : `${path}: `}${message.replace(/\.$/, "")} [${rule}].`;

/** The digests are right, so another Headwater wrote contracts that this one does not understand. */
function unparseable(contracts: readonly ContractDeclaration[], stream: StreamDeclaration): LockFinding[] {
  const broken = contracts.flatMap((contract) => readingOf(contract).problems ?? []);
  return broken.slice(0, 1).map((problem) => ({
    code: "HW-LOCKFILE-007",
    level: "error",
    path: stream.path,
    message: `A contract of "${stream.topic}" in the lock file can't be understood: ${problem.message}`,
    fix: "Use the Headwater that released it, or a newer one.",
    affects: [],
  }));
}
