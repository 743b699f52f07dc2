import { goPart } from "./go-part";

/** Versions that images and smoke checks name; each must be what the part's go.mod requires. */
export const versions = {
  kubernetes: "1.36.3",
  etcd: "3.6.16",
  containerd: "2.2.9",
  calico: "3.28.5",
  coredns: "1.14.7",
  localPathProvisioner: "0.0.30",
  keda: "2.20.2",
  envoyGateway: "1.9.1",
  openTelemetryCollector: "0.155.0",
  /** Of the module; knativeServing in constructs/delivery/pins.ts has the release. */
  knative: "0.50.0",
  prometheus: "0.316.0",
  prometheusOperator: "0.85.0",
  kubeconform: "0.8.0",
  kubeScore: "1.20.0",
  netpolAnalyzer: "1.4.4",
  versitygw: "1.8.0",
} as const;

const [major = "", minor = ""] = versions.kubernetes.split(".");
const kubernetesVersion = "k8s.io/component-base/version";

export const kubernetes = goPart({
  name: "kubernetes",
  title: `Build Kubernetes ${versions.kubernetes}`,
  programs: Object.fromEntries(
    ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy", "kubectl"].map((name) => [
      name,
      `k8s.io/kubernetes/cmd/${name}`,
    ]),
  ),
  variables: {
    // Clients parse it: without a version kubectl refuses to talk to the API server.
    [`${kubernetesVersion}.gitVersion`]: `v${versions.kubernetes}`,
    [`${kubernetesVersion}.gitMajor`]: major,
    [`${kubernetesVersion}.gitMinor`]: minor,
    [`${kubernetesVersion}.gitTreeState`]: "clean",
  },
  smoke: {
    "kube-apiserver": { args: ["--version"], expect: `Kubernetes v${versions.kubernetes}` },
    "kube-controller-manager": { args: ["--version"], expect: `Kubernetes v${versions.kubernetes}` },
    "kube-scheduler": { args: ["--version"], expect: `Kubernetes v${versions.kubernetes}` },
    kubelet: { args: ["--version"], expect: `Kubernetes v${versions.kubernetes}` },
    "kube-proxy": { args: ["--version"], expect: `Kubernetes v${versions.kubernetes}` },
    kubectl: { args: ["version", "--client"], expect: `Client Version: v${versions.kubernetes}` },
  },
});

export const etcd = goPart({
  name: "etcd",
  title: `Build etcd ${versions.etcd}`,
  programs: { etcd: "go.etcd.io/etcd/server/v3" },
  smoke: { etcd: { args: ["--version"], expect: `etcd Version: ${versions.etcd}` } },
});

export const containerd = goPart({
  name: "containerd",
  title: `Build containerd ${versions.containerd}`,
  programs: {
    containerd: "github.com/containerd/containerd/v2/cmd/containerd",
    "containerd-shim-runc-v2": "github.com/containerd/containerd/v2/cmd/containerd-shim-runc-v2",
    ctr: "github.com/containerd/containerd/v2/cmd/ctr",
  },
  variables: { "github.com/containerd/containerd/v2/version.Version": `v${versions.containerd}` },
  smoke: {
    containerd: { args: ["--version"], expect: `v${versions.containerd}` },
    "containerd-shim-runc-v2": { args: ["-v"], expect: `v${versions.containerd}` },
    ctr: { args: ["--version"], expect: `v${versions.containerd}` },
  },
});

const cniProbe = (type: string) => ({
  env: { CNI_COMMAND: "VERSION" },
  input: JSON.stringify({ cniVersion: "1.0.0", name: "probe", type }),
  expect: "supportedVersions",
});

export const cniPlugins = goPart({
  name: "cni-plugins",
  title: "Build the CNI plugins",
  programs: {
    loopback: "github.com/containernetworking/plugins/plugins/main/loopback",
    "host-local": "github.com/containernetworking/plugins/plugins/ipam/host-local",
    portmap: "github.com/containernetworking/plugins/plugins/meta/portmap",
  },
  smoke: {
    loopback: cniProbe("loopback"),
    "host-local": cniProbe("host-local"),
    portmap: cniProbe("portmap"),
  },
});

/**
 * Felix enforces NetworkPolicies; the CNI plugin hangs pods on the node so that Felix knows their links. The module's
 * tags are those of its parts: this commit is the last of the release branch 3.28.
 */
export const calico = goPart({
  name: "calico",
  title: `Build Calico ${versions.calico}`,
  programs: {
    calico: "github.com/projectcalico/calico/cni-plugin/cmd/calico",
    "calico-felix": "github.com/projectcalico/calico/felix/cmd/calico-felix",
  },
  variables: {
    "main.VERSION": `v${versions.calico}`,
    "github.com/projectcalico/calico/felix/buildinfo.GitVersion": `v${versions.calico}`,
  },
  smoke: {
    calico: cniProbe("calico"),
    "calico-felix": { args: ["--version"], expect: `v${versions.calico}` },
  },
});

export const coredns = goPart({
  name: "coredns",
  title: `Build CoreDNS ${versions.coredns}`,
  programs: { coredns: "headwater/toolchain/coredns" },
  smoke: { coredns: { args: ["-version"], expect: `CoreDNS-${versions.coredns}` } },
});

export const localPathProvisioner = goPart({
  name: "local-path-provisioner",
  title: `Build local-path-provisioner ${versions.localPathProvisioner}`,
  programs: { "local-path-provisioner": "github.com/rancher/local-path-provisioner" },
  variables: { "main.VERSION": `v${versions.localPathProvisioner}` },
  smoke: { "local-path-provisioner": { args: ["--version"], expect: `v${versions.localPathProvisioner}` } },
});

export const keda = goPart({
  name: "keda",
  title: `Build KEDA ${versions.keda}`,
  programs: {
    keda: "github.com/kedacore/keda/v2/cmd/operator",
    "keda-adapter": "github.com/kedacore/keda/v2/cmd/adapter",
  },
  variables: { "github.com/kedacore/keda/v2/version.Version": versions.keda },
  smoke: {
    keda: { args: ["--help"], expect: "--enable-cert-rotation" },
    "keda-adapter": { args: ["--help"], expect: "--secure-port" },
  },
});

export const knativePrograms = ["activator", "autoscaler", "controller", "queue", "webhook"] as const;

export const envoyGateway = goPart({
  name: "envoy-gateway",
  title: `Build Envoy Gateway ${versions.envoyGateway}`,
  programs: { "envoy-gateway": "github.com/envoyproxy/gateway/cmd/envoy-gateway" },
  variables: {
    "github.com/envoyproxy/gateway/internal/cmd/version.envoyGatewayVersion": `v${versions.envoyGateway}`,
  },
  smoke: { "envoy-gateway": { args: ["version"], expect: `ENVOY_GATEWAY_VERSION: v${versions.envoyGateway}` } },
});

/** Counts requests for limits that all proxies share. Envoy Gateway names another commit, which no registry of modules has. */
export const rateLimit = goPart({
  name: "ratelimit",
  title: "Build Envoy's rate limit service",
  programs: { ratelimit: "github.com/envoyproxy/ratelimit/src/service_cmd" },
  smoke: { ratelimit: { env: { REDIS_URL: "127.0.0.1:1" }, expect: "connecting to redis on 127.0.0.1:1" } },
});

/** Collects access logs. Its full set of parts is never built: the program of this module has those that are used. */
export const openTelemetryCollector = goPart({
  name: "opentelemetry-collector",
  title: `Build the OpenTelemetry collector ${versions.openTelemetryCollector}`,
  programs: { "otelcol-contrib": "headwater/toolchain/opentelemetry-collector" },
  variables: { "main.version": versions.openTelemetryCollector },
  smoke: {
    "otelcol-contrib": { args: ["--version"], expect: `otelcol-contrib version ${versions.openTelemetryCollector}` },
  },
});

const KNATIVE_MISSES: Readonly<Record<string, string>> = { queue: "CONTAINER_CONCURRENCY", webhook: "WEBHOOK_NAME" };

export const knative = goPart({
  name: "knative",
  title: `Build Knative Serving ${versions.knative}`,
  programs: Object.fromEntries(knativePrograms.map((name) => [`knative-${name}`, `knative.dev/serving/cmd/${name}`])),
  smoke: Object.fromEntries(
    // Outside a cluster each ends at once and says what it misses.
    knativePrograms.map((name) => [`knative-${name}`, { expect: KNATIVE_MISSES[name] ?? "kubeconfig" }]),
  ),
});

export const pause = goPart({
  name: "pause",
  title: "Build the pause program",
  programs: { pause: "headwater/toolchain/pause" },
  smoke: { pause: { args: ["-v"], expect: "pause" } },
});

/** Checks alert rules and dashboards in tests; no cluster needs it. Module 0.316 is release 3.16. */
export const promtool = goPart({
  name: "promtool",
  title: "Build promtool",
  programs: { promtool: "github.com/prometheus/prometheus/cmd/promtool" },
  // Rules need no service discovery: without it 250 packages of clouds' clients are not compiled.
  tags: ["remove_all_sd"],
  smoke: { promtool: { args: ["--version"], expect: "promtool, version" } },
});

/** Checks objects against their schemas, in proofs. */
export const kubeconform = goPart({
  name: "kubeconform",
  title: `Build kubeconform ${versions.kubeconform}`,
  programs: { kubeconform: "github.com/yannh/kubeconform/cmd/kubeconform" },
  variables: { "main.version": `v${versions.kubeconform}` },
  smoke: { kubeconform: { args: ["-v"], expect: `v${versions.kubeconform}` } },
});

/** Looks for what makes objects unsafe or unreliable, in proofs. */
export const kubeScore = goPart({
  name: "kube-score",
  title: `Build kube-score ${versions.kubeScore}`,
  programs: { "kube-score": "github.com/zegl/kube-score/cmd/kube-score" },
  variables: { "main.version": versions.kubeScore },
  smoke: { "kube-score": { args: ["version"], expect: `kube-score version: ${versions.kubeScore}` } },
});

/** Computes which connections policies allow, in proofs. */
export const netpolAnalyzer = goPart({
  name: "netpol-analyzer",
  title: `Build netpol-analyzer ${versions.netpolAnalyzer}`,
  programs: { netpolicy: "github.com/np-guard/netpol-analyzer/cmd/netpolicy" },
  smoke: { netpolicy: { args: ["--help"], expect: "k8snetpolicy" } },
});

/** Serves a folder as S3 does, in proofs. */
export const versitygw = goPart({
  name: "versitygw",
  title: `Build Versity's S3 gateway ${versions.versitygw}`,
  programs: { versitygw: "github.com/versity/versitygw/cmd/versitygw" },
  variables: { "main.Version": `v${versions.versitygw}` },
  smoke: { versitygw: { args: ["--version"], expect: `Version  : v${versions.versitygw}` } },
});
