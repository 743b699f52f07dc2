import type { CallIntent, CallPermissionIntent } from "../intents/mesh";
import type { TeamDeclaration } from "../model/declarations";
import { gatewayOf } from "../model/gateway-of";
import type { MeshDeclaration } from "../model/mesh-declarations";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { GatewayDeclaration, RouteDeclaration } from "../model/route-declarations";
import { authorizerOf } from "../model/route-services";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { takesLogsOf } from "./access-logs";
import { routeBackends, workloadsAt } from "./callees";
import { meshService, splitOf } from "./mesh-calls";
import { podsOf } from "./network-edges";
import { routeName } from "./route-name";

/** Tells the mesh which route a gateway's request came by; the gateway replaces what clients send. */
export const ROUTE_HEADER = "x-headwater-route";

/** A gateway's proxies may call what a workload's routes lead to, and who decides about their requests. */
export const routePermissions = (
  topology: Topology,
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  platform: PlatformDeclaration,
  { trustDomain }: MeshDeclaration,
): CallPermissionIntent[] =>
  byGateway(workload, platform).flatMap(({ gateway, routes }) => {
    const { name, namespace, serviceAccount } = gateway;
    if (serviceAccount === undefined) return [];
    const permission = (policy: string, callee: WorkloadDeclaration): CallPermissionIntent => ({
      kind: "call-permission",
      name: policy,
      namespace: topology.team(callee.team).namespace,
      pods: podsOf(callee),
      caller: { trustDomain, namespace, serviceAccount },
    });
    const authorizers = workloadsAt(
      topology,
      routes.flatMap(({ auth }) => authorizerOf(auth) ?? []),
    );
    return [
      ...routeBackends(topology, workload, routes).map((backend) =>
        permission(`route-of-${workload.name}-from-${name}-to-${backend.name}`, backend),
      ),
      ...authorizers.map((authorizer) =>
        permission(
          `authorization-of-${team.namespace}-${workload.name}-from-${name}-by-${authorizer.name}`,
          authorizer,
        ),
      ),
    ];
  });

/** A gateway's proxies may bring their access logs to whoever takes them. */
export const logPermissions = (
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  { gateways = [] }: PlatformDeclaration,
  { trustDomain }: MeshDeclaration,
): CallPermissionIntent[] =>
  gateways.flatMap(({ name, namespace, serviceAccount }) =>
    serviceAccount === undefined || !takesLogsOf(workload, name)
      ? []
      : [
          {
            kind: "call-permission",
            name: `logs-from-${name}-to-${workload.name}`,
            namespace: team.namespace,
            pods: podsOf(workload),
            caller: { trustDomain, namespace, serviceAccount },
          },
        ],
  );

/**
 * Routes with a canary or a mirror. The proxy beside the gateway's finds services by the name in a request, so whom the
 * gateway itself chose would not count.
 */
export const routeCalls = (
  topology: Topology,
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  platform: PlatformDeclaration,
): CallIntent[] =>
  byGateway(workload, platform).flatMap(({ gateway, routes }) => {
    const split = routes.filter(({ canary, mirror }) => canary !== undefined || mirror !== undefined);
    if (split.length === 0) return [];
    return [
      {
        kind: "call",
        name: `routes-of-${workload.name}-from-${gateway.name}`,
        namespace: team.namespace,
        caller: { namespace: gateway.namespace, pods: gateway.podLabels },
        service: meshService(topology, workload),
        routes: split.map((route) => ({
          header: { name: ROUTE_HEADER, value: routeName(platform, workload.name, gateway, route) },
          ...splitOf(topology, workload, route),
          // The gateway keeps to these itself.
          timeoutMs: undefined,
          retries: undefined,
        })),
        outlierDetection: undefined,
        maxConnections: undefined,
        locality: undefined,
      },
    ];
  });

const byGateway = (
  workload: WorkloadDeclaration,
  platform: PlatformDeclaration,
): { readonly gateway: GatewayDeclaration; readonly routes: readonly RouteDeclaration[] }[] =>
  (platform.gateways ?? []).flatMap((gateway) => {
    const routes = workload.exposes.filter((route) => gatewayOf(platform, route) === gateway);
    return routes.length === 0 ? [] : [{ gateway, routes }];
  });
