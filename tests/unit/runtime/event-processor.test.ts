import { Registry } from "prom-client";
import { expect, it } from "vitest";
import type { HandlerContext } from "../../../constructs/workers/handler-api";
import { ConsumptionMetrics } from "../../../runtime/handler-host/consumption-metrics";
import { EventProcessor } from "../../../runtime/handler-host/event-processor";
import { Hold } from "../../../runtime/handler-host/hold";
import { Bell } from "../../../runtime/shared/bell";
import { createLogger } from "../../../runtime/shared/log";
import { PassingOn } from "../../../runtime/shared/tracing";

const message = {
  topic: "shop.paid",
  partition: 0,
  offset: 1n,
  timestamp: 1_700_000_000_000n,
  key: Buffer.from("k"),
  value: Buffer.from("{}"),
  headers: new Map(),
  headerEntries: [],
};

it("with transactions, what a try publishes once its time was up is in no other's results", async () => {
  let attempt = 0;
  const [third, late] = [new Bell(), new Bell()];
  const processor = new EventProcessor({
    settings: {
      group: "shop.mail",
      transactionalIdPrefix: "shop.mail.",
      subscriptions: [{ stream: "paid", topic: "shop.paid", retries: 3, timeoutMs: 200 }],
    } as never,
    handler: async (_: unknown, { publish }: HandlerContext) => {
      const number = ++attempt;
      if (number === 1) throw new Error("once");
      // The second goes on when its time is up, while the third is in the middle.
      if (number === 2) await third.rung();
      if (number === 3) {
        third.ring();
        await late.rung();
      }
      await publish("mailed", { value: { number } });
      late.ring();
    },
    publisher: {
      prepare: async () => undefined,
      create: async (_: string, { value }: { value: object }) => ({ topic: "shop.mailed", value }),
      published: () => undefined,
    } as never,
    codecs: { decoder: () => ({ decode: () => ({}) }) } as never,
    table: undefined as never,
    deadLetters: undefined,
    metrics: new ConsumptionMetrics(new Registry(), ["paid"]),
    tracing: new PassingOn(),
    log: createLogger("error", {}, () => undefined),
    clock: { now: () => new Date(), wait: async () => undefined },
  });
  const { messages } = await processor.process(message as never, new Hold());
  expect(messages).toEqual([{ topic: "shop.mailed", value: { number: 3 } }]);
});
