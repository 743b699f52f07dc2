import type { Message } from "@platformatic/kafka";
import { Registry } from "prom-client";
import { describe, expect, it } from "vitest";
import { ConsumptionMetrics } from "../../../runtime/handler-host/consumption-metrics";
import type { EventRecord } from "../../../runtime/handler-host/dead-letter";
import { EventProcessor } from "../../../runtime/handler-host/event-processor";
import { Hold } from "../../../runtime/handler-host/hold";
import type { OutgoingMessage } from "../../../runtime/handler-host/producer";
import { retriedIn, retryOf } from "../../../runtime/handler-host/retried-event";
import { systemClock } from "../../../runtime/shared/clock";
import { createLogger } from "../../../runtime/shared/log";
import { PassingOn } from "../../../runtime/shared/tracing";

const header = (name: string, text: string): [Buffer, Buffer] => [Buffer.from(name), Buffer.from(text)];
const entries = [header("trace", "a"), header("trace", "b")];
const record = {
  topic: "shop.orders",
  partition: 3,
  offset: 2n ** 40n,
  timestamp: 1_700_000_000_000n,
  key: Buffer.from("k"),
  value: Buffer.from("{}"),
  headerEntries: entries,
  headers: new Map(entries),
} as unknown as EventRecord;

/** As a consumer reads it. */
function readBack({ topic, key, value, headers }: OutgoingMessage): Message {
  const headerEntries = [...(headers as Map<Buffer, Buffer>)];
  const place = { topic, partition: 0, offset: 7n, timestamp: 1_700_000_009_000n };
  return { ...place, key, value, headerEntries, headers: new Map(headerEntries) } as unknown as Message;
}

const sent = (attempts = 2, of = record) =>
  readBack(
    retryOf(of, "shop.mail.retries", { error: new Error("no stock"), attempts }, "shop.mail", new Date(5_000), 500),
  );

describe("an event that comes back", () => {
  it("is as it was when it was read first", () => {
    const { message, attempts, at } = retriedIn(sent());
    expect([attempts, at]).toEqual([2, 5_500]);
    expect(message).toMatchObject({ ...record });
    expect(message.headers.size).toBe(2);
  });

  it("has the headers of its last failure alone, however often it comes", () => {
    const again = sent(3, retriedIn(sent()).message);
    expect(again.headerEntries.filter(([name]) => String(name) === "headwater-attempts")).toHaveLength(1);
    expect(retriedIn(again)).toMatchObject({ attempts: 3, message: { topic: "shop.orders", partition: 3 } });
  });

  it("is left as it is if somebody else sent it", () => {
    const foreign = sent();
    const without = { ...foreign, headerEntries: foreign.headerEntries.slice(0, 2) } as Message;
    expect(retriedIn(without)).toEqual({ message: without, attempts: 0, at: 0 });
  });

  it("is a dead letter if its stream is not subscribed to any more", async () => {
    const letters: OutgoingMessage[] = [];
    const subscriptions = [
      { stream: "paid", topic: "shop.paid", retries: 1, timeoutMs: 1_000, deadLetterTopic: "shop.mail.dead-letters" },
    ];
    const processor = new EventProcessor({
      settings: { group: "shop.mail", subscriptions } as never,
      handler: () => Promise.reject(new Error("not to be called")),
      publisher: {} as never,
      codecs: { decoder: () => undefined } as never,
      table: undefined as never,
      deadLetters: {
        connect: async () => {},
        send: async (letter) => void letters.push(letter),
        close: async () => {},
      },
      metrics: new ConsumptionMetrics(new Registry(), ["paid"]),
      tracing: new PassingOn(),
      log: createLogger("error", {}, () => undefined),
      clock: systemClock,
    });
    const { message, attempts } = retriedIn(sent());
    await processor.process(message, new Hold(), attempts);
    expect(letters).toMatchObject([{ topic: "shop.mail.dead-letters", key: record.key, value: record.value }]);
    const headers = Object.fromEntries(
      [...((letters[0] as OutgoingMessage).headers as Map<Buffer, Buffer>)].map((each) => each.map(String)),
    );
    expect(headers).toMatchObject({ "headwater-attempts": "2", "headwater-original-topic": "shop.orders" });
    expect(headers["headwater-error"]).toContain("does not subscribe to");
  });
});
