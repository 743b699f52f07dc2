import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Handler } from "../../../constructs";
import { projectDir } from "../../../toolchain/paths";
import { DurableWorld, eventually, type Hosted } from "../../support/runtime/durable";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import type { TestPlatform } from "../../support/runtime/platform";
import type { Program } from "../../support/runtime/program";
import {
  desiredState,
  RECORD,
  startPublisher,
  startService,
  startWorker,
  testStream,
} from "../../support/runtime/shop";

let platform: TestPlatform;
let world: DurableWorld;

beforeAll(async () => {
  [platform, world] = await Promise.all([joinTestPlatform(), DurableWorld.start()]);
});
afterAll(async () => {
  await Promise.all([platform?.stop(), world?.stop()]);
});

/** With a real broker and a real Restate, and a server in place of its partners. */
describe("the example checkout", () => {
  const [placed, settled] = [testStream("order-placed"), testStream("order-settled")];
  let partners: Server;
  let publisher: Awaited<ReturnType<typeof startPublisher>>;
  const asked: string[] = [];

  beforeAll(async () => {
    partners = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const [, step, key = ""] = (request.url ?? "").split("/");
      const { orderId, amount } = JSON.parse(body);
      const refuses = request.method === "PUT" && step === "charge" && amount > 1_000;
      asked.push(`${orderId} ${request.method} ${step} ${refuses ? "refused" : decodeURIComponent(key).split("/")[1]}`);
      response.writeHead(refuses ? 402 : 204).end();
    });
    await new Promise<void>((resolve) => partners.listen(0, "127.0.0.1", resolve));
    publisher = await startPublisher(platform, placed);
    await platform.ask("expand", "shop/checkout", desiredState("checkout", settled, "write"));
    await platform.ask("expand", "shop/checkout-events", {
      ...desiredState("checkout-events", placed, "read"),
      topics: [],
    });
    const { code } = Handler.fromFile(join(projectDir(), "examples/checkout/handlers/checkout.ts")).build();
    const env = await platform.workloadEnv("shop/checkout", "checkout-kafka", code, {
      HEADWATER_PUBLICATIONS: JSON.stringify([settled]),
      PARTNERS_URL: `http://127.0.0.1:${(partners.address() as AddressInfo).port}`,
    });
    await world.deploy("shop/checkout", code, env);
    const routes = [{ stream: "order-placed", service: "shop.checkout", handler: "run", keyed: false }];
    const forwarder = readFileSync(join(platform.parts.bundles, "forward.cjs"), "utf8");
    await startWorker(platform, "checkout-events", placed, forwarder, {
      HEADWATER_FORWARD: JSON.stringify({ ingress: world.restate.ingress, routes }),
    });
  });
  afterAll(() => {
    partners?.close();
  });

  const place = (orderId: string, amount: number, id = orderId) =>
    publisher.send([
      { key: "chair", value: { orderId, article: "chair", amount }, headers: { ce_id: id, traceparent } },
    ]);
  const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  const of = (orderId: string) => asked.filter((line) => line.startsWith(`${orderId} `)).map((line) => line.slice(4));

  it("settles an order once, however often its event comes, and whatever fails for good is undone", async () => {
    await place("o-1", 10);
    await place("o-1", 10);
    await place("o-2", 5_000);
    await eventually(() => of("o-2").includes("DELETE reserve 1"), "the order is undone", 30_000);
    expect(of("o-1")).toEqual(["PUT reserve 1", "PUT charge 2", "PUT ship 3"]);
    expect(of("o-2")).toEqual([
      "PUT reserve 1",
      ...Array.from({ length: 4 }, () => "PUT charge refused"),
      "DELETE charge 2",
      "DELETE reserve 1",
    ]);
  });

  it("tells the outcome, with the step's key as the event's id", async () => {
    const reader = desiredState("audit", settled, "read");
    await platform.ask("expand", "shop/audit", { ...reader, topics: [] });
    const audit = await startWorker(platform, "audit", settled, RECORD);
    const outcome = (orderId: string) => (line: object) =>
      "value" in line && (line.value as { orderId?: string }).orderId === orderId;
    const cancelled = await audit.waitFor(outcome("o-2"));
    expect(cancelled.value).toEqual({ orderId: "o-2", outcome: "cancelled" });
    expect(await audit.waitFor(outcome("o-1"))).toMatchObject({
      value: { outcome: "shipped" },
      headers: { ce_id: expect.stringMatching(/^inv_\w+\/4$/), ce_source: "/shop/checkout", traceparent },
    });
  });
});

/** With topics of its own, whatever the streams are called. */
describe("the example revenue", () => {
  const stream = (name: string) => ({ stream: name, topic: `shop.billing-${name}` });
  const [placed, paid, joined] = [stream("order-placed"), stream("payment-made"), stream("order-paid")];
  const results = ["order-unmatched", "customer-revenue", "payment-late"].map(stream);
  const all = [placed, paid, joined, ...results];
  let till: string;
  let audit: Program;
  let hosts: Record<"matching" | "revenue", Hosted>;

  beforeAll(async () => {
    const reply = await platform.ask("expand", "shop/billing", {
      topics: all.flatMap((each) => desiredState("billing", each, "both").topics),
      principals: ["billing", "forwarder", "ledger"].map((workload) => ({
        name: `shop.${workload}`,
        secret: `${workload}-kafka`,
        acls: [
          { resource: "topic", name: "shop.", pattern: "prefixed", operations: ["READ", "WRITE", "DESCRIBE"] },
          { resource: "group", name: `shop.${workload}`, pattern: "literal", operations: ["READ", "DESCRIBE"] },
        ],
      })),
    });
    if (reply.status !== 200) throw new Error(JSON.stringify(reply));
    const publish = `module.exports = async (request, { publish }) => {
      await publish(new URL(request.url).pathname.slice(1), await request.json());
      return new Response();
    };`;
    till = (await startService(platform, "billing", placed, publish, PUBLICATIONS)).url;
    hosts = { matching: await deploy("matching"), revenue: await deploy("revenue") };
    const subscribe = (streams: readonly object[]) => ({ HEADWATER_SUBSCRIPTIONS: JSON.stringify(streams) });
    const route = (stream: string, service: string) => ({ stream, service, handler: stream, keyed: true });
    const routes = [
      route("order-placed", "shop.matching"),
      route("payment-made", "shop.matching"),
      route("order-paid", "shop.revenue"),
    ];
    const forwarder = readFileSync(join(platform.parts.bundles, "forward.cjs"), "utf8");
    await startWorker(platform, "forwarder", placed, forwarder, {
      ...subscribe([placed, paid, joined]),
      HEADWATER_FORWARD: JSON.stringify({ ingress: world.restate.ingress, routes }),
    });
    audit = await startWorker(platform, "ledger", joined, RECORD, subscribe([joined, ...results]));
  });
  const PUBLICATIONS = { HEADWATER_PUBLICATIONS: JSON.stringify(all) };
  const SECONDS = { DEADLINE_SECONDS: "8", WINDOW_SECONDS: "5", GRACE_SECONDS: "4" };

  async function deploy(name: string, before?: Hosted): Promise<Hosted> {
    const { code } = Handler.fromFile(join(projectDir(), `examples/revenue/handlers/${name}.ts`)).build();
    const env = await platform.workloadEnv(`shop/${name}`, "billing-kafka", code, {
      ...PUBLICATIONS,
      ...SECONDS,
      HEADWATER_DURABLE_KIND: "entity",
    });
    if (before) return await world.host(`shop/${name}`, code, { ...env, PORT: before.port });
    return await world.deploy(`shop/${name}`, code, env);
  }

  async function publish(stream: string, key: string, value: object): Promise<void> {
    const response = await fetch(`${till}/${stream}`, { method: "POST", body: JSON.stringify({ key, value }) });
    expect(response.status).toBe(200);
  }
  const place = (orderId: string, amount: number) =>
    publish("order-placed", orderId, { orderId, customerId: "c-1", amount });
  const pay = (orderId: string, second: number) =>
    publish("payment-made", orderId, { orderId, paidAt: `2026-01-01T00:00:0${second}.000Z` });

  const published = (stream: string) =>
    audit.log.filter((line) => line.msg === "recorded" && line.stream === stream).map(({ value }) => value);
  const orders = (stream: string) => published(stream).map((value) => (value as { orderId: string }).orderId);

  it("joins both sides, and sums up windows, though everything that keeps them is killed meanwhile", async () => {
    await place("o-1", 10);
    await pay("o-1", 1);
    await pay("o-2", 3);
    await place("o-2", 5);
    await place("o-3", 1);
    await pay("o-4", 1);
    await place("o-5", 7);
    const kept = async () => await world.restate.query("SELECT service_key, key FROM state");
    await eventually(
      async () => {
        const names = (await kept()).map(({ service_key, key }) => `${service_key} ${key}`);
        const waiting = ["o-3 order", "o-4 payment", "o-5 order", "c-1 window 1767225600000"];
        return orders("order-paid").length === 2 && waiting.every((name) => names.includes(name));
      },
      "two are joined and three wait",
      30_000,
    );

    expect(published("customer-revenue")).toEqual([]);
    await Promise.all([hosts.matching.program, hosts.revenue.program].map((program) => program.stop("SIGKILL")));
    await world.restate.restart();
    hosts = { matching: await deploy("matching", hosts.matching), revenue: await deploy("revenue", hosts.revenue) };

    await pay("o-5", 6);
    await eventually(() => published("customer-revenue").length === 2, "both windows are closed", 30_000);
    expect(orders("order-paid").sort()).toEqual(["o-1", "o-2", "o-5"]);
    const window = (from: number, to: string) => ({
      customerId: "c-1",
      from: `2026-01-01T00:00:0${from}.000Z`,
      to: `2026-01-01T00:00:${to}.000Z`,
    });
    expect(published("customer-revenue")).toEqual([
      { ...window(0, "05"), orders: 2, amount: 15 },
      { ...window(5, "10"), orders: 1, amount: 7 },
    ]);
  });

  it("tells of a side that did not come in time", async () => {
    await eventually(() => published("order-unmatched").length === 2, "both deadlines are over", 30_000);
    expect(published("order-unmatched")).toEqual(
      expect.arrayContaining([
        { orderId: "o-3", missing: "payment" },
        { orderId: "o-4", missing: "order" },
      ]),
    );
  });

  it("tells of what comes after its window was closed, which stays as it was", async () => {
    await place("o-6", 2);
    await pay("o-6", 2);
    await eventually(() => published("payment-late").length === 1, "the payment is late");
    expect(orders("payment-late")).toEqual(["o-6"]);
    expect(published("customer-revenue")).toHaveLength(2);
  });
});
