import type { Concern } from "../intents/concern";
import type { Backend, RouteIntent } from "../intents/route";
import { gatewayOf, hostOf } from "../model/gateway-of";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { AuthDeclaration, RouteDeclaration } from "../model/route-declarations";
import { authorizerOf } from "../model/route-services";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { ROUTE_HEADER } from "./mesh-gateways";
import { routeName } from "./route-name";
import { revisionOf } from "./workloads";

/** Which requests gateways send to a service. Each belongs to the service's own release. */
export const routes: Concern = {
  name: "routes",
  derive(topology, owner): readonly RouteIntent[] {
    const workload = topology.findWorkload(owner);
    if (!workload || workload.imported || workload.exposes.length === 0) return [];
    const platform = topology.platformOf(workload);
    return workload.exposes.flatMap((route) => routeIntent(topology, platform, workload, route));
  },
};

function routeIntent(
  topology: Topology,
  platform: PlatformDeclaration,
  workload: WorkloadDeclaration,
  route: RouteDeclaration,
): RouteIntent[] {
  const gateway = gatewayOf(platform, route);
  const host = gateway && hostOf(gateway, route);
  if (gateway === undefined || host === undefined) return [];
  const { path, methods, headers, query, auth, rateLimits, timeoutMs, retries, cors, maxBodyBytes } = route;
  const mirror = route.mirror === undefined ? undefined : topology.findWorkload(route.mirror);
  // Then the proxy beside the gateway's splits and copies: concerns/mesh-gateways.ts.
  const throughMesh = platform.mesh?.mode === "sidecar";
  return [
    {
      kind: "route",
      name: routeName(platform, workload.name, gateway, route),
      gateway: { name: gateway.name, namespace: gateway.namespace },
      hosts: [host],
      path,
      methods,
      headers,
      query,
      backends: backends(topology, workload, throughMesh ? { ...route, canary: undefined } : route),
      mirror: mirror && !throughMesh ? backend(topology, mirror) : undefined,
      auth,
      authorizer: authorizer(topology, auth),
      rateLimits,
      timeoutMs,
      retries,
      cors,
      maxParallelRequests: route.maxParallelRequests,
      maxBodyBytes,
      ...(throughMesh ? { mesh: { service: workload.name, header: ROUTE_HEADER } } : {}),
    },
  ];
}

/** What services listen on. */
const SERVICE_PORT = 80;

function authorizer(topology: Topology, auth: AuthDeclaration): RouteIntent["authorizer"] {
  const path = authorizerOf(auth);
  const found = path === undefined ? undefined : topology.findWorkload(path);
  return found && { service: found.name, namespace: topology.team(found.team).namespace, port: SERVICE_PORT };
}

function backends(topology: Topology, workload: WorkloadDeclaration, { canary }: RouteDeclaration) {
  const other = canary && topology.findWorkload(canary.service);
  const percent = canary && other ? canary.percent : 0;
  return [
    { ...backend(topology, workload), weight: 100 - percent },
    ...(other ? [{ ...backend(topology, other), weight: percent }] : []),
  ];
}

/** Each revision of a service that follows its requests has a Service of its own. */
function backend(topology: Topology, workload: WorkloadDeclaration): Backend {
  const revision = revisionOf(topology, workload);
  return { service: revision ?? workload.name, port: SERVICE_PORT, ...(revision ? { revision } : {}) };
}
