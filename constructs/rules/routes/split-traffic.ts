import type { WorkloadDeclaration } from "../../model/workload-declarations";
import { answersHttp } from "../calls/answering";
import { workloadAt } from "../lookups";
import { defineRule, judged, type Violation } from "../rule";

export const splitTraffic = defineRule({
  code: "HW-ROUTE-010",
  name: "A canary or a mirror is another service of the team that answers HTTP",
  why: "A route sends requests to services of its own namespace alone, and to ports that they have.",
  fix: "Name another service of the same team, one with a port, and from 0 to 100 per cent.",
  example: `orders.exposes("/orders", { auth, canary: { service: ordersV2, percent: 110 } });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const { exposes } = workload;
    const used = exposes.flatMap(({ canary, mirror }) => [
      ...(canary ? [["canary", canary.service] as const] : []),
      ...(mirror === undefined ? [] : [["mirror", mirror] as const]),
    ]);
    if (used.length === 0) return "not applicable";
    return judged([
      ...exposes.flatMap(({ canary }) => (canary ? share(canary.percent) : [])),
      ...used.flatMap(([role, path]) => {
        const other = workloadAt(topology, path);
        return other ? fitness(role, workload, other) : [];
      }),
    ]);
  },
});

const share = (percent: number): Violation[] =>
  Number.isInteger(percent) && percent >= 0 && percent <= 100
    ? []
    : [{ message: `The canary gets ${percent} per cent.`, fix: "Give a whole number from 0 to 100." }];

function fitness(role: string, workload: WorkloadDeclaration, other: WorkloadDeclaration): Violation[] {
  const { path } = other;
  if (path === workload.path) return [{ message: `The ${role} is the service itself.` }];
  if (other.team !== workload.team) return [{ message: `The ${role} ${path} is another team's.` }];
  return answersHttp(other) ? [] : [{ message: `The ${role} ${path} has no port.` }];
}
