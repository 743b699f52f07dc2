import type { WorkloadDeclaration } from "../../model/workload-declarations";
import { answersHttp } from "../calls/answering";
import { workloadAt } from "../lookups";
import { defineRule, judged, type Violation } from "../rule";

export const splitCalls = defineRule({
  code: "HW-MESH-005",
  name: "The canary or mirror of a call is another service of the callee's team that answers HTTP",
  why: "Whoever is responsible for a service decides what answers in its place, and a call needs a port.",
  fix: "Name another service of the same team as the called one, with a port, and one that the caller may call too.",
  example: `orders.calls(payment, { mirror: payment });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, caller) {
    const used = (caller.callOptions ?? []).flatMap(({ service, canary, mirror }) => [
      ...(canary ? [["canary", service, canary.service] as const] : []),
      ...(mirror === undefined ? [] : [["mirror", service, mirror] as const]),
    ]);
    if (used.length === 0) return "not applicable";
    return judged(
      used.flatMap(([role, path, otherPath]) => {
        const callee = workloadAt(topology, path);
        const other = workloadAt(topology, otherPath);
        return callee && other ? fitness(role, caller, callee, other) : [];
      }),
    );
  },
});

function fitness(
  role: string,
  caller: WorkloadDeclaration,
  callee: WorkloadDeclaration,
  other: WorkloadDeclaration,
): Violation[] {
  const { path, team, visibility } = other;
  if (path === callee.path) return [{ message: `The ${role} of calls to ${path} is the service itself.` }];
  if (path === caller.path) return [{ message: `The ${role} of calls to ${callee.path} is the caller.` }];
  if (team !== callee.team) return [{ message: `The ${role} ${path} of calls to ${callee.path} is another team's.` }];
  if (team !== caller.team && visibility !== "platform") {
    return [{ message: `The ${role} ${path} of calls to ${callee.path} is private to its team.` }];
  }
  return answersHttp(other) ? [] : [{ message: `The ${role} ${path} of calls to ${callee.path} has no port.` }];
}
