import type { TeamDeclaration } from "../../constructs/model/declarations";
import type { Problem } from "../../constructs/model/problem";
import { Topology } from "../../constructs/model/topology";
import { legalName } from "../../constructs/rules/names/legal-name";
import { reservedNamespace } from "../../constructs/rules/names/reserved-namespace";

/**
 * What the rules would say of a team of this name, as HW-INIT-002.
 *
 * @param taken names that the repository uses for something else
 */
export function teamNameProblems(name: string, taken: readonly string[]): Problem[] {
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
    return typeof verdict === "string" ? [] : verdict.map(({ message, fix = rule.fix }) => problem(message, fix));
  });
  if (taken.includes(name)) {
    broken.push(problem(`The repository uses the name "${name}" for a stack of its own.`, "Name the team otherwise."));
  }
  return broken;
}

const problem = (message: string, fix: string): Problem => ({ code: "HW-INIT-002", message, fix });
