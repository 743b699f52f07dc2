import type { Problem } from "../model/problem";
import type { Topology } from "../model/topology";
import { compareWithLock } from "./compare-with-lock";
import { entry, type Lock, type LockedStream, type LockedTeam } from "./lock";
import { type LockChange, lockChanges } from "./lock-changes";
import type { LockFinding } from "./lock-finding";
import { lockOf, teamsWith } from "./lock-of";

export interface Release {
  /** Errors among them: nothing may be released. */
  readonly findings: readonly LockFinding[];
  /** What was to be removed and can't be, and why. */
  readonly refusals: ReadonlyMap<string, Problem>;
  /** What the new lock says that the old one did not; empty if all is released already. */
  readonly changes: readonly LockChange[];
  /** The lock afterwards. */
  readonly lock: Lock;
}

export interface ReleaseOptions {
  /** The lock file, as teams name it. */
  readonly file: string;
  /** What was released before. */
  readonly lock: Lock;
  /** What was removed on purpose: `team/name` of streams and workloads, or a team. */
  readonly remove: readonly string[];
}

export const emptyLock: Lock = { version: 1, teams: {} };

/** Releases what is declared: each contract that is not in the lock yet becomes its next version. Pure. */
export function released(topology: Topology, { file, lock, remove }: ReleaseOptions): Release {
  const teams = teamsWith(topology, file);
  const declared = lockOf(topology, teams);
  const refusals = new Map(
    remove.flatMap((name) => {
      const problem = removalProblem(name, lock, declared);
      return problem ? [[name, problem] as const] : [];
    }),
  );
  const rest = remove.filter((name) => !refusals.has(name)).reduce(without, lock);
  const next = {
    version: 1 as const,
    teams: Object.fromEntries(
      Object.entries(declared.teams).map(([name, team]) => [name, afterwards(team, entry(rest.teams, name))]),
    ),
  };
  return { findings: compareWithLock(topology, rest, teams), refusals, changes: lockChanges(lock, next), lock: next };
}

const afterwards = (declared: LockedTeam, before: LockedTeam | undefined): LockedTeam => ({
  ...declared,
  streams: Object.fromEntries(
    Object.entries(declared.streams).map(([name, stream]) => [name, withHistory(stream, entry(before?.streams, name))]),
  ),
});

function withHistory(declared: LockedStream, before: LockedStream | undefined): LockedStream {
  if (!declared.contract || !before?.contract) return declared;
  const known = before.contract.versions;
  const fresh = declared.contract.versions.filter(({ digest }) => !known.some((version) => version.digest === digest));
  return { ...declared, contract: { ...declared.contract, versions: [...known, ...fresh] } };
}

/** The lock without a team, a stream or a workload. */
function without(lock: Lock, removed: string): Lock {
  const teams = Object.entries(lock.teams).filter(([team]) => team !== removed);
  const others = <T>(team: string, record: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => `${team}/${name}` !== removed));
  return {
    ...lock,
    teams: Object.fromEntries(
      teams.map(([name, team]) => [
        name,
        { ...team, streams: others(name, team.streams), workloads: others(name, team.workloads) },
      ]),
    ),
  };
}

function removalProblem(name: string, lock: Lock, declared: Lock): Problem | undefined {
  const names = namesIn(lock);
  if (namesIn(declared).includes(name)) {
    return {
      code: "HW-LOCKFILE-008",
      message: `"${name}" can't be removed: it is declared.`,
      fix: "Remove it from the program first.",
    };
  }
  if (names.includes(name)) return undefined;
  return {
    code: "HW-LOCKFILE-009",
    message: `"${name}" can't be removed: it is not in the lock.`,
    fix: `Name a team, or a stream or a workload as team/name; the lock has ${names.join(", ") || "none"}.`,
  };
}

const namesIn = ({ teams }: Lock): string[] =>
  Object.entries(teams).flatMap(([name, { streams, workloads }]) => [
    name,
    ...[...new Set([...Object.keys(streams), ...Object.keys(workloads)])].sort().map((each) => `${name}/${each}`),
  ]);
