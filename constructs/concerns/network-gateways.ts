import type { NetworkIntent } from "../intents/network";
import type { PlatformDeclaration, TeamDeclaration, WorkloadDeclaration } from "../model/declarations";
import { gatewayOf } from "../model/gateway-of";
import { PLATFORM_LABEL } from "../model/labels";
import type { GatewayDeclaration, RouteDeclaration } from "../model/route-declarations";
import type { Topology } from "../model/topology";
import { edges, HTTP, podsOf, scraping } from "./network-edges";

/** Whoever may reach a gateway is decided before it; what its proxies reach is services of the platform's teams. */
export function gatewayPolicy(platform: PlatformDeclaration, gateway: GatewayDeclaration): NetworkIntent {
  const { namespace } = platform;
  const { metricsPort, controller } = gateway;
  return {
    kind: "network",
    name: `gateway-${gateway.name}`,
    namespace,
    pods: gateway.podLabels,
    ingress: [
      { peer: "anywhere", ports: gateway.ports },
      ...(metricsPort === undefined ? [] : scraping(platform, { port: metricsPort, protocol: "TCP" })),
    ],
    egress: [
      edges.dns,
      ...(controller === undefined
        ? []
        : [
            {
              peer: { namespace: controller.namespace, pods: controller.podLabels },
              ports: [{ port: controller.port, protocol: "TCP" } as const],
            },
          ]),
      { peer: { namespaces: { [PLATFORM_LABEL]: namespace }, pods: {} }, ports: [HTTP] },
    ],
  };
}

/**
 * What a workload's routes need: gateways connect to what answers, and fetch the keys that tokens are checked by. All in
 * the workload's own release, so that a new route changes no other.
 */
export function routePolicies(
  topology: Topology,
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  platform: PlatformDeclaration,
): NetworkIntent[] {
  return (platform.gateways ?? []).flatMap((gateway) => {
    const routes = workload.exposes.filter((route) => gatewayOf(platform, route) === gateway);
    return routes.length === 0
      ? []
      : [...fromGateway(topology, workload, team, gateway, routes), ...toKeys(workload, team, gateway, routes)];
  });
}

function fromGateway(
  topology: Topology,
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  gateway: GatewayDeclaration,
  routes: readonly RouteDeclaration[],
): NetworkIntent[] {
  const paths = routes.flatMap(({ canary, mirror }) => [canary?.service, mirror]);
  const others = [...new Set(paths)].flatMap((path) => (path === undefined ? [] : (topology.findWorkload(path) ?? [])));
  return [...new Set([workload, ...others])].map((backend) => ({
    kind: "network",
    name: `route-of-${workload.name}-from-${gateway.name}-to-${backend.name}`,
    namespace: team.namespace,
    pods: podsOf(backend),
    ingress: [{ peer: { namespace: gateway.namespace, pods: gateway.podLabels }, ports: [HTTP] }],
  }));
}

/** Issuers are known by their ports alone, as all that is outside. */
function toKeys(
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  gateway: GatewayDeclaration,
  routes: readonly RouteDeclaration[],
): NetworkIntent[] {
  const urls = routes.flatMap(({ auth }) => (auth.type === "jwt" && "url" in auth.keys ? [auth.keys.url] : []));
  if (urls.length === 0) return [];
  return [
    {
      kind: "network",
      name: `keys-from-${gateway.name}-for-${team.namespace}-${workload.name}`,
      namespace: gateway.namespace,
      pods: gateway.podLabels,
      egress: [edges.outside(urls)],
    },
  ];
}
