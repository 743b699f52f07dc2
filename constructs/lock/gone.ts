import type { StreamDeclaration, TeamDeclaration } from "../model/declarations";
import { mostSimilar } from "../model/similar";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import type { Lock, LockedStream, LockedTeam, LockedWorkload } from "./lock";
import type { LockFinding } from "./lock-finding";

/** Teams that were released and are declared no more: removed on purpose, or renamed by mistake. */
export function goneTeams(lock: Lock, teams: readonly TeamDeclaration[], at: TeamDeclaration): LockFinding[] {
  const declared = new Set(teams.map(({ name }) => name));
  const fresh = [...declared].filter((name) => !Object.hasOwn(lock.teams, name));
  return Object.keys(lock.teams)
    .filter((name) => !declared.has(name))
    .map((name) =>
      gone("HW-RELEASED-017", at, {
        what: `team "${name}"`,
        name,
        leaves: "its topics, groups and volumes",
        renamedTo: mostSimilar(name, fresh),
      }),
    );
}

/** What a team declares now. */
interface Present {
  readonly streams: readonly StreamDeclaration[];
  readonly workloads: readonly WorkloadDeclaration[];
  /** Topics and groups of its tombstones. */
  readonly deleted: ReadonlySet<string>;
}

/** The same of a team's streams and workloads. What a tombstone names was removed on purpose. */
export function goneFromTeam(
  team: TeamDeclaration,
  locked: LockedTeam,
  { streams, workloads, deleted }: Present,
): LockFinding[] {
  const freshStreams = notIn(locked.streams, streams);
  const freshWorkloads = notIn(locked.workloads, workloads).map(({ name }) => name);
  return [
    ...missing(locked.streams, streams)
      .filter(([, { topic }]) => !deleted.has(topic))
      .map(([name, released]) =>
        gone("HW-RELEASED-018", team, {
          what: `stream "${name}"`,
          name: `${team.name}/${name}`,
          leaves: `the events in the topic "${released.topic}"`,
          renamedTo: renamedStream(name, released, freshStreams),
        }),
      ),
    ...missing(locked.workloads, workloads)
      .filter(([, workload]) => !isDeleted(workload, deleted))
      .map(([name, workload]) =>
        gone("HW-RELEASED-019", team, {
          what: `workload "${name}"`,
          name: `${team.name}/${name}`,
          leaves: remainsOf(workload),
          renamedTo: mostSimilar(name, freshWorkloads),
        }),
      ),
  ];
}

function remainsOf({ identities: { restateService, ...names }, durable, storage }: LockedWorkload): string {
  const remains = [
    ...(Object.keys(names).length > 0 ? ["its name towards Kafka"] : []),
    ...(restateService === undefined ? [] : ["what has begun in Restate"]),
    ...(durable === "entity" ? ["its state"] : []),
    ...(storage === undefined ? [] : ["its volumes"]),
  ];
  return new Intl.ListFormat("en").format(remains);
}

/** Its Kafka user is revoked with its release; its group, its dead letters and its volumes would stay. */
function isDeleted({ identities, storage }: LockedWorkload, deleted: ReadonlySet<string>): boolean {
  const { group, deadLetterTopic, retryTopic } = identities;
  const data = [group, deadLetterTopic, retryTopic].filter((name) => name !== undefined);
  return storage === undefined && data.length > 0 && data.every((name) => deleted.has(name));
}

function missing<L>(
  locked: Readonly<Record<string, L>>,
  declared: readonly { readonly name: string }[],
): [string, L][] {
  const names = new Set(declared.map(({ name }) => name));
  return Object.entries(locked).filter(([name]) => !names.has(name));
}

const notIn = <D extends StreamDeclaration | WorkloadDeclaration>(
  locked: Readonly<Record<string, unknown>>,
  declared: readonly D[],
): readonly D[] => declared.filter(({ name }) => !Object.hasOwn(locked, name));

/** The same contract tells a renamed stream better than its name does. */
function renamedStream(
  name: string,
  { contract }: LockedStream,
  fresh: readonly StreamDeclaration[],
): string | undefined {
  const same = fresh.filter((stream) => stream.contract?.digest === contract?.versions.at(-1)?.digest);
  const candidates = contract && same.length > 0 ? same : fresh;
  const names = candidates.map((stream) => stream.name);
  return names.length === 1 && candidates === same ? names[0] : mostSimilar(name, names);
}

interface Gone {
  readonly what: string;
  /** What `--remove` takes. */
  readonly name: string;
  /** What stays behind without an owner. */
  readonly leaves: string;
  readonly renamedTo: string | undefined;
}

const gone = (code: string, at: TeamDeclaration, { what, name, leaves, renamedTo }: Gone): LockFinding => ({
  code,
  level: "error",
  path: at.path,
  message: `The ${what} is released and no longer declared; it would leave behind ${leaves}.`,
  fix: `${
    renamedTo === undefined
      ? "Declare it again."
      : `Was it renamed to "${renamedTo}"? The new name is something new and empty: give it its name back.`
  } If it was removed on purpose, run: headwater contracts release --remove ${name}`,
  affects: [],
});
