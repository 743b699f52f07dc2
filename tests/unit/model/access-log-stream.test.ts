import { readFileSync } from "node:fs";
import { App } from "cdktf";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  AccessLogStream,
  Gateway,
  HeadwaterStack,
  Mesh,
  type MeshEngine,
  Platform,
  Registry,
  Team,
} from "../../../constructs";
import type { Deployment, EnvoyProxy, NetworkPolicy } from "../../../constructs/kubernetes/objects";
import { objectsOf } from "../../support/synth";

function operations(gateways?: readonly string[], mesh?: MeshEngine) {
  const app = new App();
  const core = new HeadwaterStack(app, "core");
  const platform = new Platform(core, "platform", {
    registry: Registry.embedded(),
    ...(mesh === undefined ? {} : { mesh }),
    gateways: {
      public: Gateway.envoy({ hosts: ["shop.example"] }),
      partners: Gateway.envoy({ hosts: ["partners.example"] }),
    },
  });
  const stack = new HeadwaterStack(app, "operations-stack");
  const team = new Team(stack, "operations", { platform });
  const stream = new AccessLogStream(team, "requests", gateways === undefined ? {} : { gateways });
  return { core, stack, stream };
}

const sinksOf = (core: HeadwaterStack, gateway: string) => {
  const proxy = objectsOf(core, `gateway-${gateway}`)[`EnvoyProxy/gateway-${gateway}`] as unknown as EnvoyProxy;
  return proxy.spec.telemetry?.accessLog?.settings?.flatMap(({ sinks }) => sinks);
};

const collector = {
  type: "OpenTelemetry",
  openTelemetry: expect.objectContaining({ host: "requests-collector.operations", port: 80 }),
};
const file = { type: "File", file: { path: "/dev/stdout" } };

describe("an access log as a stream", () => {
  test("has the proxies of all gateways send their logs to its collector, beside their output", () => {
    const { core } = operations();
    expect(sinksOf(core, "public")).toEqual([file, collector]);
    expect(sinksOf(core, "partners")).toEqual([file, collector]);
  });

  test("has those of the gateways that it names do so", () => {
    const { core, stack } = operations(["partners"]);
    expect(sinksOf(core, "public")).toEqual([file]);
    expect(sinksOf(core, "partners")).toEqual([file, collector]);
    const policy = objectsOf(stack, "requests-collector")[
      "NetworkPolicy/requests-collector"
    ] as unknown as NetworkPolicy;
    const peers = policy.spec?.ingress?.flatMap(({ from = [], ports = [] }) =>
      from.map(({ podSelector }) => [
        podSelector?.matchLabels?.["gateway.envoyproxy.io/owning-gateway-name"],
        ports.map(({ port }) => port),
      ]),
    );
    expect(peers).toContainEqual(["gateway-partners", ["http"]]);
    expect(JSON.stringify(peers)).not.toContain("gateway-public");
  });

  test("has a collector that sends to its writer, and to nobody else", () => {
    const { stack } = operations();
    const objects = objectsOf(stack, "requests-collector");
    const deployment = objects["Deployment/requests-collector"] as unknown as Deployment;
    const [container] = deployment.spec?.template.spec?.containers ?? [];
    expect(container?.args).toEqual(["--config=env:COLLECTOR_CONFIG"]);
    const config = parse(container?.env?.find(({ name }) => name === "COLLECTOR_CONFIG")?.value ?? "") as {
      exporters: { otlp_http: { logs_endpoint: string } };
    };
    expect(config.exporters.otlp_http.logs_endpoint).toBe("http://requests-writer.operations/v1/logs");
    expect(objects).toHaveProperty("NetworkPolicy/call-from-operations-requests-collector-to-requests-writer");
    expect(objects).not.toHaveProperty("Job/requests-collector-expand");
  });

  test("has a collector that gateways' proxies may call in a mesh", () => {
    const { stack } = operations(["partners"], Mesh.istio());
    const objects = objectsOf(stack, "requests-collector");
    const policies = Object.keys(objects).filter((name) => name.startsWith("AuthorizationPolicy/"));
    expect(policies).toContain("AuthorizationPolicy/logs-from-partners-to-requests-collector");
    expect(policies.join()).not.toContain("logs-from-public");
  });

  test("has a writer that may publish it alone", () => {
    const { stack, stream } = operations();
    const objects = objectsOf(stack, "requests-writer");
    const code = readFileSync("dist/bundles/access-log.cjs", "utf8");
    expect(objects["ConfigMap/requests-writer-handler"]).toMatchObject({ data: { "handler.cjs": code } });
    expect(stream.writer.declare()).toMatchObject({ publishes: [stream.node.path], subscribes: [], replicas: 2 });
    expect(stream.declare()).toMatchObject({ topic: "operations.requests", contract: { format: "avro" } });
  });
});
