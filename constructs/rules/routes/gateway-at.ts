import { gatewayOf } from "../../model/gateway-of";
import type { PlatformDeclaration } from "../../model/platform-declarations";
import type { GatewayDeclaration, RouteDeclaration } from "../../model/route-declarations";
import type { Topology } from "../../model/topology";
import type { WorkloadDeclaration } from "../../model/workload-declarations";
import { teamOf } from "../lookups";

/** The platform that a workload runs on. */
export function platformAt(topology: Topology, workload: WorkloadDeclaration): PlatformDeclaration | undefined {
  const found = topology.get(teamOf(topology, workload)?.platform ?? "");
  return found?.kind === "platform" ? found : undefined;
}

/** A route's gateway. */
export function gatewayAt(
  topology: Topology,
  workload: WorkloadDeclaration,
  route: RouteDeclaration,
): GatewayDeclaration | undefined {
  const platform = platformAt(topology, workload);
  return platform && gatewayOf(platform, route);
}
