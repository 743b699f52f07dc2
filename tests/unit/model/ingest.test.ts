import { readFileSync } from "node:fs";
import { App } from "cdktf";
import { describe, expect, test } from "vitest";
import {
  Auth,
  Contract,
  EventStream,
  Gateway,
  HeadwaterStack,
  Platform,
  Registry,
  StateStream,
  Team,
  type WorkloadDeclaration,
} from "../../../constructs";
import { reported } from "../../../constructs/delivery/report";
import { readIngestSettings } from "../../../runtime/ingest/settings";
import { readSettings, SettingsReader } from "../../../runtime/shared/settings";
import { objectsOf, program, releasesOf } from "../../support/synth";

const contract = Contract.protobuf({
  inline:
    'syntax = "proto3"; package shop; message Order { string order_id = 1; string note = 2 [json_name = "text"]; }',
});

const auth = Auth.public("a test");

function shop() {
  const app = new App();
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform", {
    registry: Registry.embedded(),
    gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) },
  });
  const stack = new HeadwaterStack(app, "shop-stack");
  return { stack, team: new Team(stack, "shop", { platform }) };
}

type Deployment = {
  spec: {
    replicas: number;
    template: { spec: { containers: [{ env: { name: string; value: string }[]; command: string[] }] } };
  };
};

const podOf = (stack: HeadwaterStack, workload: string) => {
  const { spec } = objectsOf(stack, workload)[`Deployment/${workload}`] as unknown as Deployment;
  const [{ env }] = spec.template.spec.containers;
  return { replicas: spec.replicas, env: Object.fromEntries(env.map(({ name, value }) => [name, value])) };
};

/** As the runtime reads them. */
const settingsOf = (stack: HeadwaterStack, workload: string) =>
  readSettings(new SettingsReader(podOf(stack, workload).env), readIngestSettings);

describe("a stream that takes events over HTTP", () => {
  test("has a service of Headwater's own that publishes it", () => {
    const { team, stack } = shop();
    new EventStream(team, "orders", { contract, key: "order_id" }).ingests("/orders/", { auth });
    expect(settingsOf(stack, "orders-ingest")).toEqual({
      stream: "orders",
      key: ["order_id", "orderId"],
      state: false,
      paths: ["/orders"],
    });
    const { replicas, env } = podOf(stack, "orders-ingest");
    expect(replicas).toBe(2);
    expect(JSON.parse(env.HEADWATER_PUBLICATIONS ?? "")).toMatchObject([{ stream: "orders", topic: "shop.orders" }]);
    const objects = objectsOf(stack, "orders-ingest");
    const code = readFileSync("dist/bundles/ingest.cjs", "utf8");
    expect(objects["ConfigMap/orders-ingest-handler"]).toMatchObject({ data: { "handler.cjs": code } });
    expect(objects).toHaveProperty("Service/orders-ingest");
    // Only once the topic is there.
    const { "orders-ingest": ingest, "stream-orders": stream } = releasesOf(stack);
    expect(ingest?.depends_on.join()).toContain("orders_bundle");
    expect(stream?.depends_on.join()).not.toContain("ingest");
  });

  test("has one for all of its paths, with as many replicas as one of them asks for", () => {
    const { team, stack } = shop();
    const customers = new StateStream(team, "customers", { contract, key: "note" });
    const service = customers.ingests("/customers", { auth, replicas: 3 });
    expect(customers.ingests("/v2/customers", { auth })).toBe(service);
    expect(settingsOf(stack, "customers-ingest")).toEqual({
      stream: "customers",
      key: ["note", "text"],
      state: true,
      paths: ["/customers", "/v2/customers"],
    });
    expect(podOf(stack, "customers-ingest").replicas).toBe(3);
    const { ingests, publishes } = service.declare() as WorkloadDeclaration;
    expect([ingests, publishes]).toEqual([customers.node.path, [customers.node.path]]);
  });

  test("needs a contract, and a registry that has it", () => {
    const { team, app } = program();
    new EventStream(team, "orders").ingests("/orders", { auth });
    expect(() => app.synth()).toThrow();
    const at = "[shop-stack/shop/orders/orders-ingest] HW-INGEST-001:";
    expect(reported(app).filter((text) => text.includes("HW-INGEST-001"))).toEqual([
      expect.stringContaining(`${at} The stream shop-stack/shop/orders has no contract.`),
      expect.stringContaining(`${at} The platform core/platform has no registry.`),
    ]);
  });
});
