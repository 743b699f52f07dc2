import type { Addresses } from "../addresses";
import type { KeyPair } from "../pki/certificate";
import { CONTAINERD_SOCKET } from "./containerd";

export interface KubeletFiles {
  readonly clientCa: string;
  readonly server: KeyPair;
  readonly resolvConf: string;
  readonly plugins: string;
}

export function renderKubelet(addresses: Addresses, files: KubeletFiles): string {
  const config = {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: files.clientCa },
    },
    authorization: { mode: "Webhook" },
    tlsCertFile: files.server.certificate,
    tlsPrivateKeyFile: files.server.key,
    containerRuntimeEndpoint: `unix://${CONTAINERD_SOCKET}`,
    cgroupDriver: "cgroupfs",
    cgroupRoot: `/${addresses.hostName}`,
    failCgroupV1: false,
    failSwapOn: false,
    clusterDNS: [addresses.dns],
    clusterDomain: "cluster.local",
    resolvConf: files.resolvConf,
    volumePluginDir: files.plugins,
    serializeImagePulls: false,
    // Images come from files, so one that is collected could not be pulled again.
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    evictionHard: { "memory.available": "100Mi", "nodefs.available": "1Gi", "imagefs.available": "1Gi" },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

export function renderProxy(addresses: Addresses, nodeName: string, kubeconfig: string): string {
  const config = {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    mode: "nftables",
    clientConnection: { kubeconfig },
    clusterCIDR: addresses.pods,
    hostnameOverride: nodeName,
    healthzBindAddress: "127.0.0.1:10256",
    metricsBindAddress: "127.0.0.1:10249",
    // The size of the connection table belongs to the host.
    conntrack: { maxPerCore: 0 },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}
