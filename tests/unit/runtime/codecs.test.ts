import Ajv from "ajv";
import { Type } from "avsc";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canRead } from "../../../constructs/contracts/compatibility";
import { jsonFormOf } from "../../../constructs/documents/json-form/json-form";
import type { ContractDeclaration } from "../../../constructs/model/contract-declaration";
import { avroMaker } from "../../../prove/model/contracts/avro";
import { declared } from "../../../prove/model/contracts/compare";
import { histories } from "../../../prove/model/contracts/random";
import { plainJson } from "../../../runtime/handler-host/codecs/codec";
import { contractDecoder, contractEncoder } from "../../../runtime/handler-host/codecs/contract-codec";
import { encodeIndexes, readIndexes } from "../../../runtime/handler-host/codecs/message-indexes";
import { Misfit } from "../../../runtime/handler-host/codecs/misfit";
import { type HostContract, payloadOf } from "../../../runtime/handler-host/codecs/payload";
import { SchemaCache } from "../../../runtime/handler-host/codecs/schema-cache";
import { frame, unframe } from "../../../runtime/handler-host/codecs/wire-format";
import { writtenDecoder } from "../../../runtime/handler-host/codecs/written-decoder";
import type { RegistrySchema } from "../../../runtime/shared/schema-registry";
import { contractOf } from "../../support/declarations";
import { avro, json, protobuf } from "../documents/every-feature";

const hosted = (contract: ContractDeclaration): HostContract => ({ ...contract, subject: "s" });
const writerOf = ({ schema }: Pick<HostContract, "schema">, id = 1) => ({ id, text: async () => schema });
const payload = (format: HostContract["format"], schema: string, message?: string) =>
  payloadOf({ format, schema, subject: "s", ...(message === undefined ? {} : { message }) });
const record = (...fields: object[]) => JSON.stringify({ type: "record", name: "A", namespace: "shop", fields });

/** Fails unless the value is of the type that `headwater types` writes. */
function expectTyped(contract: ContractDeclaration, value: unknown): void {
  const validate = new Ajv({ strict: false }).compile(jsonFormOf(contract).schema);
  expect(validate(value), `${JSON.stringify(value)}: ${JSON.stringify(validate.errors)}`).toBe(true);
}

describe("the wire format", () => {
  it("is a zero, the schema's id and the payload", () => {
    const bytes = frame({ schemaId: 0x01020304, payload: Buffer.from("a") });
    expect(bytes.toString("hex")).toBe("000102030461");
    expect(unframe(bytes)).toEqual({ schemaId: 0x01020304, payload: Buffer.from("a") });
    expect(unframe(Buffer.from('{"n":1}'))).toBeUndefined();
    expect(unframe(Buffer.from([0, 1, 2, 3]))).toBeUndefined();
  });

  it.each([
    [[0], "00"],
    [[1], "0202"],
    [[0, 0], "040000"],
    [[2, 64], "04048001"],
  ])("has the message indexes %j as %s", (indexes, hex) => {
    expect(encodeIndexes(indexes).toString("hex")).toBe(hex);
    expect(readIndexes(Buffer.from(`${hex}ff`, "hex"))).toEqual({ indexes, message: Buffer.from([0xff]) });
  });

  it("reads the long form of the first message too, and refuses what breaks off", () => {
    expect(readIndexes(Buffer.from([2, 0, 7]))).toEqual({ indexes: [0], message: Buffer.from([7]) });
    for (const hex of ["", "02", "80", "ffffffffff"]) expect(() => readIndexes(Buffer.from(hex, "hex")), hex).toThrow();
  });
});

describe("plain JSON", () => {
  it("gives back every value, and refuses wrong UTF-8", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect(await plainJson.decode(await plainJson.encode(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(() => plainJson.decode(Buffer.from([0x22, 0xff, 0x22]))).toThrow();
  });

  it("refuses what JSON has no form for", async () => {
    await expect(plainJson.encode(undefined)).rejects.toThrow("it is of type undefined");
    await expect(plainJson.encode({ n: 1n })).rejects.toThrow();
  });
});

describe("Avro", () => {
  it("has the bytes of the specification", () => {
    const { encode } = payload("avro", record({ name: "a", type: "long" }, { name: "b", type: "string" }));
    // The example of https://avro.apache.org/docs/1.12.0/specification/#records-1
    expect(encode({ a: 27, b: "foo" }).toString("hex")).toBe("3606666f6f");
  });

  it("fills in defaults, and tells branches of a union apart", async () => {
    const other = (name: string, ...fields: object[]) => ({ type: "record", name, fields });
    const schema = record(
      { name: "id", type: "long" },
      {
        name: "of",
        type: [
          "null",
          other("X", { name: "a", type: "int" }),
          other("Y", { name: "a", type: "int" }, { name: "b", type: "bytes", default: "\u00ff" }),
        ],
        default: null,
      },
    );
    const { encode, decode } = payload("avro", schema);
    for (const [value, read] of [
      [{ id: 1 }, { id: 1, of: null }],
      [
        { id: 2, of: { a: 1 } },
        { id: 2, of: { a: 1 } },
      ],
      [
        { id: 3, of: { a: 1, b: "\u0001é" } },
        { id: 3, of: { a: 1, b: "\u0001é" } },
      ],
    ]) {
      expect(await decode(encode(value), writerOf({ schema }))).toEqual(read);
    }
  });

  it.each([[0.1], [0.5], [7], ["ab"], [{ a: 1 }], [{ a: 1, b: 2 }], [{ c: 3 }]])(
    "takes the branch that gives back %j",
    async (value) => {
      const fields = [{ name: "a", type: "int" }];
      const other = { type: "record", name: "Y", fields: [...fields, { name: "b", type: "int", default: 1 }] };
      const map = { type: "map", values: "int" };
      const schema = record({
        name: "u",
        type: ["float", "double", "bytes", other, { ...other, name: "X", fields }, map],
      });
      const { encode, decode } = payload("avro", schema);
      expect(await decode(encode({ u: value }), writerOf({ schema }))).toEqual({ u: value });
    },
  );

  it.each([
    [{ id: 1.5 }, "id is no long"],
    [{}, "id is missing"],
    [{ id: 1, more: "secret" }, "the event has more, which the contract does not"],
    [{ id: 2 ** 60 }, "id is no long"],
    [{ id: 1, b: "€" }, "b is no bytes"],
    [null, "the event is no shop.A"],
  ])("says of %j: %s", (value, message) => {
    const { encode } = payload("avro", record({ name: "id", type: "long" }, { name: "b", type: "bytes", default: "" }));
    expect(() => encode(value)).toThrow(message);
  });

  it("says that a number would be rounded instead of rounding it", async () => {
    const schema = record({ name: "id", type: "long" });
    const bytes = Buffer.from("feffffffffffffffff01", "hex"); // 2^63 - 1
    await expect(payload("avro", schema).decode(bytes, writerOf({ schema }))).rejects.toThrow("beyond 2^53");
    const reader = record({ name: "id", type: "double" });
    expect(await payload("avro", reader).decode(bytes, writerOf({ schema }))).toEqual({ id: 2 ** 63 });
  });

  it("reads with the reader's schema whatever contracts allow, and gives what its type says", async () => {
    let read = 0;
    for (const { previous, next } of histories(avroMaker, 80, 7)) {
      const reader = declared("avro", next);
      for (const writer of previous.map((text) => declared("avro", text))) {
        if (canRead(reader, writer).length > 0) continue;
        const random = Type.forSchema(JSON.parse(writer.schema), { wrapUnions: "always" });
        const bytes = random.toBuffer(random.random());
        const [given, own] = [payloadOf(hosted(reader)), payloadOf(hosted(writer))];
        expectTyped(reader, await given.decode(bytes, writerOf(writer)));
        // What was read can be written again, and is the same.
        const value = await own.decode(bytes, writerOf(writer));
        expect(await own.decode(own.encode(value), writerOf(writer))).toEqual(value);
        read++;
      }
    }
    expect(read).toBeGreaterThan(40);
  });
});

describe("JSON Schema", () => {
  it.each([
    ["http://json-schema.org/draft-04/schema#", { minimum: 1, exclusiveMinimum: true }],
    ["http://json-schema.org/draft-06/schema#", { exclusiveMinimum: 1 }],
    ["http://json-schema.org/draft-07/schema#", { exclusiveMinimum: 1 }],
  ])("is heeded when writing and when reading: %s", async ($schema, a) => {
    const { encode, decode } = payload("json", JSON.stringify({ $schema, properties: { a } }));
    expect(await decode(encode({ a: 2 }), writerOf({ schema: "" }))).toEqual({ a: 2 });
    expect(() => encode({ a: 1 })).toThrow("/a must be > 1");
    await expect(decode(Buffer.from('{"a":1}'), writerOf({ schema: "" }))).rejects.toThrow("/a must be > 1");
  });
});

describe("what is wrong with a value", () => {
  const violationsOf = (encode: (value: unknown) => unknown, value: unknown) => {
    try {
      encode(value);
    } catch (error) {
      if (error instanceof Misfit) return error.violations;
      throw error;
    }
    return [];
  };

  it("is told place by place in Avro", () => {
    const line = { type: "record", name: "Line", fields: [{ name: "n", type: "int" }] };
    const state = { type: "enum", name: "State", symbols: ["OPEN", "PAID"] };
    const { encode } = payload(
      "avro",
      record(
        { name: "a_b", type: "string" },
        { name: "lines", type: { type: "array", items: line } },
        { name: "state", type: state },
        { name: "of", type: ["null", "int"] },
      ),
    );
    expect(violationsOf(encode, { lines: [{ n: 1 }, { n: "2" }], state: "LOST", of: "x" })).toEqual([
      { pointer: "/a_b", detail: "a_b is missing" },
      { pointer: "/lines/1/n", detail: "lines.1.n is no int" },
      { pointer: "/state", detail: "state is no shop.State: one of OPEN, PAID" },
      { pointer: "/of", detail: "of is no value of the union: null, int" },
    ]);
  });

  it("is told place by place in JSON Schema", () => {
    const properties = { n: { type: "integer" }, state: { enum: ["OPEN", 1] }, kind: { const: "order" } };
    const schema = { type: "object", properties, required: ["n", "id"], additionalProperties: false };
    const { encode } = payload("json", JSON.stringify(schema));
    expect(violationsOf(encode, { n: 1.5, state: "LOST", kind: "", "x/y": 1 })).toEqual([
      { pointer: "", detail: "must have required property 'id'" },
      { pointer: "", detail: "has x/y, which the contract does not" },
      { pointer: "/n", detail: "must be integer" },
      { pointer: "/state", detail: 'must be one of "OPEN",1' },
      { pointer: "/kind", detail: 'must be "order"' },
    ]);
  });

  it.each([
    ["avro", record({ name: "l", type: { type: "array", items: "int" } })],
    ["json", JSON.stringify({ properties: { l: { items: { type: "integer" } } } })],
  ] as const)("is at most 20 places: %s", (format, schema) => {
    const { encode } = payload(format, schema);
    expect(violationsOf(encode, { l: Array.from({ length: 100 }, String) })).toHaveLength(20);
  });

  it("is one place alone in a value that is too large to look at all of it", () => {
    const { encode } = payload("json", JSON.stringify({ properties: { l: { items: { type: "integer" } } } }));
    const l = Array.from({ length: 30_000 }, String);
    expect(violationsOf(encode, { l })).toEqual([{ pointer: "/l/0", detail: "must be integer" }]);
  });

  it("has pointers whose parts are escaped", () => {
    const { encode } = payload("avro", record({ name: "m", type: { type: "map", values: "int" } }));
    expect(violationsOf(encode, { m: { "a/b~c": "x" } })).toMatchObject([{ pointer: "/m/a~1b~0c" }]);
  });
});

describe("Protobuf", () => {
  const file = `syntax = "proto3"; package shop;
    message Other {}
    message Order { string order_id = 1; int64 total = 2; message Line { int32 n = 1; } repeated Line lines = 3; }`;

  it("says which message it is, also inside another one", () => {
    expect(payload("protobuf", file, "shop.Order").encode({ orderId: "a" }).toString("hex")).toBe("02020a0161");
    expect(payload("protobuf", file, "shop.Order.Line").encode({ n: 1 }).toString("hex")).toBe("0402000801");
    expect(payload("protobuf", file, "shop.Other").encode({}).toString("hex")).toBe("00");
  });

  it("gives numbers of 64 bits as text, and drops what the reader does not know", async () => {
    const bytes = payload("protobuf", file, "shop.Order").encode({
      orderId: "a",
      total: "9007199254740993",
      lines: [{ n: 1 }],
    });
    const reader = payload(
      "protobuf",
      `syntax = "proto3"; package shop; message Order { int64 total = 2; }`,
      "shop.Order",
    );
    expect(await reader.decode(bytes, writerOf({ schema: file }))).toEqual({ total: "9007199254740993" });
  });

  it.each([
    [{ total: "12.5" }, "shop.Order.total: not an integer"],
    [{ secret: 1 }, 'shop.Order: unknown field: "secret"'],
    [null, "shop.Order: expected object"],
  ])("says of %j: %s", (value, message) => {
    expect(() => payload("protobuf", file, "shop.Order").encode(value)).toThrow(
      new Misfit(message, [{ pointer: "", detail: message }]),
    );
  });
});

describe("a contract's values", () => {
  const address = { zip: "1" };
  it.each([
    [
      avro,
      {
        orderId: "o",
        placedAt: 1,
        total: "\u0000ÿ",
        state: "PAID",
        address,
        labels: { a: null, b: "c" },
        lines: [{ sku: "s", parts: [{ sku: "t" }] }],
        from: address,
      },
    ],
    [json, { customerId: "c", level: null, friends: [{ customerId: "d" }], age: 3, extra: { "x-a": 1 } }],
    [protobuf, {}],
  ])("are of the type that is written for them", async (contract, value) => {
    const declaration = contractOf(contract);
    expectTyped(declaration, value);
    const { encode, decode } = payloadOf(hosted(declaration));
    const read = await decode(encode(value), writerOf(declaration));
    expectTyped(declaration, read);
    expect(read).toMatchObject(value);
  });
});

describe("a stream with a contract", () => {
  const schema = record({ name: "n", type: "int" });
  const decoderOf = (fetch: (id: number) => Promise<string>) =>
    contractDecoder(
      payload("avro", schema),
      new SchemaCache(async (id) => ({ format: "avro", schema: await fetch(id) })),
    );

  it("asks for each schema once, and again after a failure", async () => {
    const asked: number[] = [];
    let down = true;
    const decoder = decoderOf(async (id) => {
      asked.push(id);
      if (down) throw new Error("down");
      return schema;
    });
    const encoder = contractEncoder(payload("avro", schema), async () => 7);
    const bytes = await encoder.encode({ n: 1, left: undefined });
    await expect(decoder.decode(bytes)).rejects.toThrow("down");
    down = false;
    expect(await Promise.all([decoder.decode(bytes), decoder.decode(bytes)])).toEqual([{ n: 1 }, { n: 1 }]);
    expect(asked).toEqual([7, 7]);
  });

  it("still reads the JSON that it carried before, and nothing else", async () => {
    const decoder = decoderOf(async () => schema);
    expect(await decoder.decode(Buffer.from('{"n":1,"old":true}'))).toEqual({ n: 1, old: true });
    await expect(decoder.decode(Buffer.from("7"))).rejects.toThrow("no schema's id before it, and is no JSON object");
    await expect(decoder.decode(Buffer.from("abc"))).rejects.toThrow("is no JSON");
  });
});

describe("a stream of dead letters", () => {
  const order = `syntax = "proto3"; package shop; enum E { X = 0; } message Other {} message Order { string id = 1; message Line { int32 n = 1; } }`;
  const schemas = new Map<number, RegistrySchema>([
    [1, { format: "avro", schema: record({ name: "n", type: "int" }) }],
    [2, { format: "json", schema: '{"type":"object"}' }],
    [3, { format: "protobuf", schema: order }],
  ]);
  const decoder = writtenDecoder(new SchemaCache(async (id) => schemas.get(id) as RegistrySchema));

  it.each([
    ["000000000102", { n: 1 }],
    ["00000000025b5d", []],
    ["000000000302020a0161", { id: "a" }],
    ["00000000030402000801", { n: 1 }],
    ["000000000300", {}],
    ["5b315d", [1]],
  ])("is read as it was written: %s", async (hex, value) => {
    for (const _ of ["first", "again"]) expect(await decoder.decode(Buffer.from(hex, "hex"))).toEqual(value);
  });

  it("does not guess", async () => {
    await expect(decoder.decode(Buffer.from("00000000030208", "hex"))).rejects.toThrow(
      "its schema has no such message",
    );
  });
});
