import type { TeamDeclaration } from "../../constructs/model/declarations";
import { Topology } from "../../constructs/model/topology";
import { legalName } from "../../constructs/rules/names/legal-name";
import { reservedNamespace } from "../../constructs/rules/names/reserved-namespace";

interface NameProblem {
  readonly message: string;
  readonly fix: string;
}

/**
 * What the rules would say of a team of this name.
 *
 * @param taken names that the repository uses for something else
 */
export function teamNameProblems(name: string, taken: readonly string[]): NameProblem[] {
  const team: TeamDeclaration = {
    kind: "team",
    path: name,
    name,
    namespace: name,
    platform: "",
    runtimeConfigMap: undefined,
    imported: false,
  };
  const broken = [legalName, reservedNamespace].flatMap((rule) => {
    const verdict = rule.evaluate(new Topology([team]), team);
    return typeof verdict === "string" ? [] : verdict.map(({ message, fix = rule.fix }) => ({ message, fix }));
  });
  if (taken.includes(name)) {
    broken.push({
      message: `The repository uses the name "${name}" for a stack of its own.`,
      fix: "Name the team otherwise.",
    });
  }
  return broken;
}
