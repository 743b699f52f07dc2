import type { NodeParts } from "../../toolchain/node-parts";
import type { Addresses } from "../addresses";
import type { Pki } from "../pki";
import type { KeyPair } from "../pki/certificate";
import { CONTAINERD_SOCKET } from "./containerd";
import { CLUSTER_INFORMATION, FELIX, FELIX_READINESS, felixEnvironment } from "./network";
import type { ComponentSpec } from "./spec";

/** Files and folders as the components see them, inside the node. */
export interface NodeFiles {
  readonly containerdConfig: string;
  readonly kubeletConfig: string;
  readonly proxyConfig: string;
  readonly kubeletRoot: string;
  readonly etcd: string;
  readonly controllerManagerKubeconfig: string;
  readonly schedulerKubeconfig: string;
  readonly nodeKubeconfig: string;
  readonly felixKubeconfig: string;
}

/** A machine with so much memory, in bytes, has some to spare for speed. */
const ROOMY = 8 * 1024 ** 3;

/**
 * Every process of the node, with its flags.
 *
 * @param pki holds paths inside the node
 * @param memory of the machine, in bytes
 */
export function components(
  parts: NodeParts,
  addresses: Addresses,
  pki: Pki,
  files: NodeFiles,
  nodeName: string,
  memory: number,
): readonly ComponentSpec[] {
  const program = (name: string, args: readonly string[]) => [`${parts.bin}/${name}`, ...args];
  const https = (url: string, { certificate, key }: KeyPair = pki.probe) => ({
    kind: "https" as const,
    url,
    ca: pki.authority.certificate,
    cert: certificate,
    key,
  });
  return [
    {
      name: "containerd",
      command: program("containerd", ["--config", files.containerdConfig]),
      after: [],
      probe: { kind: "socket", path: CONTAINERD_SOCKET },
    },
    {
      name: "etcd",
      command: program("etcd", etcdFlags(pki, files.etcd)),
      after: [],
      probe: { kind: "http", url: "http://127.0.0.1:2381/readyz" },
    },
    {
      name: "kube-apiserver",
      command: program("kube-apiserver", apiServerFlags(addresses, pki)),
      // A quarter of its processor time would be garbage collection while operators come. https://go.dev/doc/gc-guide
      ...(memory >= ROOMY && { environment: { GOGC: "200" } }),
      after: ["etcd"],
      probe: https("https://127.0.0.1:6443/readyz"),
    },
    {
      name: "kube-controller-manager",
      command: program(
        "kube-controller-manager",
        controllerManagerFlags(addresses, pki, files.controllerManagerKubeconfig),
      ),
      after: ["kube-apiserver"],
      probe: https("https://127.0.0.1:10257/healthz"),
    },
    {
      name: "kube-scheduler",
      command: program("kube-scheduler", controllerFlags(files.schedulerKubeconfig, pki)),
      after: ["kube-apiserver"],
      probe: https("https://127.0.0.1:10259/healthz"),
    },
    {
      name: "kubelet",
      command: program("kubelet", [
        `--kubeconfig=${files.nodeKubeconfig}`,
        `--config=${files.kubeletConfig}`,
        `--root-dir=${files.kubeletRoot}`,
        `--node-ip=${addresses.node}`,
        `--hostname-override=${nodeName}`,
      ]),
      after: ["containerd", "kube-apiserver"],
      probe: { kind: "http", url: "http://127.0.0.1:10248/healthz" },
    },
    {
      name: "kube-proxy",
      command: program("kube-proxy", [`--config=${files.proxyConfig}`]),
      after: ["kube-apiserver"],
      probe: { kind: "http", url: "http://127.0.0.1:10256/healthz" },
    },
    {
      name: FELIX,
      command: [`${parts.policyAgent.bin}/${FELIX}`],
      environment: felixEnvironment(nodeName, files.felixKubeconfig, parts.policyAgent.xtables),
      after: ["kube-apiserver"],
      // Earlier it would only keep asking for what `up` has yet to make.
      once: https(`https://127.0.0.1:6443${CLUSTER_INFORMATION}`, pki.felix),
      probe: { kind: "http", url: FELIX_READINESS },
    },
  ];
}

function etcdFlags(pki: Pki, data: string): readonly string[] {
  const peer = "https://127.0.0.1:2380";
  return [
    "--name=node",
    `--data-dir=${data}`,
    "--listen-client-urls=https://127.0.0.1:2379",
    "--advertise-client-urls=https://127.0.0.1:2379",
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=node=${peer}`,
    "--listen-metrics-urls=http://127.0.0.1:2381",
    "--log-level=warn",
    ...["", "peer-"].flatMap((prefix) => [
      `--${prefix}cert-file=${pki.etcd.certificate}`,
      `--${prefix}key-file=${pki.etcd.key}`,
      `--${prefix}trusted-ca-file=${pki.etcdAuthority.certificate}`,
      `--${prefix}client-cert-auth`,
    ]),
  ];
}

function apiServerFlags(addresses: Addresses, pki: Pki): readonly string[] {
  return [
    `--advertise-address=${addresses.node}`,
    "--secure-port=6443",
    `--service-cluster-ip-range=${addresses.services}`,
    "--allow-privileged=true",
    "--profiling=false",
    "--etcd-servers=https://127.0.0.1:2379",
    `--etcd-cafile=${pki.etcdAuthority.certificate}`,
    `--etcd-certfile=${pki.etcdClient.certificate}`,
    `--etcd-keyfile=${pki.etcdClient.key}`,
    `--encryption-provider-config=${pki.encryptionConfig}`,
    ...servingFlags(pki.apiServer),
    `--client-ca-file=${pki.authority.certificate}`,
    "--anonymous-auth=false",
    "--authorization-mode=Node,RBAC",
    "--enable-admission-plugins=NodeRestriction",
    `--service-account-key-file=${pki.serviceAccount.publicKey}`,
    `--service-account-signing-key-file=${pki.serviceAccount.privateKey}`,
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    "--kubelet-preferred-address-types=InternalIP",
    `--kubelet-certificate-authority=${pki.authority.certificate}`,
    `--kubelet-client-certificate=${pki.kubeletClient.certificate}`,
    `--kubelet-client-key=${pki.kubeletClient.key}`,
    // Aggregated APIs (external.metrics.k8s.io, metrics.k8s.io) trust the API server by these.
    `--requestheader-client-ca-file=${pki.frontProxyAuthority.certificate}`,
    "--requestheader-allowed-names=front-proxy-client",
    "--requestheader-username-headers=X-Remote-User",
    "--requestheader-group-headers=X-Remote-Group",
    "--requestheader-extra-headers-prefix=X-Remote-Extra-",
    `--proxy-client-cert-file=${pki.frontProxyClient.certificate}`,
    `--proxy-client-key-file=${pki.frontProxyClient.key}`,
  ];
}

function controllerManagerFlags(addresses: Addresses, pki: Pki, kubeconfig: string): readonly string[] {
  return [
    ...controllerFlags(kubeconfig, pki),
    "--use-service-account-credentials=true",
    `--service-account-private-key-file=${pki.serviceAccount.privateKey}`,
    `--root-ca-file=${pki.authority.certificate}`,
    `--cluster-signing-cert-file=${pki.authority.certificate}`,
    `--cluster-signing-key-file=${pki.authority.key}`,
    `--cluster-cidr=${addresses.pods}`,
  ];
}

/** What controller-manager and scheduler have in common. */
function controllerFlags(kubeconfig: string, pki: Pki): readonly string[] {
  return [
    `--kubeconfig=${kubeconfig}`,
    `--authentication-kubeconfig=${kubeconfig}`,
    `--authorization-kubeconfig=${kubeconfig}`,
    "--bind-address=127.0.0.1",
    ...servingFlags(pki.loopbackServer),
    "--leader-elect=false",
    "--profiling=false",
  ];
}

const servingFlags = (pair: KeyPair): readonly string[] => [
  `--tls-cert-file=${pair.certificate}`,
  `--tls-private-key-file=${pair.key}`,
];
