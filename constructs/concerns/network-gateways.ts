import type { NetworkEdge, NetworkIntent } from "../intents/network";
import type { TeamDeclaration } from "../model/declarations";
import { gatewayOf } from "../model/gateway-of";
import { PLATFORM_LABEL } from "../model/labels";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { AuthDeclaration, GatewayDeclaration, RouteDeclaration } from "../model/route-declarations";
import { authorizerOf } from "../model/route-services";
import { tokenOf } from "../model/token-of";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { takesLogsOf } from "./access-logs";
import { routeBackends, workloadsAt } from "./callees";
import { edges, httpPorts, meshControl, podsOf, QUEUE_PORT, scraping } from "./network-edges";
import { toRevisions } from "./network-revisions";
import { toCollector } from "./traces";

/** Whoever may reach a gateway is decided before it; what its proxies reach is services of the platform's teams. */
export function gatewayPolicy(platform: PlatformDeclaration, gateway: GatewayDeclaration): NetworkIntent {
  const { namespace, traces } = platform;
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
      ...(platform.mesh ? meshControl(platform.mesh) : []),
      ...(traces ? [toCollector(traces, traces.grpcPort)] : []),
      { peer: { namespaces: { [PLATFORM_LABEL]: namespace }, pods: {} }, ports: httpPorts(platform) },
    ],
  };
}

/**
 * What a workload's routes need: gateways connect to what answers and to who decides, fetch the keys that tokens are
 * checked by, and have their requests counted. All in the workload's own release, so that a new route changes no other.
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
      : [
          ...fromGateway(topology, workload, platform, gateway, routes),
          ...toRevisions(topology, workload, team, gateway, routes),
          ...toAuthorizers(topology, workload, platform, gateway, routes),
          ...toKeys(workload, team, gateway, routes),
          ...toLimiter(workload, team, gateway, routes),
        ];
  });
}

const fromGateway = (
  topology: Topology,
  workload: WorkloadDeclaration,
  platform: PlatformDeclaration,
  gateway: GatewayDeclaration,
  routes: readonly RouteDeclaration[],
): NetworkIntent[] =>
  routeBackends(topology, workload, routes).map((backend) => ({
    kind: "network",
    name: `route-of-${workload.name}-from-${gateway.name}-to-${backend.name}`,
    namespace: topology.team(workload.team).namespace,
    pods: podsOf(backend),
    ingress: [
      {
        peer: { namespace: gateway.namespace, pods: gateway.podLabels },
        ports: backend.requestScaling ? [QUEUE_PORT] : httpPorts(platform),
      },
    ],
  }));

/** Whoever decides may be another team's. */
function toAuthorizers(
  topology: Topology,
  workload: WorkloadDeclaration,
  platform: PlatformDeclaration,
  gateway: GatewayDeclaration,
  routes: readonly RouteDeclaration[],
): NetworkIntent[] {
  const { namespace } = topology.team(workload.team);
  const paths = routes.flatMap(({ auth }) => authorizerOf(auth) ?? []);
  return workloadsAt(topology, paths).map((authorizer) => ({
    kind: "network",
    name: `authorization-of-${namespace}-${workload.name}-from-${gateway.name}-by-${authorizer.name}`,
    namespace: topology.team(authorizer.team).namespace,
    pods: podsOf(authorizer),
    ingress: [{ peer: { namespace: gateway.namespace, pods: gateway.podLabels }, ports: httpPorts(platform) }],
  }));
}

/** Only where something is counted together. */
function toLimiter(
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  { name, namespace, podLabels, limiter }: GatewayDeclaration,
  routes: readonly RouteDeclaration[],
): NetworkIntent[] {
  const isAsked = routes.some(({ rateLimits }) => rateLimits.some(({ scope }) => scope === "global"));
  if (limiter === undefined || !isAsked) return [];
  return [
    {
      kind: "network",
      name: `limits-from-${name}-for-${team.namespace}-${workload.name}`,
      namespace,
      pods: podLabels,
      egress: [
        {
          peer: { namespace: limiter.namespace, pods: limiter.podLabels },
          ports: [{ port: limiter.port, protocol: "TCP" }],
        },
      ],
    },
  ];
}

/** Where keys come from, and after a login the token. */
function issuerUrls(auth: AuthDeclaration): readonly string[] {
  const keys = tokenOf(auth)?.keys;
  return [...(keys && "url" in keys ? [keys.url] : []), ...(auth.type === "oidc" ? [auth.endpoints.token] : [])];
}

/** Proxies bring their access logs. */
export const fromProxies = (platform: PlatformDeclaration, workload: WorkloadDeclaration): NetworkEdge[] =>
  (platform.gateways ?? [])
    .filter(({ name }) => takesLogsOf(workload, name))
    .map(({ namespace, podLabels }) => ({ peer: { namespace, pods: podLabels }, ports: httpPorts(platform) }));

/** Issuers are known by their ports alone, as all that is outside. */
function toKeys(
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  gateway: GatewayDeclaration,
  routes: readonly RouteDeclaration[],
): NetworkIntent[] {
  const urls = routes.flatMap(({ auth }) => issuerUrls(auth));
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
