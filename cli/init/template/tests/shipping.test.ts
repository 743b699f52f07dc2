import { App } from "cdktf";
import { testWorker } from "headwater/testing";
import { expect, test } from "vitest";
import { declareProgram } from "../program.ts";
import type { Streams } from "../streams.ts";

test("an order that was placed is shipped", async () => {
  const app = new App();
  declareProgram(app);
  const shipping = testWorker(app, "my-team/shipping");
  const { outcome, logs } = await shipping.send<Streams["order-placed"]>("order-placed", {
    key: "17",
    value: { orderId: "17", customerId: "ada" },
  });
  expect(outcome).toBe("handled");
  expect(logs).toContainEqual({ level: "info", msg: "shipped", orderId: "17" });
});
