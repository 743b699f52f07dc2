import type { TeamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import { compareContract, compareReaders } from "./compare-contracts";
import { compareStream } from "./compare-streams";
import { compareWorkload } from "./compare-workloads";
import { goneFromTeam, goneTeams } from "./gone";
import { entry, type Lock, type LockedTeam } from "./lock";
import type { LockFinding } from "./lock-finding";
import { deletedBy, ownTeams, streamsOf, workloadsOf } from "./lock-of";

/**
 * Everything in which the declaration departs from what is released; empty if it may be released. What is new is no
 * finding. Pure: the same in synth and in `headwater contracts check`.
 *
 * @param teams those that have this lock file
 * @example compareWithLock(topology, lockOf(topology)) // []
 */
export const compareWithLock = (
  topology: Topology,
  lock: Lock,
  teams: readonly TeamDeclaration[] = ownTeams(topology),
): readonly LockFinding[] => teams.flatMap((team) => compareTeam(topology, lock, teams, team));

/** One team's part in it; what no team is left for is told of the first. */
export function compareTeam(
  topology: Topology,
  lock: Lock,
  teams: readonly TeamDeclaration[],
  team: TeamDeclaration,
): readonly LockFinding[] {
  const namesake = teams.find(({ name }) => name === team.name);
  if (namesake && namesake !== team) return [oneNameTwice(namesake, team)];
  const locked = entry(lock.teams, team.name);
  return [
    ...(team === teams[0] ? goneTeams(lock, teams, team) : []),
    ...(locked ? departures(topology, lock, team, locked) : []),
  ];
}

function departures(topology: Topology, lock: Lock, team: TeamDeclaration, locked: LockedTeam): LockFinding[] {
  const streams = streamsOf(topology, team);
  const workloads = workloadsOf(topology, team);
  const moved = team.namespace !== locked.namespace;
  return [
    ...(moved ? [namespaceChanged(team, locked)] : []),
    ...goneFromTeam(team, locked, { streams, workloads, deleted: deletedBy(topology, team) }),
    ...streams.flatMap((stream) => {
      const released = entry(locked.streams, stream.name);
      if (!released) return [];
      return [
        ...compareStream(topology, stream, released, moved),
        ...compareContract(topology, lock, stream, released),
      ];
    }),
    ...workloads.flatMap((workload) => {
      const released = entry(locked.workloads, workload.name);
      if (!released) return [];
      return [
        ...compareWorkload(topology, team, workload, released, moved),
        ...compareReaders(topology, lock, workload, released),
      ];
    }),
  ];
}

/** Topics, groups and volumes begin with the namespace: one finding stands for all of them. */
const namespaceChanged = (team: TeamDeclaration, locked: LockedTeam): LockFinding => ({
  code: "HW-RELEASED-001",
  level: "error",
  path: team.path,
  message: `The namespace of the team "${team.name}" is "${team.namespace}", and "${locked.namespace}" is released: its topics, groups and volumes would be new and empty.`,
  fix: `Give the team namespace: "${locked.namespace}".`,
  affects: [],
});

const oneNameTwice = (first: TeamDeclaration, second: TeamDeclaration): LockFinding => ({
  code: "HW-LOCKFILE-006",
  level: "error",
  path: second.path,
  message: `The teams ${first.path} and ${second.path} have one name and one lock file.`,
  fix: `Give each environment a lock file of its own: new Team(stack, "${second.name}", { platform, lock: "headwater.production.lock" }).`,
  affects: [],
});
