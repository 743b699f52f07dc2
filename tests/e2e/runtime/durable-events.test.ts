import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Handler } from "../../../constructs";
import { projectDir } from "../../../toolchain/paths";
import { DurableWorld, eventually } from "../../support/runtime/durable";
import { startTestPlatform, type TestPlatform } from "../../support/runtime/platform";
import { desiredState, RECORD, startPublisher, startWorker, testStream } from "../../support/runtime/shop";

const [placed, settled] = [testStream("order-placed"), testStream("order-settled")];

/** The example's saga with a real broker and a real Restate, and a server in place of its partners. */
describe("the example checkout", () => {
  let platform: TestPlatform;
  let world: DurableWorld;
  let partners: Server;
  let publisher: Awaited<ReturnType<typeof startPublisher>>;
  const asked: string[] = [];

  beforeAll(async () => {
    [platform, world] = await Promise.all([startTestPlatform(), DurableWorld.start()]);
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
  afterAll(async () => {
    partners?.close();
    await Promise.all([platform?.stop(), world?.stop()]);
  });

  const place = (orderId: string, amount: number, id = orderId) =>
    publisher.send([{ key: "chair", value: { orderId, article: "chair", amount }, headers: { ce_id: id } }]);
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
      headers: { ce_id: expect.stringMatching(/^inv_\w+\/4$/), ce_source: "/shop/checkout" },
    });
  });
});
