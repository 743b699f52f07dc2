import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { expect, it, onTestFinished } from "vitest";
import { parse } from "yaml";
import { ChartSource, HeadwaterStack, Operators, type OperatorsProps } from "../../../constructs";
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

it("takes both charts from a folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "headwater-charts-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const chart of ["keda", "prometheus-operator-crds"]) mkdirSync(join(folder, chart));
  const { keda, "prometheus-operator-crds": definitions } = releases({ charts: ChartSource.folder(folder) });
  expect(keda?.chart).toMatch(/^\.\/assets\/.*keda-chart/);
  expect(definitions?.chart).toMatch(/^\.\/assets\/.*prometheus-operator-crds-chart/);
});
