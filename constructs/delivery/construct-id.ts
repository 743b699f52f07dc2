import type { Construct } from "constructs";
import type { Problem } from "../model/problem";

/** The id, or one that `constructs` accepts in its place: its own refusal is an exception that hides all other mistakes. */
export function acceptedId(scope: Construct, id: string): string {
  let accepted = id === "" ? "unnamed" : id;
  while (scope.node.tryFindChild(accepted)) accepted += "-again";
  return accepted;
}

/** What was wrong with an id that `acceptedId` replaced. */
export function idProblems(construct: Construct, id: string): Problem[] {
  if (construct.node.id === id) return [];
  const path = construct.node.scope?.node.path;
  return [
    {
      code: "HW-ID-001",
      message: id === "" ? "The id is empty." : `There is a construct with the id "${id}" in ${path} already.`,
      fix: "Give it an id of its own; a stream and a workload of one team can't share one.",
    },
  ];
}
