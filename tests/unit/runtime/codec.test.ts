import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonCodec } from "../../../runtime/handler-host/codec";
import { decodeEvent } from "../../../runtime/handler-host/incoming-event";

const record = (value: Buffer | undefined, key?: Buffer) =>
  ({
    topic: "shop.orders",
    partition: 2,
    offset: 9n,
    timestamp: 1_000n,
    key,
    value,
    headers: new Map([[Buffer.from("trace"), Buffer.from("ü")]]),
  }) as unknown as Parameters<typeof decodeEvent>[0];

describe("the JSON codec", () => {
  it("gives back every JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = JSON.parse(JSON.stringify(value));
        expect(jsonCodec.decode(jsonCodec.encode(value, "s"), "s")).toEqual(written);
      }),
    );
  });

  it("either decodes bytes or throws, and never takes wrong UTF-8 for text", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        try {
          const value = jsonCodec.decode(Buffer.from(bytes), "s");
          expect(jsonCodec.decode(jsonCodec.encode(value, "s"), "s")).toEqual(value);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }),
    );
    expect(() => jsonCodec.decode(Buffer.from([0x22, 0xff, 0x22]), "s")).toThrow();
  });

  it("refuses what JSON has no form for", () => {
    expect(() => jsonCodec.encode(undefined, "orders")).toThrow(
      'The value for "orders" has no form in JSON: it is of type undefined.',
    );
    expect(() => jsonCodec.encode(() => 1, "orders")).toThrow("function");
    expect(() => jsonCodec.encode({ n: 1n }, "orders")).toThrow();
  });
});

describe("an incoming event", () => {
  it("is decoded with an id that stays the same", () => {
    expect(decodeEvent(record(Buffer.from("[1]"), Buffer.from("k")), "orders", jsonCodec)).toEqual({
      id: "shop.orders/2/9",
      stream: "orders",
      key: "k",
      value: [1],
      headers: { trace: "ü" },
      time: new Date(1_000),
      partition: 2,
      offset: 9n,
    });
  });

  it("has the value null for a tombstone, and no key if it has none", () => {
    expect(decodeEvent(record(undefined), "orders", jsonCodec)).toMatchObject({ key: undefined, value: null });
  });

  it("says which event can't be decoded", () => {
    expect(() => decodeEvent(record(Buffer.from("{")), "orders", jsonCodec)).toThrow(
      /^The event shop.orders\/2\/9 of stream "orders" can't be decoded: /,
    );
  });
});
