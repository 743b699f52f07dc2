import {
  createRecordsBatch,
  type MessageRecord,
  MultipleErrors,
  NetworkError,
  ProtocolError,
} from "@platformatic/kafka";
import fc from "fast-check";
import { Registry } from "prom-client";
import { describe, expect, it, vi } from "vitest";
import { Codecs } from "../../../runtime/handler-host/codecs/codecs";
import { PublicationMetrics } from "../../../runtime/handler-host/publication-metrics";
import { sendingFailure } from "../../../runtime/handler-host/publish-failure";
import { Publisher, type PublisherOptions } from "../../../runtime/handler-host/publisher";
import { recordBytes } from "../../../runtime/handler-host/record-size";
import { systemClock } from "../../../runtime/shared/clock";
import { createLogger } from "../../../runtime/shared/log";
import { PassingOn } from "../../../runtime/shared/tracing";
import { collectGarbage } from "../../support/garbage";

const log = createLogger("error");

function publisher(maxEventBytes?: number): Publisher {
  const stream = { stream: "sold", topic: "shop.sold", ...(maxEventBytes === undefined ? {} : { maxEventBytes }) };
  return publisherOf({ settings: { workload: "shop/till", publications: [stream] }, sender: undefined });
}

const publisherOf = (options: Pick<PublisherOptions, "settings" | "sender">): Publisher =>
  new Publisher({
    codecs: new Codecs(undefined),
    metrics: new PublicationMetrics(new Registry(), []),
    tracing: new PassingOn(),
    log,
    clock: systemClock,
    ...options,
  });

/** As the client fails after some tries. */
const failed = (...errors: Error[]) => new MultipleErrors("produce failed.", errors);
const refused = (code: string) => new ProtocolError(code as never);

describe("a failure to send", () => {
  it.each([
    [failed(new NetworkError("down"), new NetworkError("down")), { reason: "unavailable" }],
    [refused("NOT_ENOUGH_REPLICAS"), { reason: "unavailable" }],
    [failed(refused("OUT_OF_ORDER_SEQUENCE_NUMBER")), { reason: "unavailable" }],
    [failed(refused("MESSAGE_TOO_LARGE")), { reason: "too-large" }],
  ])("that is not the program's has a reason: %s", (error, expected) => {
    expect(sendingFailure("sold", error)).toMatchObject({ name: "PublishError", cause: error, ...expected });
  });

  it.each([[failed(refused("TOPIC_AUTHORIZATION_FAILED"))], [new TypeError("a mistake")]])(
    "that is the program's stays as it is: %s",
    (error) => {
      expect(sendingFailure("sold", error)).toBe(error);
    },
  );
});

const headersOf = async (event: Parameters<Publisher["encode"]>[1]) => {
  const { headers } = await publisher().encode("sold", event);
  return Object.fromEntries([...(headers as Map<Buffer, Buffer>)].map(([name, text]) => [String(name), String(text)]));
};

describe("a published event", () => {
  it("is a CloudEvent", async () => {
    const { ce_id, ce_time = "", ...others } = await headersOf({ value: 1 });
    expect(others).toEqual({
      ce_specversion: "1.0",
      ce_source: "/shop/till",
      ce_type: "sold",
      "content-type": "application/json",
    });
    expect(ce_id).toMatch(/^[0-9a-f-]{36}$/);
    expect(Math.abs(Date.now() - Date.parse(ce_time))).toBeLessThan(10_000);
  });

  it("keeps the headers that it is given, and a tombstone has no content type", async () => {
    const given = { ce_id: "1", ce_type: "special", trace: "t" };
    expect(await headersOf({ value: 1, headers: given })).toMatchObject(given);
    expect(await headersOf({ key: "k", value: null })).not.toHaveProperty("content-type");
  });

  it("is refused if it is larger than the stream takes", async () => {
    const event = { key: "k", value: "x".repeat(1_000) };
    await expect(publisher(1_000).encode("sold", event)).rejects.toThrow(
      /^The event for stream "sold" is too large: 1\d{3} bytes with its key and headers, and the stream takes 1000\. .* maxEventSize\.$/,
    );
    await expect(publisher(2_000).encode("sold", event)).resolves.toBeDefined();
    await expect(publisher().encode("sold", { value: "x".repeat(1_048_000) })).resolves.toBeDefined();
    await expect(publisher().encode("sold", { value: "x".repeat(1_048_588) })).rejects.toThrow("takes 1048588");
  });

  it("is refused with the reason, which handlers can tell by its name", async () => {
    const deep = JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`);
    await expect(publisher().publish("sold", { value: deep })).rejects.toMatchObject({
      name: "PublishError",
      reason: "invalid",
      violations: [{ pointer: "", detail: "it is nested too deeply" }],
    });
    const large = publisher(100).publish("sold", { value: "x".repeat(100) });
    await expect(large).rejects.toMatchObject({ name: "PublishError", reason: "too-large", violations: [] });
    await expect(publisher().publish("bought", { value: 1 })).rejects.toMatchObject({ name: "Error" });
  });

  it("is not held in memory while it waits for the brokers", async () => {
    let acknowledge: (() => void) | undefined;
    const sent = new Promise<void>((resolve) => {
      acknowledge = resolve;
    });
    const send = vi.fn(() => sent);
    const publisher = publisherOf({
      settings: { workload: "shop/till", publications: [{ stream: "sold", topic: "t" }] },
      sender: { send, connect: async () => undefined, close: async () => undefined },
    });
    const begin = () => {
      const value = { large: true };
      const { signal } = new AbortController();
      return { value: new WeakRef(value), published: publisher.publish("sold", { value }, { signal }) };
    };
    const { value, published } = begin();
    await vi.waitFor(() => expect(send).toHaveBeenCalledOnce());
    await collectGarbage();
    expect(value.deref()).toBeUndefined();
    acknowledge?.();
    await published;
  });

  it("is as large as the client makes it", () => {
    const bytes = fc.option(fc.uint8Array({ maxLength: 300 }).map(Buffer.from), { nil: undefined });
    const headers = fc.array(fc.tuple(fc.string().map(Buffer.from), fc.string({ maxLength: 200 }).map(Buffer.from)));
    fc.assert(
      fc.property(bytes, bytes, headers, (key, value, entries) => {
        const message = { topic: "t", key, value, headers: new Map(entries), timestamp: 1n } as MessageRecord;
        expect(recordBytes(message)).toBe(createRecordsBatch([message]).length);
      }),
    );
  });
});
