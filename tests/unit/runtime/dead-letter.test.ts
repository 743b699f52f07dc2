import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadLetterOf, type EventRecord } from "../../../runtime/handler-host/dead-letter";

const record = (headerEntries: [Buffer, Buffer][] = []): EventRecord => ({
  topic: "shop.orders",
  partition: 2,
  offset: 9_007_199_254_740_993n,
  timestamp: 1_700_000_000_000n,
  key: Buffer.from([0xff]),
  value: Buffer.from([0xfe, 0x00]),
  headerEntries,
});

const letterOf = (from: EventRecord, error: unknown = new Error("no stock")) =>
  deadLetterOf(from, "shop.dead", { error, attempts: 6 }, "shop.shipping", new Date(0));

const headersOf = (from: EventRecord, error?: unknown) =>
  [...(letterOf(from, error).headers as Map<Buffer, Buffer>)].map(([name, text]) => [String(name), String(text)]);

describe("a dead letter", () => {
  it("has the event's own bytes, whatever they are", () => {
    const letter = letterOf(record());
    expect([letter.topic, letter.key, letter.value]).toEqual(["shop.dead", record().key, record().value]);
  });

  it("says where it comes from and why", () => {
    expect(Object.fromEntries(headersOf(record()))).toEqual({
      "headwater-error": "no stock",
      "headwater-attempts": "6",
      "headwater-failed-at": "1970-01-01T00:00:00.000Z",
      "headwater-consumer-group": "shop.shipping",
      "headwater-original-topic": "shop.orders",
      "headwater-original-partition": "2",
      "headwater-original-offset": "9007199254740993",
      "headwater-original-timestamp": "1700000000000",
    });
  });

  it("keeps the event's headers in order, and tells of its last failure alone", () => {
    const first = letterOf(record([[Buffer.from("a"), Buffer.from("1")]]), new Error("first"));
    const again = record([...(first.headers as Map<Buffer, Buffer>), [Buffer.from("a"), Buffer.from("2")]]);
    const headers = headersOf(again, new Error("second"));
    expect(headers.slice(0, 2)).toEqual([
      ["a", "1"],
      ["a", "2"],
    ]);
    expect(headers.filter(([name]) => name === "headwater-error")).toEqual([["headwater-error", "second"]]);
    expect(headers).toHaveLength(10);
  });

  it("bounds the error's text and cuts no character in two", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.integer({ min: 1, max: 4000 }), (unit, times) => {
        const text = unit.repeat(times);
        const [, shown = ""] = headersOf(record(), new Error(text)).find(([name]) => name === "headwater-error") ?? [];
        expect(text.startsWith(shown)).toBe(true);
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(1024);
        if (Buffer.byteLength(text) <= 1024) expect(shown).toBe(text);
        else expect(Buffer.byteLength(shown)).toBeGreaterThan(1000);
      }),
    );
  });
});
