import { App } from "cdktf";
import { expect, test } from "vitest";
import { testWorker } from "../../../constructs/testing";
import { operatorsStack } from "../../../stacks/operators";
import { platformStack } from "../../../stacks/platform";
import { shopStack } from "../../../stacks/shop";
import type { Streams } from "../../../stacks/streams";

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
