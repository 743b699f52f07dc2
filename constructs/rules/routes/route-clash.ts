import { hostOf } from "../../model/gateway-of";
import type { RouteDeclaration } from "../../model/route-declarations";
import type { Topology } from "../../model/topology";
import type { WorkloadDeclaration } from "../../model/workload-declarations";
import { teamOf } from "../lookups";
import { defineRule, judged, lookup } from "../rule";
import { gatewayAt } from "./gateway-at";

/** What two routes have in common that match the same requests equally well: of each method one, or one for all. */
function keysOf(topology: Topology, workload: WorkloadDeclaration, route: RouteDeclaration): string[] {
  const gateway = gatewayAt(topology, workload, route);
  const match = [
    teamOf(topology, workload)?.platform,
    gateway?.name ?? route.gateway,
    gateway ? hostOf(gateway, route) : route.host,
    // Prefixes match whole parts of a path, so a slash at the end says nothing.
    route.path.replace(/(.)\/+$/, "$1"),
    sorted(route.headers, (name) => name.toLowerCase()),
    sorted(route.query, (name) => name),
  ];
  const methods = route.methods.length > 0 ? route.methods : ["any"];
  return methods.map((method) => JSON.stringify([...match, method]));
}

const sorted = (values: Readonly<Record<string, string>>, keyOf: (name: string) => string) =>
  Object.entries(values)
    .map(([name, value]) => [keyOf(name), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));

interface Route {
  readonly workload: WorkloadDeclaration;
  readonly route: RouteDeclaration;
}

/** The first of all routes that match the same requests. */
const firsts = lookup((topology) => {
  const found = new Map<string, Route>();
  for (const workload of topology.workloads) {
    for (const route of workload.exposes) {
      for (const key of keysOf(topology, workload, route)) {
        if (!found.has(key)) found.set(key, { workload, route });
      }
    }
  }
  return found;
});

export const routeClash = defineRule({
  code: "HW-ROUTE-003",
  name: "A request leads to one service",
  why: "Two routes of one gateway match the same requests. It sends them to one of the two: to the older route, whoever meant it.",
  fix: "Choose another path, host, method, header or gateway for one of the two.",
  example: `orders.exposes("/orders", { auth });\narchive.exposes("/orders/", { auth });`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    if (workload.exposes.length === 0) return "not applicable";
    return judged(
      workload.exposes.flatMap((route) => {
        const others = keysOf(topology, workload, route).flatMap((key) => firsts(topology).get(key) ?? []);
        const other = others.find((first) => first.route !== route);
        return other ? [{ message: `"${route.path}" already leads to ${other.workload.path}.` }] : [];
      }),
    );
  },
});
