import { join } from "node:path";
import { Release } from "@cdktf/provider-helm/lib/release/index.js";
import { AssetType, Lazy, TerraformAsset } from "cdktf";
import { Construct } from "constructs";
import { Bundle } from "../delivery/bundle";
import { acceptedId, idProblems } from "../delivery/construct-id";
import { Namespace } from "../delivery/namespace";
import { packageRoot } from "../delivery/package-root";
import { type UpstreamChart, upstreamCharts } from "../delivery/pins";
import { report } from "../delivery/report";
import { toYaml } from "../delivery/yaml";
import { ENVOY_GATEWAY_NAMESPACE, GATEWAY_CLASS } from "../engines/envoy-names";
import { kedaOperator } from "../engines/keda";
import { KNATIVE_NAMESPACE } from "../engines/knative-names";
import { labels, retained } from "../engines/labels";
import type { GatewayClass } from "../kubernetes/objects";
import type { TracesDeclaration } from "../model/platform-declarations";
import { ChartSource, remoteChart } from "./chart-source";
import { envoyGatewayValues, type GatewayOperatorProps, globalLimitProblems } from "./envoy-gateway-values";
import { cniValues, ISTIO_NAMESPACES, istiodValues, type MeshOperatorProps, ztunnelValues } from "./istio";
import { collectorProblems, sidecarTraces } from "./sidecar-traces";

export interface OperatorsProps {
  /** @default ChartSource.upstream() */
  readonly charts?: ChartSource;
  /**
   * Brings the definitions of PodMonitor, PrometheusRule and ServiceMonitor, which monitors and alerts are written in.
   * Set it to false where the cluster has them already, with kube-prometheus-stack for example.
   * @default true
   */
  readonly prometheusDefinitions?: boolean;
  /**
   * Brings Strimzi's operator, which `Kafka.strimzi` needs. It watches all namespaces.
   * @default false
   */
  readonly strimzi?: boolean;
  /**
   * Brings Envoy Gateway and the Gateway API, which `Gateway.envoy` needs. It watches all namespaces, and runs the
   * proxies of a Gateway in the Gateway's own.
   * @default false
   */
  readonly gateway?: boolean | GatewayOperatorProps;
  /**
   * Brings Istio, which `Mesh.istio` needs: its control plane in `istio-system`, and on each node an agent in
   * `istio-cni`, the one namespace at Pod Security "privileged", so that no pod of a team needs a privilege to join.
   * `true` means sidecars.
   * @default none
   */
  readonly mesh?: MeshOperatorProps | true;
  /**
   * Brings Knative Serving, which services with `scaling` need: it holds their requests while they have no replica. Of
   * Knative's routing nothing is used; that is the gateway's.
   * @default false
   */
  readonly knative?: boolean;
}

/**
 * The operators that the platform builds on, from their upstream charts at pinned versions. Deploy it once per
 * cluster, before any platform; a destroy keeps their CRDs, since deleting a CRD deletes all its objects.
 *
 * @example new Operators(new HeadwaterStack(app, "operators"), "operators");
 */
export class Operators extends Construct {
  constructor(
    scope: Construct,
    id: string,
    private readonly props: OperatorsProps = {},
  ) {
    super(scope, acceptedId(scope, id));
    report(this, idProblems(this, id));
    const namespace = new Namespace(this, "namespace", { name: kedaOperator.namespace, retain: false });
    const definitions =
      (props.prometheusDefinitions ?? true)
        ? [this.release(upstreamCharts.prometheusOperatorCrds, "default", PROMETHEUS_VALUES, [])]
        : [];
    this.release(upstreamCharts.keda, kedaOperator.namespace, KEDA_VALUES, [namespace.release, ...definitions]);
    if (props.strimzi) {
      const { release } = new Namespace(this, "strimzi-namespace", { name: STRIMZI_NAMESPACE, retain: false });
      this.release(upstreamCharts.strimzi, STRIMZI_NAMESPACE, STRIMZI_VALUES, [release]);
    }
    if (props.gateway) this.envoyGateway(props.gateway === true ? {} : props.gateway);
    if (props.knative) this.knativeServing();
    if (props.mesh) this.istio(props.mesh === true ? { mode: "sidecar" } : props.mesh);
  }

  private istio(mesh: MeshOperatorProps): void {
    const { system, cni, ztunnel } = ISTIO_NAMESPACES;
    const namespace = (name: string, podSecurity: "restricted" | "privileged") =>
      new Namespace(this, `${name}-namespace`, { name, retain: false, podSecurity }).release;
    const systemNamespace = namespace(system, "restricted");
    const base = this.release(upstreamCharts.istioBase, system, {}, [systemNamespace], { name: "istio-base" });
    // Platforms are declared after their operators.
    const values = Lazy.stringValue({ produce: () => toYaml(istiodValues(mesh.mode, this.tracesOf(mesh))) });
    const control = this.release(upstreamCharts.istiod, system, values, [base], { values: mesh.values?.istiod });
    const agent = this.release(upstreamCharts.istioCni, cni, cniValues(mesh.mode), [namespace(cni, "privileged")], {
      name: "istio-cni",
      values: mesh.values?.cni,
    });
    if (mesh.mode === "sidecar") return;
    this.release(upstreamCharts.ztunnel, ztunnel, ztunnelValues, [namespace(ztunnel, "privileged"), control, agent], {
      values: mesh.values?.ztunnel,
    });
  }

  private tracesOf({ traces }: MeshOperatorProps): TracesDeclaration | undefined {
    if (traces) return traces.declaration;
    const all = sidecarTraces(this);
    report(this, collectorProblems(all));
    return all[0];
  }

  private knativeServing(): void {
    const { release } = new Namespace(this, "knative-namespace", { name: KNATIVE_NAMESPACE, retain: false });
    const path = join(packageRoot(), "charts", "knative-serving");
    const asset = new TerraformAsset(this, "knative-serving-chart", { path, type: AssetType.DIRECTORY });
    new Release(this, "knative-serving", {
      name: "knative-serving",
      namespace: KNATIVE_NAMESPACE,
      chart: `./${asset.path}`,
      values: [toYaml(KNATIVE_VALUES)],
      wait: true,
      timeout: 300,
      maxHistory: 3,
      dependsOn: [release],
    });
  }

  private envoyGateway(props: GatewayOperatorProps): void {
    report(this, globalLimitProblems(props));
    const namespace = ENVOY_GATEWAY_NAMESPACE;
    const { release } = new Namespace(this, "gateway-namespace", { name: namespace, retain: false });
    const controller = this.release(upstreamCharts.envoyGateway, namespace, envoyGatewayValues(props), [release]);
    new Bundle(this, "gateway-class", {
      release: "gateway-class",
      namespace,
      objects: () => [gatewayClass],
      dependsOn: [controller],
    });
  }

  private release(
    chart: UpstreamChart,
    namespace: string,
    values: object | string,
    dependsOn: Release[],
    given: { readonly name?: string; readonly values?: object | undefined } = {},
  ): Release {
    const name = given.name ?? chart.name;
    return new Release(this, name, {
      name,
      namespace,
      ...this.source(chart),
      // Helm merges them: the last one counts.
      values: [values, given.values]
        .filter((some) => some !== undefined)
        .map((some) => (typeof some === "string" ? some : toYaml(some))),
      wait: true,
      timeout: 300,
      maxHistory: 3,
      dependsOn,
    });
  }

  private source(chart: UpstreamChart): { chart: string; version?: string; repository?: string } {
    const source = this.props.charts ?? ChartSource.upstream();
    if (source.kind !== "folder") return remoteChart(source, chart);
    const path = join(source.folder, chart.name);
    const asset = new TerraformAsset(this, `${chart.name}-chart`, { path, type: AssetType.DIRECTORY });
    return { chart: `./${asset.path}` };
  }
}

const STRIMZI_NAMESPACE = "strimzi";

/**
 * Its CRDs are in the chart's folder `crds`, which Helm installs once and never changes or deletes: docs/kafka.md.
 * https://github.com/strimzi/strimzi-kafka-operator/blob/1.2.0/packaging/helm-charts/helm3/strimzi-kafka-operator/values.yaml
 */
const STRIMZI_VALUES = {
  // Namespaces of platforms come later than the operator.
  watchAnyNamespace: true,
  // https://strimzi.io/docs/operators/1.2.0/deploying#con-security-providers-str
  extraEnvs: [{ name: "STRIMZI_POD_SECURITY_PROVIDER_CLASS", value: "restricted" }],
};

/** https://github.com/knative/serving/tree/knative-v1.23.0/config/core/configmaps */
const KNATIVE_VALUES = {
  config: {
    // What pods of ours say beyond Knative's narrow choice: that they are nobody, and where they go.
    "config-features": {
      "kubernetes.podspec-securitycontext": "enabled",
      "kubernetes.podspec-topologyspreadconstraints": "enabled",
    },
    // A revision's tag is not turned into a digest: what is pinned is the declaration's affair, as for other pods.
    "config-deployment": { "registries-skipping-tag-resolving": "index.docker.io,gcr.io,ghcr.io,quay.io" },
  },
};

/** https://gateway-api.sigs.k8s.io/reference/spec/#gatewayclass */
const gatewayClass: GatewayClass = {
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "GatewayClass",
  metadata: { name: GATEWAY_CLASS, labels: labels(GATEWAY_CLASS) },
  spec: { controllerName: "gateway.envoyproxy.io/gatewayclass-controller" },
};

/** https://github.com/kedacore/charts/blob/main/keda/values.yaml */
const KEDA_VALUES = {
  crds: { additionalAnnotations: retained },
  // Lag, for alerts and dashboards.
  prometheus: { operator: { enabled: true, podMonitor: { enabled: true } } },
  // Synthesized objects are checked before they arrive; the webhook would stop deploys whenever KEDA restarts.
  webhooks: { enabled: false },
};

/**
 * The kinds that Headwater writes, and ServiceMonitor, which its users need for what isn't theirs. All others are the
 * business of who runs Prometheus.
 * https://github.com/prometheus-community/helm-charts/blob/acdbd31aa/charts/prometheus-operator-crds/values.yaml
 */
const PROMETHEUS_VALUES = {
  crds: {
    annotations: retained,
    ...Object.fromEntries(
      [
        "alertmanagerconfigs",
        "alertmanagers",
        "probes",
        "prometheusagents",
        "prometheuses",
        "scrapeconfigs",
        "thanosrulers",
      ].map((kind) => [kind, { enabled: false }]),
    ),
  },
};
