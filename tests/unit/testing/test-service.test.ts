import { expect, test } from "vitest";
import {
  Contract,
  EventStream,
  Handler,
  Registry,
  type RequestHandler,
  Service,
  StateStream,
} from "../../../constructs";
import { testService } from "../../../constructs/testing";
import { program } from "../../support/synth";

const contract = Contract.avro({
  inline: {
    type: "record",
    name: "Price",
    fields: [
      { name: "sku", type: "string" },
      { name: "cents", type: "int" },
    ],
  },
});

function pricing(handler: RequestHandler) {
  const { app, team } = program({ registry: Registry.embedded() });
  const asked = new EventStream(team, "price-asked", { contract });
  const prices = new StateStream(team, "prices", { contract, key: "sku" });
  const service = new Service(team, "pricing", { handler: Handler.inline("module.exports = () => undefined;") });
  service.holds(prices);
  service.publishes(asked, prices);
  return testService(app, "shop/pricing", { handler });
}

test("a service answers with what it holds, and publishes", async () => {
  const harness = pricing(async (request, { table, publish, log }) => {
    const sku = new URL(request.url).pathname.slice(1);
    const price = table<{ sku: string; cents: number }>("prices").get(sku);
    if (!price) return new Response("unknown\n", { status: 404 });
    await publish("price-asked", { key: sku, value: price });
    log.info("asked", { sku });
    return Response.json(price);
  });
  await harness.put("prices", "tea", { sku: "tea", cents: 250 });
  const { response, error, published, logs } = await harness.request("/tea");
  expect([response.status, await response.json(), error]).toEqual([200, { sku: "tea", cents: 250 }, undefined]);
  expect(published).toMatchObject([{ stream: "price-asked", key: "tea", value: { sku: "tea", cents: 250 } }]);
  expect(logs).toEqual([{ level: "info", msg: "asked", sku: "tea" }]);
  expect((await harness.request(new Request("http://any.example/milk"))).response.status).toBe(404);
  expect(harness.published).toHaveLength(1);
});

test.each<[string, RequestHandler, string]>([
  ["throws", async () => Promise.reject(new Error("no database")), "no database"],
  ["returns no Response", (async () => "ok") as unknown as RequestHandler, "The handler returned no Response."],
  [
    "publishes what the contract does not say",
    async (_, { publish }) => publish("price-asked", { value: { sku: 1 } }) as never,
    'The value is not what stream "price-asked" carries',
  ],
])("a service whose handler %s answers 500, and says no more", async (_, handler, cause) => {
  const { response, error, logs } = await pricing(handler).request("/tea");
  expect([response.status, response.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
  expect(await response.text()).not.toContain(cause);
  expect(error).toContain(cause);
  expect(logs).toMatchObject([{ level: "error", msg: "The handler failed" }]);
});
