import type { NetworkPolicy } from "../kubernetes/objects";
import { labels } from "./labels";
import { CLUSTER } from "./strimzi-cluster";
import type { AcceptedStrimziProps } from "./strimzi-props";

/** Ports of the control plane and of replication, in Strimzi's words. */
const INTERNAL_PORTS = [9090, 9091];

/**
 * What the cluster's pods connect to: each other. Who may connect to them Strimzi says itself, in policies of its own;
 * where they connect to is not its affair, and the platform's namespace allows nothing that is not said.
 */
export const strimziEgress = (namespace: string, { rack, tieredStorage }: AcceptedStrimziProps): NetworkPolicy => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name: `${CLUSTER}-egress`, namespace, labels: labels(CLUSTER) },
  spec: {
    podSelector: { matchLabels: { "strimzi.io/cluster": CLUSTER } },
    policyTypes: ["Egress"],
    egress: [
      {
        to: [
          {
            namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
            podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
          },
        ],
        ports: [
          { port: 53, protocol: "UDP" },
          { port: 53, protocol: "TCP" },
        ],
      },
      {
        to: [{ podSelector: { matchLabels: { "strimzi.io/cluster": CLUSTER } } }],
        ports: INTERNAL_PORTS.map((port) => ({ port, protocol: "TCP" })),
      },
      // The API server, which tells a node's failure domain; object storage. Neither is a pod.
      ...(rack || tieredStorage
        ? [
            {
              ports: [
                { port: 443, protocol: "TCP" },
                { port: 6443, protocol: "TCP" },
              ],
            },
          ]
        : []),
    ],
  },
});
