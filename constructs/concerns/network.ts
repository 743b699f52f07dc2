import type { Concern } from "../intents/concern";
import type { NetworkEdge, NetworkIntent, NetworkPort } from "../intents/network";
import { PLATFORM_LABEL } from "../model/labels";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { calleesOf } from "./callees";
import { callsByIngress } from "./durable";
import { speaksKafka } from "./identities";
import { isMeshMember } from "./mesh-members";
import { callsOfFunctions, durablePolicies } from "./network-durable";
import {
  DEMAND_PORT,
  edges,
  HOOK_PODS,
  httpPorts,
  kafkaPorts,
  meshControl,
  PROVISIONER_PODS,
  PROVISIONER_PORT,
  podsOf,
  QUEUE_METRICS_PORT,
  QUEUE_PORT,
  REGISTRY_PORT,
  scraping,
} from "./network-edges";
import { fromProxies, gatewayPolicy, routePolicies } from "./network-gateways";
import { usesRegistry } from "./registry";
import { isTraced, toCollector } from "./traces";

/**
 * Who may connect to whom. A namespace refuses everything that no edge allows; a workload's own release allows what it
 * connects to; a caller's release allows the call at the callee, so that adding a caller changes no other release.
 */
export const network: Concern = {
  name: "network",
  derive(topology, owner): readonly NetworkIntent[] {
    const declaration = topology.get(owner);
    switch (declaration?.kind) {
      case "platform":
        return declaration.imported ? [] : platformPolicies(declaration);
      case "team":
        return declaration.imported ? [] : teamPolicies(declaration.namespace, topology.platform(declaration.platform));
      case "workload":
        return declaration.imported ? [] : workloadPolicies(topology, declaration);
      default:
        return [];
    }
  },
};

function platformPolicies(platform: PlatformDeclaration): NetworkIntent[] {
  const { namespace, kafka, registry, durable, gateways = [] } = platform;
  const policies: NetworkIntent[] = [
    { kind: "network", name: "default-deny", namespace, pods: {}, ingress: [], egress: [] },
    {
      kind: "network",
      name: "provisioner",
      namespace,
      pods: PROVISIONER_PODS,
      ingress: [
        { peer: { namespaces: { [PLATFORM_LABEL]: namespace }, pods: HOOK_PODS }, ports: [PROVISIONER_PORT] },
        { peer: { namespace, pods: HOOK_PODS }, ports: [PROVISIONER_PORT] },
        ...(durable ? [{ peer: "scaler", ports: [DEMAND_PORT] } as const] : []),
        ...scraping(platform, RUNTIME_METRICS),
      ],
      egress: [
        edges.dns,
        edges.apiServer,
        edges.kafkaAdmin(namespace, kafka),
        ...(registry ? edges.registryAdmin(namespace, registry) : []),
        ...(durable ? [edges.durableAdmin(namespace, durable)] : []),
      ],
    },
    hooksPolicy(namespace, namespace),
  ];
  if (kafka.podLabels) {
    const ports = kafkaPorts.clients(kafka);
    policies.push({
      kind: "network",
      name: "kafka",
      namespace,
      pods: kafka.podLabels,
      ingress: [
        { peer: { namespaces: { [PLATFORM_LABEL]: namespace }, pods: {} }, ports },
        { peer: { namespace, pods: PROVISIONER_PODS }, ports: kafkaPorts.admin(kafka) },
        // It may keep its schemas there.
        ...(registry?.podLabels ? [{ peer: { namespace, pods: registry.podLabels }, ports }] : []),
        // It asks the brokers for the lag.
        { peer: "scaler", ports },
      ],
    });
  }
  if (registry?.podLabels) {
    policies.push({
      kind: "network",
      name: "registry",
      namespace,
      pods: registry.podLabels,
      ingress: [
        { peer: { namespaces: { [PLATFORM_LABEL]: namespace }, pods: {} }, ports: [REGISTRY_PORT] },
        { peer: { namespace, pods: PROVISIONER_PODS }, ports: [REGISTRY_PORT] },
        ...scraping(platform, RUNTIME_METRICS),
      ],
    });
  }
  if (durable) policies.push(...durablePolicies(platform, durable));
  for (const gateway of gateways) policies.push(gatewayPolicy(platform, gateway));
  return policies;
}

function teamPolicies(namespace: string, platform: PlatformDeclaration): NetworkIntent[] {
  return [
    { kind: "network", name: "default-deny", namespace, pods: {}, ingress: [], egress: [] },
    hooksPolicy(namespace, platform.namespace),
    ...probesPolicy(namespace, platform),
  ];
}

/** Probes of pods in some meshes come from an address of their own: model/mesh-declarations.ts. */
const probesPolicy = (namespace: string, { mesh }: PlatformDeclaration): NetworkIntent[] =>
  mesh?.probeAddress === undefined
    ? []
    : [
        {
          kind: "network",
          name: "probes",
          namespace,
          pods: {},
          ingress: [{ peer: { address: mesh.probeAddress }, ports: [] }],
        },
      ];

const hooksPolicy = (namespace: string, platform: string): NetworkIntent => ({
  kind: "network",
  name: "hooks",
  namespace,
  pods: HOOK_PODS,
  ingress: [],
  egress: [
    edges.dns,
    edges.apiServer,
    { peer: { namespace: platform, pods: PROVISIONER_PODS }, ports: [PROVISIONER_PORT] },
  ],
});

function workloadPolicies(topology: Topology, workload: WorkloadDeclaration): NetworkIntent[] {
  const team = topology.team(workload.team);
  const platform = topology.platform(team.platform);
  const egress: NetworkEdge[] = [edges.dns];
  if (speaksKafka(workload)) egress.push(edges.kafka(platform.namespace, platform.kafka));
  if (platform.registry && usesRegistry(topology, workload)) {
    egress.push(edges.registry(platform.namespace, platform.registry));
  }
  const own = { kind: "network", namespace: team.namespace, pods: podsOf(workload) } as const;
  if (platform.mesh && isMeshMember(workload)) egress.push(...meshControl(platform.mesh));
  egress.push(...spans(topology, workload, platform));
  const http = httpPorts(platform);
  const callees = calleesOf(topology, workload);
  for (const callee of callees) {
    egress.push({ peer: { namespace: topology.team(callee.team).namespace, pods: podsOf(callee) }, ports: http });
  }
  const metrics = metricsPortOf(workload);
  for (const { port } of workload.reaches) egress.push({ peer: "anywhere", ports: [{ port, protocol: "TCP" }] });
  const ingress = [
    ...(metrics ? scraping(platform, metrics) : []),
    ...fromProxies(platform, workload),
    ...(workload.requestScaling ? [{ peer: "activator", ports: [QUEUE_PORT, QUEUE_METRICS_PORT] } as const] : []),
    ...(workload.durable && platform.durable ? [callsOfFunctions(platform.namespace, platform.durable)] : []),
  ];
  if ((workload.forwards || callsByIngress(workload)) && platform.durable) {
    egress.push(edges.durableIngress(platform.namespace, platform.durable));
  }
  return [
    { ...own, name: workload.name, egress, ...(ingress.length > 0 ? { ingress } : {}) },
    ...callees.map(
      (callee): NetworkIntent => ({
        kind: "network",
        name: `call-from-${team.namespace}-${workload.name}-to-${callee.name}`,
        namespace: topology.team(callee.team).namespace,
        pods: podsOf(callee),
        ingress: [{ peer: { namespace: team.namespace, pods: podsOf(workload) }, ports: http }],
      }),
    ),
    ...routePolicies(topology, workload, team, platform),
  ];
}

/** A workload's own, and those of the proxy beside it. */
function spans(
  topology: Topology,
  workload: WorkloadDeclaration,
  { traces, mesh }: PlatformDeclaration,
): NetworkEdge[] {
  if (traces === undefined) return [];
  const ports = [
    ...(isTraced(topology, workload) ? [traces.httpPort] : []),
    ...(mesh?.mode === "sidecar" && isMeshMember(workload) ? [traces.grpcPort] : []),
  ];
  return ports.length > 0 ? [toCollector(traces, ...ports)] : [];
}

const RUNTIME_METRICS = { port: "health", protocol: "TCP" } as const;

/** The runtime that hosts handlers serves metrics beside its probes; a container says if it has any. */
function metricsPortOf({ code, requestScaling }: WorkloadDeclaration): NetworkPort | undefined {
  // Its one port is for requests.
  if (requestScaling) return undefined;
  if (code?.type === "handler") return RUNTIME_METRICS;
  return code?.metrics && { port: code.metrics.port, protocol: "TCP" };
}
