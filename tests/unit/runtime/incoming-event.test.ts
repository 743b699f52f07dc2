import { describe, expect, it } from "vitest";
import { plainJson } from "../../../runtime/handler-host/codecs/codec";
import { isForOthers } from "../../../runtime/handler-host/dead-letter";
import { decodeEvent, type IncomingEvent } from "../../../runtime/handler-host/incoming-event";
import { letterOf, redriven } from "../../../runtime/provisioner/operations/letter";
import { ProgramError } from "../../../runtime/shared/program";
import { Unreachable } from "../../../runtime/shared/unreachable";

const record = (value: Buffer | undefined, key?: Buffer, headers: Record<string, string> = { trace: "ü" }) =>
  ({
    topic: "shop.orders",
    partition: 2,
    offset: 9n,
    timestamp: 1_000n,
    key,
    value,
    headers: new Map(Object.entries(headers).map(([name, text]) => [Buffer.from(name), Buffer.from(text)])),
  }) as unknown as Parameters<typeof decodeEvent>[0];

describe("an incoming event", () => {
  it("is decoded with an id that stays the same", async () => {
    const event = await decodeEvent(record(Buffer.from("[1]"), Buffer.from("k")), "orders", plainJson);
    expect((event as IncomingEvent).toJSON()).toEqual({
      id: "shop.orders/2/9",
      stream: "orders",
      key: "k",
      value: [1],
      headers: { trace: "ü" },
      cloudEvent: undefined,
      time: new Date(1_000),
      partition: 2,
      offset: 9n,
    });
  });

  it("has the value null for a tombstone, and no key if it has none", async () => {
    expect(await decodeEvent(record(undefined), "orders", plainJson)).toMatchObject({ key: undefined, value: null });
  });

  it("says which event can't be decoded, at once or later", async () => {
    const why = /^The event shop.orders\/2\/9 of stream "orders" can't be decoded: /;
    expect(() => decodeEvent(record(Buffer.from("{")), "orders", plainJson)).toThrow(why);
    const later = { decode: () => Promise.reject(new Error("no")) };
    await expect(decodeEvent(record(Buffer.from("{")), "orders", later)).rejects.toThrow(why);
  });

  it.each([new Unreachable("down"), new ProgramError("refused")])("is not to blame for %o", async (error) => {
    const decoder = { decode: () => Promise.reject(error) };
    await expect(decodeEvent(record(Buffer.from("{}")), "orders", decoder)).rejects.toBe(error);
  });

  it("tells what a CloudEvent says of itself", async () => {
    const headers = {
      ce_specversion: "1.0",
      ce_id: "1",
      ce_source: "/shop/till",
      ce_type: "sold",
      ce_time: "2026-01-02T03:04:05Z",
      ce_subject: "s",
      ce_traceparent: "00-1",
      "content-type": "application/json",
      other: "x",
    };
    const cloudEventOf = async (given: Record<string, string>) =>
      (await decodeEvent(record(undefined, undefined, given), "orders", plainJson)).cloudEvent;
    expect(await cloudEventOf(headers)).toEqual({
      id: "1",
      source: "/shop/till",
      type: "sold",
      time: new Date("2026-01-02T03:04:05Z"),
      subject: "s",
      dataContentType: "application/json",
      extensions: { traceparent: "00-1" },
    });
    expect(await cloudEventOf({ ...headers, ce_time: "soon" })).toMatchObject({ id: "1", time: undefined });
    expect(await cloudEventOf({ ...headers, ce_id: "" })).toBeUndefined();
    expect(await cloudEventOf({ ...headers, ce_specversion: "2.0" })).toBeUndefined();
  });
});

describe("an event that was sent again", () => {
  /** As the provisioner publishes it. */
  const sentFor = (group: string) => {
    const from = ["headwater-original-topic", Buffer.from("shop.orders")] as const;
    const record = { offset: 1, timestamp: 0, key: null, value: null, headers: [from] };
    const letter = letterOf(record, 0, false, false);
    if (!letter) throw new Error("It is a letter.");
    return { headerEntries: [...(redriven(record, letter, 1, group).headers as Map<Buffer, Buffer>)] };
  };

  it("is for one group alone", () => {
    expect(isForOthers(sentFor("shop.a"), "shop.a")).toBe(false);
    expect(isForOthers(sentFor("shop.a"), "shop.b")).toBe(true);
    expect(isForOthers({ headerEntries: [] }, "shop.b")).toBe(false);
  });
});
