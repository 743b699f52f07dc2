import type { RouteDeclaration } from "../model/route-declarations";
import { backendsOf } from "../model/route-services";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";

/** Every service that may get a workload's calls: those that it calls, with their canaries and mirrors. */
export const calleesOf = (
  topology: Topology,
  { calls, callOptions = [] }: WorkloadDeclaration,
): WorkloadDeclaration[] =>
  workloadsAt(topology, [
    ...calls,
    ...callOptions.flatMap(({ canary, mirror }) => [canary?.service, mirror].filter((path) => path !== undefined)),
  ]);

/** Every service that may get the requests of a workload's routes: itself, with canaries and mirrors. */
export const routeBackends = (
  topology: Topology,
  workload: WorkloadDeclaration,
  routes: readonly RouteDeclaration[],
): WorkloadDeclaration[] => [...new Set([workload, ...workloadsAt(topology, routes.flatMap(backendsOf))])];

export const workloadsAt = (topology: Topology, paths: readonly string[]): WorkloadDeclaration[] =>
  [...new Set(paths)].flatMap((path) => topology.findWorkload(path) ?? []);
