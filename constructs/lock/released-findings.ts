import type { IConstruct } from "constructs";
import { findingsAt } from "../delivery/report";
import type { TeamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { Finding } from "../rules/finding";
import { compareTeam } from "./compare-with-lock";
import { lockFileOf, ownTeams, teamsWith } from "./lock-of";
import type { ParsedLock } from "./lock-text";
import { readLock } from "./read-lock";

/**
 * How the program's teams depart from what their lock files say is released; nothing for those that have no such file.
 * A lock file that can't be read is told of the first team that has it.
 *
 * @param root of the program
 * @param within path of a team: only what is its own; default all
 */
export const releasedFindings = (root: IConstruct, topology: Topology, within?: string): readonly Finding[] =>
  ownTeams(topology)
    .filter(({ path }) => within === undefined || path === within)
    .flatMap((team) => findingsOf(root, topology, team));

function findingsOf(root: IConstruct, topology: Topology, team: TeamDeclaration): readonly Finding[] {
  const file = lockFileOf(team);
  const read = readOnce(root, file);
  if (!read) return [];
  const teams = teamsWith(topology, file);
  if ("lock" in read) {
    return compareTeam(topology, read.lock, teams, team).filter(
      // A contract that can't be read was not taken away: that it can't be read is told already.
      ({ code, path }) => code !== "HW-RELEASED-009" || !hasUnreadableContract(root, path),
    );
  }
  return team === teams[0] ? read.problems.map((problem) => ({ ...problem, level: "error", path: team.path })) : [];
}

const hasUnreadableContract = (root: IConstruct, path: string): boolean =>
  root.node
    .findAll()
    .filter(({ node }) => node.path === path)
    .flatMap(findingsAt)
    .some(({ code }) => code.startsWith("HW-CONTRACT-"));

/** A program sees a lock file as it was at first, however long it runs. */
function readOnce(root: IConstruct, file: string): ParsedLock | undefined {
  const known = locks.get(root) ?? new Map<string, ParsedLock | undefined>();
  locks.set(root, known);
  if (!known.has(file)) known.set(file, readLock(file));
  return known.get(file);
}

const locks = new WeakMap<IConstruct, Map<string, ParsedLock | undefined>>();
