import { readFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { afterEach, expect, test, vi } from "vitest";
import { Durable, Duration, Gateway, HeadwaterStack, Platform, Registry, Topology } from "../../../constructs";
import { typesModule } from "../../../constructs/documents/types/types";
import { problemsOf, testDurable } from "../../../constructs/testing";
import { checkoutTeam } from "../../../examples/checkout/team";
import { projectDir } from "../../../toolchain/paths";

function declare(): App {
  const app = new App();
  const gateways = { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 1 }) };
  const parts = { registry: Registry.embedded(), durable: Durable.embedded(), gateways };
  checkoutTeam(app, new Platform(new HeadwaterStack(app, "platform"), "platform", parts));
  return app;
}

/** What partners are asked, with the step's key; `refused` is not taken. */
function partners(refused?: string): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (url: string, { method }: RequestInit) => {
    const [step, key] = url.split("/").slice(-2);
    asked.push(`${method} ${step} ${decodeURIComponent(key ?? "")}`);
    return new Response(null, { status: method === "PUT" && step === refused ? 402 : 204 });
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());

const order = { orderId: "17", article: "chair", amount: 5 };
const sold = { key: "chair", value: order };

test("an order that the bank refuses is undone, and cancelled", async () => {
  const asked = partners("charge");
  const checkout = testDurable(declare(), "checkouts/checkout");
  const { outcome, error, published } = await checkout.send("order-placed", sold);
  expect([outcome, error]).toEqual(["failed", "charge: HTTP 402"]);
  expect(asked).toEqual([
    "PUT reserve inv_1/1",
    ...Array.from({ length: 4 }, () => "PUT charge inv_1/2"),
    "DELETE charge inv_1/2",
    "DELETE reserve inv_1/1",
  ]);
  expect(published.map(({ value }) => value)).toEqual([{ orderId: "17", outcome: "cancelled" }]);
});

test("a carrier that does not answer in time is told to forget it, and a step that was cut off is done again", async () => {
  const asked = partners();
  const checkout = testDurable(declare(), "checkouts/checkout");
  checkout.inject("charge", { fault: "crash" });
  checkout.inject("ship", { fault: "hang" });
  const call = await checkout.send("order-placed", sold);
  await checkout.advance(Duration.seconds(30));
  expect(asked).toEqual([
    "PUT reserve inv_1/1",
    "PUT charge inv_1/2",
    "PUT charge inv_1/2",
    "DELETE ship inv_1/3",
    "DELETE charge inv_1/2",
    "DELETE reserve inv_1/1",
  ]);
  expect(call.published).toMatchObject([{ stream: "order-settled", value: { outcome: "cancelled" } }]);
});

test("an article's sales are summed up", async () => {
  const sales = testDurable(declare(), "checkouts/sales");
  await sales.send("order-placed", sold);
  await sales.send("order-placed", sold);
  expect(sales.state("chair")).toEqual({ total: 10 });
  expect(await sales.call(undefined, { handler: "total", key: "table" })).toMatchObject({ result: 0 });
});

test("the program has no problems, and its types are fresh", async () => {
  const app = declare();
  expect(problemsOf(app)).toEqual([]);
  expect(readFileSync(join(projectDir(), "examples/checkout/streams.ts"), "utf8")).toBe(
    await typesModule(Topology.of(app)),
  );
});
