import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { expect, test, vi } from "vitest";
import { Durable, Duration, Gateway, HeadwaterStack, Platform, Registry, Topology } from "../../../constructs";
import { typesModule } from "../../../constructs/documents/types/types";
import { problemsOf, testDurable } from "../../../constructs/testing";
import { billingTeam } from "../../../examples/revenue/team";
import { projectDir } from "../../../toolchain/paths";

function declare(): App {
  const app = new App();
  const gateways = { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 1 }) };
  const parts = { registry: Registry.embedded(), durable: Durable.embedded(), gateways };
  billingTeam(app, new Platform(new HeadwaterStack(app, "platform"), "platform", parts));
  return app;
}

test("an order waits a minute for its payment", async () => {
  vi.stubEnv("DEADLINE_SECONDS", "60");
  const matching = testDurable(declare(), "billing/matching");
  const place = (orderId: string) =>
    matching.send("order-placed", { key: orderId, value: { orderId, customerId: "ada", amount: 5 } });
  await Promise.all([place("1"), place("2")]);
  await matching.advance(Duration.seconds(59));
  await matching.send("payment-made", { key: "1", value: { orderId: "1", paidAt: "2000-01-01T00:00:59.000Z" } });
  expect(matching.published).toMatchObject([{ stream: "order-paid", value: { orderId: "1", customerId: "ada" } }]);
  await matching.advance(Duration.seconds(1));
  expect(matching.published.slice(1)).toMatchObject([
    { stream: "order-unmatched", value: { orderId: "2", missing: "payment" } },
  ]);
  expect([matching.state("1"), matching.state("2")]).toEqual([{}, {}]);
});

test("the program has no problems, and its types are fresh", async () => {
  const app = declare();
  expect(problemsOf(app)).toEqual([]);
  expect(readFileSync(join(projectDir(), "examples/revenue/streams.ts"), "utf8")).toBe(
    await typesModule(Topology.of(app)),
  );
});
