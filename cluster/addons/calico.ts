import { readFileSync } from "node:fs";
import type { PolicyAgent } from "../../toolchain/policy-agent";
import { CNI_PLUGIN, FELIX } from "../pki";
import { clusterRole, clusterRoleBinding, type KubernetesObject } from "./objects";

const GROUP = "crd.projectcalico.org";

/** The kinds that Calico's programs read, and their rights: Felix changes nothing, the CNI plugin notes a pod's address. */
export function calicoFoundations(agent: PolicyAgent): readonly KubernetesObject[] {
  const definitions = JSON.parse(readFileSync(agent.definitions, "utf8")) as readonly Definition[];
  const watch = ["get", "list", "watch"];
  return [
    ...definitions,
    clusterRole(FELIX, [
      { apiGroups: [""], resources: ["namespaces", "nodes", "pods", "serviceaccounts", "services"], verbs: watch },
      { apiGroups: ["discovery.k8s.io"], resources: ["endpointslices"], verbs: watch },
      { apiGroups: ["networking.k8s.io"], resources: ["networkpolicies"], verbs: watch },
      { apiGroups: [GROUP], resources: definitions.map(({ spec }) => spec.names.plural), verbs: watch },
    ]),
    clusterRoleBinding(FELIX, FELIX, { kind: "User", name: FELIX }),
    clusterRole(CNI_PLUGIN, [
      { apiGroups: [""], resources: ["namespaces", "pods"], verbs: ["get"] },
      { apiGroups: [""], resources: ["pods/status"], verbs: ["patch"] },
      { apiGroups: [GROUP], resources: ["clusterinformations"], verbs: ["get"] },
    ]),
    clusterRoleBinding(CNI_PLUGIN, CNI_PLUGIN, { kind: "User", name: CNI_PLUGIN }),
  ];
}

interface Definition extends KubernetesObject {
  readonly spec: { readonly names: { readonly plural: string } };
}

/** Tells Calico's programs that all they need is there. */
export const clusterInformation: KubernetesObject = {
  apiVersion: `${GROUP}/v1`,
  kind: "ClusterInformation",
  metadata: { name: "default" },
  spec: { clusterType: "k8s,kdd", datastoreReady: true },
};
