import { App, Token } from "cdktf";
import { describe, expect, test } from "vitest";
import {
  AccessLogStream,
  Durable,
  DurableFunction,
  EventStream,
  Gateway,
  Handler,
  HeadwaterStack,
  Mesh,
  type MeshEngine,
  Operators,
  Platform,
  Registry,
  Service,
  Team,
  Traces,
  Worker,
} from "../../../constructs";
import { reported } from "../../../constructs/delivery/report";
import { TRACES_PROVIDER } from "../../../constructs/engines/istio-names";
import type { Deployment, EnvoyProxy, NetworkPolicy, Sidecar, Telemetry } from "../../../constructs/kubernetes/objects";
import { objectsOf } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");
const inCluster = Traces.otlp({ host: "collector.observability.svc", sampling: 0.05 });

function program(traces?: Traces, mesh?: MeshEngine) {
  const app = new App();
  const core = new HeadwaterStack(app, "core");
  const platform = new Platform(core, "platform", {
    registry: Registry.embedded(),
    durable: Durable.embedded(),
    gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) },
    ...(traces ? { traces } : {}),
    ...(mesh ? { mesh } : {}),
  });
  const stack = new HeadwaterStack(app, "shop-stack");
  const shop = new Team(stack, "shop", { platform });
  const placed = new EventStream(shop, "order-placed");
  new Service(shop, "orders", { handler }).publishes(placed);
  new Worker(shop, "shipping", {
    container: { image: "registry.example/shipping:1.0.0" },
    env: { OTEL_SERVICE_NAME: "ships" },
  }).subscribes(placed);
  new DurableFunction(shop, "checkout", { handler });
  new AccessLogStream(shop, "requests");
  return { core, stack, platform };
}

const envOf = (stack: HeadwaterStack, workload: string) => {
  const deployment = objectsOf(stack, workload)[`Deployment/${workload}`] as unknown as Deployment;
  const env = deployment.spec?.template.spec?.containers?.[0]?.env ?? [];
  return env.filter(({ name }) => name.startsWith("OTEL_")).map(({ name, value }) => [name, value]);
};

const egressTo = (stack: HeadwaterStack, release: string, policy: string, ports: readonly number[]) => {
  const found = objectsOf(stack, release)[`NetworkPolicy/${policy}`] as unknown as NetworkPolicy;
  return (found.spec?.egress ?? []).filter((rule) => rule.ports?.some(({ port }) => ports.includes(Number(port))));
};

const toCollector = (...ports: readonly number[]) => ({
  to: [
    {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "observability" } },
      podSelector: {},
    },
  ],
  ports: ports.map((port) => ({ port, protocol: "TCP" })),
});

describe("a platform with traces", () => {
  test("tells workloads where to, by the variables of OpenTelemetry; their own come first", () => {
    const { stack } = program(inCluster);
    const endpoint = "http://collector.observability.svc:4318/v1/traces";
    expect(envOf(stack, "orders")).toEqual([
      ["OTEL_SERVICE_NAME", "orders"],
      ["OTEL_RESOURCE_ATTRIBUTES", "service.namespace=shop"],
      ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", endpoint],
      ["OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"],
      ["OTEL_TRACES_SAMPLER", "parentbased_traceidratio"],
      ["OTEL_TRACES_SAMPLER_ARG", "0.05"],
    ]);
    const own = envOf(stack, "shipping");
    expect(own.filter(([name]) => name === "OTEL_SERVICE_NAME")).toEqual([["OTEL_SERVICE_NAME", "ships"]]);
    expect(own).toContainEqual(["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", endpoint]);
    for (const workload of ["requests-collector", "requests-writer"]) expect(envOf(stack, workload)).toEqual([]);
    expect(JSON.stringify(objectsOf(stack, "checkout"))).not.toContain("OTEL_");
  });

  test("mounts what records them, and only then", () => {
    const mounted = (stack: HeadwaterStack) => {
      const [code] = Object.values(JSON.parse(JSON.stringify(stack.toTerraform())).resource.kubernetes_config_map_v1);
      return Object.keys((code as { binary_data: object }).binary_data);
    };
    expect(mounted(program(inCluster).stack)).toContain("tracing.cjs.gz");
    expect(mounted(program().stack)).not.toContain("tracing.cjs.gz");
  });

  test("lets those out that send spans, each where it sends them", () => {
    const { core, stack } = program(inCluster);
    const ports = [4317, 4318];
    expect(egressTo(stack, "orders", "orders", ports)).toEqual([toCollector(4318)]);
    expect(egressTo(stack, "requests-writer", "requests-writer", ports)).toEqual([]);
    expect(egressTo(stack, "checkout", "checkout", ports)).toEqual([]);
    expect(egressTo(core, "namespace-platform", "gateway-public", ports)).toEqual([toCollector(4317)]);
    const outside = program(Traces.otlp({ host: "collector.example", httpPort: 443 }));
    expect(egressTo(outside.stack, "orders", "orders", [443])).toEqual([{ ports: [{ port: 443, protocol: "TCP" }] }]);
  });

  test("has gateways begin traces, and tell nothing that access logs don't", () => {
    const proxy = (traces?: Traces) =>
      (objectsOf(program(traces).core, "gateway-public")["EnvoyProxy/gateway-public"] as unknown as EnvoyProxy).spec
        .telemetry;
    const tracing = proxy(inCluster)?.tracing;
    expect(tracing?.provider).toMatchObject({
      type: "OpenTelemetry",
      host: "collector.observability.svc",
      port: 4317,
      openTelemetry: {
        sampler: { type: "TraceIdRatio", samplingPercentage: { numerator: 50_000, denominator: 1_000_000 } },
      },
    });
    expect(tracing?.tags).toMatchObject({
      "headwater.gateway": "public",
      "http.url": expect.stringContaining("%PATH(NQ:"),
    });
    expect(proxy()).not.toHaveProperty("tracing");
  });

  test("is known to programs that import it", () => {
    const { platform } = program(inCluster);
    expect(platform.declare().traces).toEqual(inCluster.declaration);
  });
});

describe("a mesh with traces", () => {
  const telemetry = (traces: Traces, mesh: MeshEngine) =>
    (objectsOf(program(traces, mesh).stack, "namespace-shop")["Telemetry/default"] as unknown as Telemetry).spec;

  test("tells of calls, where its sidecars find the collector", () => {
    const { stack } = program(inCluster, Mesh.istio());
    expect(telemetry(inCluster, Mesh.istio())?.tracing).toMatchObject([
      { providers: [{ name: TRACES_PROVIDER }], randomSamplingPercentage: 5 },
    ]);
    const orders = objectsOf(stack, "orders");
    expect((orders["Sidecar/orders"] as unknown as Sidecar).spec?.egress?.[0]?.hosts).toContain(
      "*/collector.observability.svc.cluster.local",
    );
    const { metadata } = (orders["Deployment/orders"] as unknown as Deployment).spec?.template ?? {};
    expect(metadata?.annotations).toMatchObject({ "traffic.sidecar.istio.io/excludeOutboundPorts": "9092,4318" });
    expect(egressTo(stack, "orders", "orders", [4317])).toEqual([toCollector(4318, 4317)]);
    // It has no sidecar.
    expect(egressTo(stack, "shipping", "shipping", [4317, 4318])).toEqual([toCollector(4318)]);
  });

  test("tells of none in ambient mode, nor to a collector that it can't know", () => {
    expect(telemetry(inCluster, Mesh.istio({ mode: "ambient" }))).not.toHaveProperty("tracing");
    expect(telemetry(Traces.otlp({ host: "collector.example" }), Mesh.istio())).not.toHaveProperty("tracing");
  });

  test("gets its collector with Istio", () => {
    const values = (traces?: Traces) => {
      const stack = new HeadwaterStack(new App(), "operators");
      new Operators(stack, "operators", { mesh: { mode: "sidecar", ...(traces ? { traces } : {}) } });
      return JSON.stringify(stack.toTerraform());
    };
    expect(values(inCluster)).toContain("collector.observability.svc.cluster.local");
    expect(values(inCluster)).toContain(`name: ${TRACES_PROVIDER}`);
    expect(values(Traces.otlp({ host: "collector.example" }))).not.toContain("extensionProviders");
    expect(values()).not.toContain("extensionProviders");
  });

  test("gets its collector from the program's platforms that come after it", () => {
    const app = new App();
    const stack = new HeadwaterStack(app, "operators");
    const operators = new Operators(stack, "operators", { mesh: true });
    const add = (id: string, host: string, isAfter = true) => {
      const own = new HeadwaterStack(app, id);
      if (isAfter) own.addDependency(stack);
      new Platform(own, id, { mesh: Mesh.istio(), traces: Traces.otlp({ host }) });
    };
    const values = () => JSON.stringify(stack.toTerraform());
    add("elsewhere", "collector.elsewhere.svc", false);
    expect(values()).not.toContain("extensionProviders");
    add("platform", "collector.observability.svc");
    add("second", "collector.observability.svc");
    expect(values()).toContain("collector.observability.svc.cluster.local");
    expect(reported(operators)).toEqual([]);
    add("third", "collector.others.svc");
    values();
    expect(reported(operators)).toEqual([expect.stringContaining("HW-TRACES-003")]);
  });
});

test.each<[Parameters<typeof Traces.otlp>[0], RegExp]>([
  [{ host: "http://collector.observability.svc" }, /host is "http:/],
  [{ host: "collector.observability.svc:4317" }, /Give the host alone/],
  [{ host: "collector" }, /host is "collector"/],
  [{ host: "collector.observability.svc", grpcPort: 0 }, /grpcPort is 0/],
  [{ host: "collector.observability.svc", grpcPort: 80 }, /grpcPort is 80\./],
  [{ host: "collector.observability.svc", httpPort: 70_000 }, /httpPort is 70000/],
  [{ host: "collector.observability.svc", httpPort: 4317 }, /both 4317/],
  [{ host: "collector.observability.svc", sampling: 5 }, /sampling is 5/],
  [{ host: "collector.observability.svc", sampling: Number.NaN }, /sampling is NaN/],
])("HW-TRACES-001: %j", (props, message) => {
  expect(Traces.otlp(props).problems).toMatchObject([{ code: "HW-TRACES-001", message: expect.anything() }]);
  expect(
    Traces.otlp(props)
      .problems.map(({ message: text, fix }) => `${text} ${fix}`)
      .join(),
  ).toMatch(message);
});

test("a host that is known only at deploy is taken", () => {
  expect(Traces.otlp({ host: Token.asString({ resolve: () => "collector.example" }) }).problems).toEqual([]);
});
