import type { WorkloadDeclaration } from "../../model/declarations";
import { grouped, type Topology } from "../../model/topology";
import { teamOf } from "../lookups";
import { defineRule, judged, lookup } from "../rule";

/** Prefixes match whole parts of a path, so a slash at the end says nothing. */
const keyOf = (topology: Topology, workload: WorkloadDeclaration, path: string): string =>
  `${teamOf(topology, workload)?.platform}\n${path.replace(/(.)\/+$/, "$1")}`;

const byRoute = lookup((topology) =>
  grouped(topology.workloads, (workload) => workload.exposes.map(({ path }) => keyOf(topology, workload, path))),
);

export const routeClash = defineRule({
  code: "HW-ROUTE-003",
  name: "A path leads to one service",
  why: "A gateway sends the requests to one of the two: to the older route, whoever meant it.",
  fix: "Choose another path for one of the two.",
  example: `orders.exposes("/orders"); archive.exposes("/orders/");`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    if (workload.exposes.length === 0) return "not applicable";
    return judged(
      workload.exposes.flatMap(({ path }) => {
        const [first] = byRoute(topology).get(keyOf(topology, workload, path)) ?? [];
        return first && first !== workload ? [{ message: `"${path}" already leads to ${first.path}.` }] : [];
      }),
    );
  },
});
