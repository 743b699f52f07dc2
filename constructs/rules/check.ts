import type { Declaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { Finding } from "./finding";
import type { Rule } from "./rule";
import { rules } from "./rules";

/**
 * What one program can be told: local rules, and the global ones for what is private to its teams. Nothing is said of
 * what other programs own.
 *
 * @param within path of a construct: only what is declared there or belongs to the team there; default everything
 */
export function checkLocal(topology: Topology, within?: string): Finding[] {
  const subjects = declarations(topology).filter(
    (each) => within === undefined || each.path === within || ("team" in each && each.team === within),
  );
  return findings(topology, subjects, (rule, subject) => rule.scope === "local" || isPrivate(subject));
}

/** All rules. The topology holds every program that there is; what is still imported in it is not looked at. */
export function checkWhole(topology: Topology): Finding[] {
  return findings(topology, declarations(topology), () => true);
}

function findings(
  topology: Topology,
  subjects: readonly Declaration[],
  decidable: (rule: Rule, subject: Declaration) => boolean,
): Finding[] {
  return subjects
    .filter(({ imported }) => !imported)
    .flatMap((subject) =>
      rules
        .filter((rule) => rule.appliesTo.includes(subject.kind) && decidable(rule, subject))
        .flatMap((rule) => findingsOf(rule, topology, subject)),
    );
}

function findingsOf(rule: Rule, topology: Topology, subject: Declaration): Finding[] {
  const verdict = rule.evaluate(topology, subject);
  if (typeof verdict === "string") return [];
  const { code, level } = rule;
  const reason = rule.suppressible ? subject.suppressions?.find((each) => each.code === code)?.reason : undefined;
  return verdict.map(({ message, fix = rule.fix }) => ({
    code,
    level,
    path: subject.path,
    message,
    fix,
    ...(reason === undefined ? {} : { suppressed: reason }),
  }));
}

const declarations = ({ platforms, teams, streams, workloads, tombstones }: Topology): Declaration[] => [
  ...platforms,
  ...teams,
  ...streams,
  ...workloads,
  ...tombstones,
];

/** Nobody outside its team, and so outside its program, can use it. */
const isPrivate = (subject: Declaration): boolean => "visibility" in subject && subject.visibility === "team";
