import type { NetworkIntent } from "../intents/network";
import type { TeamDeclaration } from "../model/declarations";
import type { GatewayDeclaration, RouteDeclaration } from "../model/route-declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { routeBackends } from "./callees";
import { podsOf, QUEUE_PORT } from "./network-edges";

/** Services that follow their requests answer at a port of Knative's, and somebody else does while they have no replica. */
export function toRevisions(
  topology: Topology,
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  gateway: GatewayDeclaration,
  routes: readonly RouteDeclaration[],
): NetworkIntent[] {
  const following = routeBackends(topology, workload, routes).filter((backend) => backend.requestScaling);
  if (following.length === 0) return [];
  return [
    {
      kind: "network",
      name: `requests-from-${gateway.name}-to-${team.namespace}-${workload.name}`,
      namespace: gateway.namespace,
      pods: gateway.podLabels,
      egress: [
        ...following.map((backend) => ({
          peer: { namespace: team.namespace, pods: podsOf(backend) },
          ports: [QUEUE_PORT],
        })),
        { peer: "activator", ports: [QUEUE_PORT] },
      ],
    },
  ];
}
