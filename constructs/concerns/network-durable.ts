import type { NetworkEdge, NetworkIntent } from "../intents/network";
import { PLATFORM_LABEL } from "../model/labels";
import type { DurableEngineDeclaration, PlatformDeclaration } from "../model/platform-declarations";
import { DURABLE_PORT, edges, PROVISIONER_PODS, scraping } from "./network-edges";

const NODE = { port: "node", protocol: "TCP" } as const;

/**
 * Who speaks to the servers that keep durable functions: whoever hands over events, the provisioner, and they to each
 * other. They reach the functions and, for snapshots, an object storage, which is known by its port alone.
 */
export function durablePolicies(platform: PlatformDeclaration, durable: DurableEngineDeclaration): NetworkIntent[] {
  const { namespace } = platform;
  const { podLabels: pods } = durable;
  if (!pods) return [];
  const teams = { namespaces: { [PLATFORM_LABEL]: namespace }, pods: {} };
  return [
    {
      kind: "network",
      name: "restate",
      namespace,
      pods,
      ingress: [
        { peer: teams, ports: [{ port: "ingress", protocol: "TCP" }] },
        { peer: { namespace, pods: PROVISIONER_PODS }, ports: [{ port: "admin", protocol: "TCP" }] },
        { peer: { namespace, pods }, ports: [NODE] },
        ...scraping(platform, NODE),
      ],
      egress: [
        edges.dns,
        { peer: teams, ports: [DURABLE_PORT] },
        { peer: { namespace, pods }, ports: [NODE] },
        ...(durable.snapshotPort === undefined
          ? []
          : [{ peer: "anywhere", ports: [{ port: durable.snapshotPort, protocol: "TCP" }] } as const]),
      ],
    },
  ];
}

/** The calls of functions; those that they make themselves go through the same connections. */
export const callsOfFunctions = (namespace: string, { podLabels }: DurableEngineDeclaration): NetworkEdge => ({
  peer: podLabels ? { namespace, pods: podLabels } : "anywhere",
  ports: [DURABLE_PORT],
});
