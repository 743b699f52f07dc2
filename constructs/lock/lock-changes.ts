import { entry, type Lock, type LockedStream, type LockedWorkload } from "./lock";

/** What a release adds to a lock, changes in it or takes out of it. */
export interface LockChange {
  /** A team, or a stream or a workload as `team/name`. */
  readonly name: string;
  readonly what: "team" | "stream" | "workload";
  /** `added`, `removed`, or what changed: `partitions: 4 → 12`, `contract: version 3`. */
  readonly change: string;
}

/** How two locks differ, sorted by name. */
export function lockChanges(before: Lock, after: Lock): readonly LockChange[] {
  const changes: LockChange[] = [];
  const compare = <T>(
    what: LockChange["what"],
    name: string,
    from: T | undefined,
    to: T | undefined,
    details: (from: T, to: T) => readonly string[],
  ) => {
    if (from === undefined || to === undefined) {
      if (from !== to) changes.push({ name, what, change: from === undefined ? "added" : "removed" });
    } else {
      for (const change of details(from, to)) changes.push({ name, what, change });
    }
  };
  for (const team of union(before.teams, after.teams)) {
    const [from, to] = [entry(before.teams, team), entry(after.teams, team)];
    compare("team", team, from, to, () => []);
    for (const name of union(from?.streams, to?.streams)) {
      const label = `${team}/${name}`;
      compare("stream", label, entry(from?.streams, name), entry(to?.streams, name), streamDetails);
    }
    for (const name of union(from?.workloads, to?.workloads)) {
      const label = `${team}/${name}`;
      compare("workload", label, entry(from?.workloads, name), entry(to?.workloads, name), workloadDetails);
    }
  }
  return changes;
}

function streamDetails(from: LockedStream, to: LockedStream): readonly string[] {
  const [had, has] = [from.contract?.versions.length ?? 0, to.contract?.versions.length ?? 0];
  return [
    ...FIELDS.flatMap((field) => (from[field] === to[field] ? [] : [arrow(field, from[field], to[field])])),
    ...(had === has ? [] : [`contract: version ${has}`]),
  ];
}

const FIELDS = ["key", "partitions", "replicationFactor", "compatibility"] as const;

function workloadDetails(from: LockedWorkload, to: LockedWorkload): readonly string[] {
  return [
    ...union(from.identities, to.identities).flatMap((kind) => {
      const [had, has] = [entry(from.identities, kind), entry(to.identities, kind)];
      return had === has ? [] : [arrow(kind, had, has)];
    }),
    ...(from.durable === to.durable ? [] : [arrow("durable", from.durable, to.durable)]),
    ...(from.storage === to.storage ? [] : [arrow("storage", from.storage, to.storage)]),
    ...union(from.reads, to.reads).flatMap((topic) => {
      const [had, has] = [entry(from.reads, topic)?.digest, entry(to.reads, topic)?.digest];
      return had === has ? [] : [`schema for ${topic}: ${has === undefined ? "the stream's own" : has}`];
    }),
  ];
}

const arrow = (field: string, from: unknown, to: unknown) => `${field}: ${from ?? "none"} → ${to ?? "none"}`;

const union = (...records: readonly (Readonly<Record<string, unknown>> | undefined)[]): string[] =>
  [...new Set(records.flatMap((record) => Object.keys(record ?? {})))].sort();
