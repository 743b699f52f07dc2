import type { Addresses } from "../addresses";

/** The component that enforces NetworkPolicies. */
export const FELIX = "calico-felix";

export const CLUSTER_INFORMATIONS = "/apis/crd.projectcalico.org/v1/clusterinformations";
/** Path of the object without which Calico's programs wait. */
export const CLUSTER_INFORMATION = `${CLUSTER_INFORMATIONS}/default`;

const HEALTH_PORT = 9099;
export const FELIX_READINESS = `http://127.0.0.1:${HEALTH_PORT}/readiness`;

/** Felix notes here which pods' policies hold; the CNI plugin lets a pod start when its own do. */
const STATUS_FOLDER = "/run/calico";
/** Longest wait for that, in seconds: a pod without its policies has no connection, and no need to fail. */
const POLICIES_SECONDS = 10;

/**
 * Pods hang on the node by a veth pair each; no address translation: the host routes to them.
 * Fields: https://docs.tigera.io/calico/3.28/reference/configure-cni-plugins.
 */
export function renderCni(
  addresses: Addresses,
  nodeName: string,
  files: { readonly kubeconfig: string; readonly podAddresses: string },
): string {
  const calico = {
    type: "calico",
    datastore_type: "kubernetes",
    nodename: nodeName,
    nodename_file_optional: true,
    log_level: "error",
    mtu: 1500,
    ipam: { type: "host-local", dataDir: files.podAddresses, ranges: [[{ subnet: addresses.pods }]] },
    policy: { type: "k8s" },
    policy_setup_timeout_seconds: POLICIES_SECONDS,
    endpoint_status_dir: `${STATUS_FOLDER}/endpoint-status`,
    kubernetes: { kubeconfig: files.kubeconfig },
  };
  const plugins = [calico, { type: "portmap", capabilities: { portMappings: true } }];
  return `${JSON.stringify({ cniVersion: "1.0.0", name: "pods", plugins }, null, 2)}\n`;
}

/** Settings of Felix: https://docs.tigera.io/calico/3.28/reference/felix/configuration. */
export const felixEnvironment = (nodeName: string, kubeconfig: string, xtables: string) => ({
  KUBECONFIG: kubeconfig,
  FELIX_DATASTORETYPE: "kubernetes",
  FELIX_FELIXHOSTNAME: nodeName,
  FELIX_ENDPOINTSTATUSPATHPREFIX: STATUS_FOLDER,
  FELIX_HEALTHENABLED: "true",
  FELIX_HEALTHPORT: String(HEALTH_PORT),
  // The API server is a process of the node: what a pod's own policies allow to it passes.
  FELIX_DEFAULTENDPOINTTOHOSTACTION: "ACCEPT",
  FELIX_IPTABLESBACKEND: "nft",
  XTABLES_LIBDIR: xtables,
  FELIX_IPV6SUPPORT: "false",
  FELIX_XDPENABLED: "false",
  FELIX_USAGEREPORTINGENABLED: "false",
  // Output is logged by whoever starts it.
  FELIX_LOGSEVERITYSCREEN: "WARNING",
  FELIX_LOGFILEPATH: "none",
  FELIX_LOGSEVERITYSYS: "none",
});
