import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { describe, expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { ChartSource, type GlobalLimits, HeadwaterStack, Operators, type OperatorsProps } from "../../../constructs";
import { reported } from "../../../constructs/delivery/report";
import { releasesOf } from "../../support/synth";

function releases(props: OperatorsProps = {}) {
  const stack = new HeadwaterStack(new App(), "operators");
  new Operators(stack, "operators", props);
  return releasesOf(stack);
}

it("brings Prometheus Operator's definitions before KEDA, whose chart makes a monitor", () => {
  const { keda, "prometheus-operator-crds": definitions } = releases();
  expect(definitions).toMatchObject({
    chart: "prometheus-operator-crds",
    repository: "https://prometheus-community.github.io/helm-charts",
    version: "23.0.0",
    namespace: "default",
  });
  expect(keda?.depends_on).toContainEqual(expect.stringContaining("prometheus-operator-crds"));
});

it("keeps the definitions when it is destroyed, and brings those of three kinds only", () => {
  const values = parse(releases()["prometheus-operator-crds"]?.values[0] ?? "") as {
    crds: { annotations: object } & Record<string, { enabled?: boolean }>;
  };
  expect(values.crds.annotations).toEqual({ "helm.sh/resource-policy": "keep" });
  const { annotations: _, ...kinds } = values.crds;
  for (const kind of ["podmonitors", "prometheusrules", "servicemonitors"]) expect(kinds).not.toHaveProperty(kind);
  for (const { enabled } of Object.values(kinds)) expect(enabled).toBe(false);
});

it("leaves the definitions to a cluster that has them", () => {
  expect(Object.keys(releases({ prometheusDefinitions: false })).sort()).toEqual(["keda", "namespace-keda"]);
});

it("brings Strimzi's operator if it is asked to, for all namespaces, with pods at restricted", () => {
  expect(releases()).not.toHaveProperty("strimzi-kafka-operator");
  const { "strimzi-kafka-operator": strimzi } = releases({ strimzi: true });
  expect(strimzi).toMatchObject({ chart: "strimzi-kafka-operator", version: "1.2.0", namespace: "strimzi" });
  expect(parse(strimzi?.values[0] ?? "")).toEqual({
    watchAnyNamespace: true,
    extraEnvs: [{ name: "STRIMZI_POD_SECURITY_PROVIDER_CLASS", value: "restricted" }],
  });
});

it("brings Envoy Gateway if it is asked to, whose proxies run beside their Gateway", () => {
  expect(releases()).not.toHaveProperty("gateway-helm");
  const { "gateway-helm": controller, "gateway-class": gatewayClass } = releases({ gateway: true });
  expect(controller).toMatchObject({
    chart: "gateway-helm",
    repository: "oci://docker.io/envoyproxy",
    version: "v1.9.1",
    namespace: "envoy-gateway",
  });
  expect(parse(controller?.values[0] ?? "")).toMatchObject({
    config: {
      envoyGateway: {
        provider: { kubernetes: { deploy: { type: "GatewayNamespace" } } },
        extensionApis: { enableEnvoyPatchPolicy: true },
      },
    },
    topologyInjector: { enabled: false },
  });
  expect(gatewayClass?.depends_on).toContainEqual(expect.stringContaining("gateway-helm"));
});

const valuesOf = (release: { readonly values: readonly string[] } | undefined) =>
  (release?.values ?? []).map((text) => parse(text) as object);

describe("Istio", () => {
  it("comes if it is asked to: its control plane beside its definitions, and the nodes' agent", () => {
    expect(Object.keys(releases())).not.toContain("istiod");
    const { "istio-base": base, istiod, "istio-cni": cni, ztunnel } = releases({ mesh: true });
    const published = { repository: "https://blob.istio.io/istio-release/charts", version: "1.31.0" };
    expect(base).toMatchObject({ ...published, chart: "base", namespace: "istio-system" });
    expect(istiod).toMatchObject({ ...published, chart: "istiod", namespace: "istio-system" });
    expect(cni).toMatchObject({ ...published, chart: "cni", namespace: "istio-cni" });
    expect(istiod?.depends_on).toContainEqual(expect.stringContaining("istio-base"));
    expect(ztunnel).toBeUndefined();
  });

  it("has two replicas, proxies at restricted that end with their Job, and reaches only what is declared", () => {
    const { istiod } = releases({ mesh: { mode: "sidecar" } });
    expect(valuesOf(istiod)).toMatchObject([
      {
        autoscaleMin: 2,
        cni: { enabled: true },
        env: { ENABLE_NATIVE_SIDECARS: "true" },
        global: { proxy: { seccompProfile: { type: "RuntimeDefault" } } },
        meshConfig: { outboundTrafficPolicy: { mode: "REGISTRY_ONLY" } },
      },
    ]);
  });

  it("keeps its control plane at restricted; only the nodes' agents are privileged", () => {
    const { "namespace-istio-system": system, "namespace-istio-cni": cni } = releases({ mesh: true });
    expect(system?.values[0]).toContain("pod-security.kubernetes.io/enforce: restricted");
    expect(cni?.values[0]).toContain("pod-security.kubernetes.io/enforce: privileged");
  });

  it("brings the nodes' proxies for ambient mode, whom the control plane trusts", () => {
    const { istiod, "istio-cni": cni, ztunnel } = releases({ mesh: { mode: "ambient" } });
    expect(ztunnel).toMatchObject({ chart: "ztunnel", namespace: "ztunnel" });
    expect(valuesOf(istiod)).toMatchObject([
      { trustedZtunnelNamespace: "ztunnel", env: { PILOT_ENABLE_AMBIENT: "true" } },
    ]);
    expect(valuesOf(cni)).toMatchObject([{ ambient: { enabled: true } }]);
  });

  it("takes given values last, so that they count", () => {
    const given = { istiod: { autoscaleMin: 3 }, cni: { cniBinDir: "/bin" } };
    const { istiod, "istio-cni": cni } = releases({ mesh: { mode: "sidecar", values: given } });
    expect(valuesOf(istiod).at(-1)).toEqual(given.istiod);
    expect(valuesOf(cni).at(-1)).toEqual(given.cni);
  });
});

it("lets proxies count together where there is a Redis, whose password is in a Secret alone", () => {
  const config = (globalLimits: GlobalLimits) => {
    const { "gateway-helm": controller } = releases({ gateway: { globalLimits } });
    return parse(controller?.values[0] ?? "").config.envoyGateway;
  };
  const { rateLimit, provider } = config({ redis: "redis.data:6379", secret: "redis" });
  expect(rateLimit).toEqual({
    backend: { type: "Redis", redis: { url: "redis.data:6379", tls: {} } },
    timeout: "250ms",
    failClosed: false,
  });
  expect(provider.kubernetes.rateLimitDeployment.container).toMatchObject({
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true },
    env: [{ name: "REDIS_AUTH", valueFrom: { secretKeyRef: { name: "redis", key: "password" } } }],
  });
  const plain = config({ redis: "a:6379,b:6379", tls: false });
  expect(plain.rateLimit.backend.redis).toEqual({ url: "a:6379,b:6379" });
  expect(plain.provider.kubernetes.rateLimitDeployment.container).not.toHaveProperty("env");
});

it.each(["", "redis", "redis://redis.data:6379", "user:secret@redis.data:6379", "a:6379,"])(
  "says that %j is no address of a Redis",
  (redis) => {
    const app = new App();
    new Operators(new HeadwaterStack(app, "stack"), "operators", { gateway: { globalLimits: { redis } } });
    expect(reported(app)).toEqual([expect.stringContaining("HW-GATEWAY-003")]);
  },
);

it("takes both charts from a folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "headwater-charts-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const chart of ["keda", "prometheus-operator-crds"]) mkdirSync(join(folder, chart));
  const { keda, "prometheus-operator-crds": definitions } = releases({ charts: ChartSource.folder(folder) });
  expect(keda?.chart).toMatch(/^\.\/assets\/.*keda-chart/);
  expect(definitions?.chart).toMatch(/^\.\/assets\/.*prometheus-operator-crds-chart/);
});
