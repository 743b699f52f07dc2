import { App } from "cdktf";
import { expect, test } from "vitest";
import { testService, testWorker } from "../../../constructs/testing";
import { operatorsStack } from "../../../stacks/operators";
import { platformStack } from "../../../stacks/platform";
import { shopStack } from "../../../stacks/shop";
import type { Streams } from "../../../stacks/streams";

test("the sample takes orders, and publishes them", async () => {
  const app = new App();
  shopStack(app, platformStack(app, operatorsStack(app)));
  const orders = testService(app, "shop/orders");
  const body = JSON.stringify({ customerId: "ada" });
  const { response, published } = await orders.request("/orders", { method: "POST", body });
  const { orderId } = (await response.json()) as { orderId: string };
  expect(response.status).toBe(202);
  expect(published).toMatchObject([{ stream: "order-placed", key: orderId, value: { orderId, customerId: "ada" } }]);
  expect((await orders.request("/orders")).response.status).toBe(405);
});

test("the sample ships an order that was placed", async () => {
  const app = new App();
  shopStack(app, platformStack(app, operatorsStack(app)));
  const shipping = testWorker(app, "shop/shipping");
  const { outcome, logs } = await shipping.send<Streams["order-placed"]>("order-placed", {
    key: "17",
    value: { orderId: "17", customerId: "ada" },
  });
  expect(outcome).toBe("handled");
  expect(logs).toContainEqual({ level: "info", msg: "shipped", orderId: "17", customerId: "ada" });
});
