import type { Concern } from "../intents/concern";
import type {
  CallIntent,
  CallPermissionIntent,
  EgressIntent,
  MeshNamespaceIntent,
  PlainPortIntent,
} from "../intents/mesh";
import type { TeamDeclaration } from "../model/declarations";
import type { MeshDeclaration } from "../model/mesh-declarations";
import type { PlatformDeclaration } from "../model/platform-declarations";
import { RUNTIME_PORTS } from "../model/runtime-ports";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { calleesOf } from "./callees";
import { callIntents, meshService } from "./mesh-calls";
import { logPermissions, routeCalls, routePermissions } from "./mesh-gateways";
import { isMeshMember, placesOf } from "./mesh-members";
import { podsOf } from "./network-edges";
import { collectorService } from "./traces";

type MeshIntent = MeshNamespaceIntent | CallPermissionIntent | PlainPortIntent | EgressIntent | CallIntent;

/**
 * Who may call whom, by identities that can't be claimed, and how. As with the network, a namespace refuses everything,
 * and what a caller needs is in the caller's release.
 */
export const mesh: Concern = {
  name: "mesh",
  derive(topology, owner): readonly MeshIntent[] {
    const declaration = topology.get(owner);
    if (declaration === undefined || declaration.imported) return [];
    if (declaration.kind === "team") {
      const { mesh, traces } = topology.platform(declaration.platform);
      if (mesh === undefined) return [];
      const sampling = mesh.mode === "sidecar" && traces && collectorService(traces.host) ? traces.sampling : undefined;
      const { namespace } = declaration;
      return [{ kind: "mesh-namespace", namespace, ...(sampling === undefined ? {} : { sampling }) }];
    }
    if (declaration.kind !== "workload" || !isMeshMember(declaration)) return [];
    const platform = topology.platformOf(declaration);
    return platform.mesh ? ofMember(topology, declaration, platform, platform.mesh) : [];
  },
};

function ofMember(
  topology: Topology,
  workload: WorkloadDeclaration,
  platform: PlatformDeclaration,
  mesh: MeshDeclaration,
): MeshIntent[] {
  const team = topology.team(workload.team);
  return [
    ...permissions(topology, workload, team, mesh),
    ...routePermissions(topology, workload, team, platform, mesh),
    ...logPermissions(workload, team, platform, mesh),
    ...metrics(workload, team, platform),
    ...callsOfFunctions(workload, team),
    // Only a proxy beside the caller knows who it is and what it wants.
    ...(mesh.mode === "sidecar"
      ? [
          egress(topology, workload, team, platform),
          ...callIntents(topology, workload, team),
          ...routeCalls(topology, workload, team, platform),
        ]
      : []),
  ];
}

const permissions = (
  topology: Topology,
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  { trustDomain }: MeshDeclaration,
): CallPermissionIntent[] =>
  calleesOf(topology, workload).map((callee) => ({
    kind: "call-permission",
    name: `call-from-${team.namespace}-${workload.name}-to-${callee.name}`,
    namespace: topology.team(callee.team).namespace,
    pods: podsOf(callee),
    caller: { trustDomain, namespace: team.namespace, serviceAccount: workload.name },
  }));

/** Whoever watches the platform need not be in the mesh; the network lets nobody else there. */
function metrics(
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  { observability }: PlatformDeclaration,
): PlainPortIntent[] {
  const { code } = workload;
  const port = code?.type === "handler" ? RUNTIME_PORTS.health : code?.metrics?.port;
  const isOfRequests = code?.type === "container" && code.port === port;
  if (port === undefined || isOfRequests || observability === undefined) return [];
  const name = `metrics-of-${workload.name}`;
  return [{ kind: "plain-port", name, namespace: team.namespace, pods: podsOf(workload), port }];
}

/** Restate is outside the mesh, and signs its calls. */
const callsOfFunctions = (workload: WorkloadDeclaration, { namespace }: TeamDeclaration): PlainPortIntent[] =>
  workload.durable
    ? [
        {
          kind: "plain-port",
          name: `durable-of-${workload.name}`,
          namespace,
          pods: podsOf(workload),
          port: RUNTIME_PORTS.durable,
        },
      ]
    : [];

function egress(
  topology: Topology,
  workload: WorkloadDeclaration,
  team: TeamDeclaration,
  platform: PlatformDeclaration,
): EgressIntent {
  const { namespace } = team;
  const collector = platform.traces && collectorService(platform.traces.host);
  const callees = calleesOf(topology, workload).map((callee) => meshService(topology, callee));
  const places = placesOf(topology, platform, workload);
  return {
    kind: "egress",
    name: workload.name,
    namespace,
    pods: podsOf(workload),
    services: [...callees, ...places.flatMap((place) => place?.service ?? []), ...(collector ? [collector] : [])],
    hosts: [...workload.reaches, ...places.flatMap((place) => place?.host ?? [])],
  };
}
