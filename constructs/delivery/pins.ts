/**
 * Every image and upstream chart that Headwater deploys, at the version it was tested with.
 * One file, so that an upgrade is one reviewable change and an air-gapped mirror has one list to copy.
 */

/** Images by the names that a public registry serves. */
export const images = {
  /** Runs handlers, the provisioner and hooks: their code is mounted, so no image of ours exists. */
  node: "docker.io/library/node:22.23.3-bookworm-slim",
  /** The single-broker embedded engine. */
  kafka: "docker.io/apache/kafka:4.3.1",
  /** The registry, embedded and in production. */
  apicurio: "docker.io/apicurio/apicurio-registry:3.3.3",
  /** Runs durable functions' journals, embedded and in production. https://docs.restate.dev/server/deploy/kubernetes */
  restate: "docker.io/restatedev/restate:1.7.12",
  /**
   * The gateways' proxies: what Envoy Gateway 1.9.1 itself runs by default, without the digest.
   * https://github.com/envoyproxy/gateway/blob/v1.9.1/api/v1alpha1/shared_types.go
   */
  envoy: "docker.io/envoyproxy/envoy:distroless-v1.39.1",
  /** Takes gateways' access logs. */
  collector: "docker.io/otel/opentelemetry-collector-contrib:0.155.0",
} as const;

/** Knative Serving: of charts/knative-serving, which is made from its manifests. */
export const knativeServing = {
  version: "1.23.0",
  /** @param program activator, autoscaler, controller, queue or webhook */
  image: (program: string): string => `gcr.io/knative-releases/knative.dev/serving/cmd/${program}:v1.23.0`,
} as const;

export interface UpstreamChart {
  /** Helm repository. */
  readonly repository: string;
  readonly name: string;
  readonly version: string;
}

/** https://istio.io/latest/news/releases/1.31.x/announcing-1.31/upgrade-notes/ names the repository. */
const istio = { repository: "https://blob.istio.io/istio-release/charts", version: "1.31.0" } as const;

/** Upstream Helm charts of the operators. */
export const upstreamCharts = {
  keda: { repository: "https://kedacore.github.io/charts", name: "keda", version: "2.20.2" },
  /**
   * Carries the definitions of Prometheus Operator 0.85.0: `appVersion` in
   * https://github.com/prometheus-community/helm-charts/blob/acdbd31aa/charts/prometheus-operator-crds/Chart.yaml.
   */
  prometheusOperatorCrds: {
    repository: "https://prometheus-community.github.io/helm-charts",
    name: "prometheus-operator-crds",
    version: "23.0.0",
  },
  /** https://gateway.envoyproxy.io/docs/install/install-helm/ */
  envoyGateway: { repository: "oci://docker.io/envoyproxy", name: "gateway-helm", version: "v1.9.1" },
  /** https://strimzi.io/docs/operators/1.2.0/deploying#deploying-cluster-operator-helm-chart-str */
  strimzi: { repository: "https://strimzi.io/charts/", name: "strimzi-kafka-operator", version: "1.2.0" },
  istioBase: { ...istio, name: "base" },
  istiod: { ...istio, name: "istiod" },
  istioCni: { ...istio, name: "cni" },
  ztunnel: { ...istio, name: "ztunnel" },
} as const satisfies Record<string, UpstreamChart>;
