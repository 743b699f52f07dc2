import type { NetworkEdge, NetworkIntent, NetworkPeer } from "../intents/network";
import type {
  LabelSelector,
  NetworkPolicy,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
} from "../kubernetes/objects";
import { type Engine, type Owner, ofKind } from "./engine";
import { kedaOperator } from "./keda";
import { KNATIVE_NAMESPACE } from "./knative-names";
import { labels } from "./labels";

/** Renders connections as NetworkPolicies (https://kubernetes.io/docs/concepts/services-networking/network-policies/). */
export const networkPolicy: Engine = {
  name: "network-policy",
  handles: ["network"],
  render: (intents, owner) => ofKind(intents, "network").map((policy) => renderPolicy(policy, owner)),
};

function renderPolicy({ name, namespace, pods, ingress, egress }: NetworkIntent, owner: Owner): NetworkPolicy {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    // Not by its own name, which tells caller and callee: a label has 63 characters at most.
    metadata: { name, namespace, labels: labels(owner.name) },
    spec: {
      podSelector: selectorOf(pods),
      policyTypes: [...(ingress ? ["Ingress"] : []), ...(egress ? ["Egress"] : [])],
      ...(ingress ? { ingress: ingress.map((edge) => rule(edge, "from")) } : {}),
      ...(egress ? { egress: egress.map((edge) => rule(edge, "to")) } : {}),
    },
  };
}

/** Without `from` or `to` a rule is for every address. */
const rule = (
  { peer, ports }: NetworkEdge,
  direction: "from" | "to",
): NetworkPolicyIngressRule & NetworkPolicyEgressRule => ({
  ...(peer === "anywhere" ? {} : { [direction]: [peerOf(peer)] }),
  ...(ports.length === 0 ? {} : { ports: ports.map(({ port, protocol }) => ({ port, protocol })) }),
});

function peerOf(peer: Exclude<NetworkPeer, "anywhere">): NetworkPolicyPeer {
  if (peer === "scaler") return peerOf(kedaOperator);
  if (peer === "activator") return peerOf({ namespace: KNATIVE_NAMESPACE, pods: {} });
  if ("address" in peer) return { ipBlock: { cidr: peer.address } };
  return {
    namespaceSelector: {
      matchLabels: "namespace" in peer ? { "kubernetes.io/metadata.name": peer.namespace } : { ...peer.namespaces },
    },
    podSelector: selectorOf(peer.pods),
  };
}

const selectorOf = (pods: Readonly<Record<string, string>>): LabelSelector =>
  Object.keys(pods).length > 0 ? { matchLabels: { ...pods } } : {};
