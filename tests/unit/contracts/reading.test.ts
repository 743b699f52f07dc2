import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Contract } from "../../../constructs/contracts/contract";
import { MAX_BYTES } from "../../../constructs/contracts/source";

const folder = mkdtempSync(join(tmpdir(), "headwater-contracts-"));
const before = process.cwd();
beforeAll(() => {
  writeFileSync(join(folder, "cdktf.json"), "{}");
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const record = { type: "record", name: "Order", namespace: "shop", fields: [{ name: "id", type: "string" }] };
const codes = (contract: Contract) => contract.read().problems.map(({ code }) => code);
const avro = (inline: string | object) => Contract.avro({ inline });
const json = (inline: string | object) => Contract.jsonSchema({ inline });
const proto = (inline: string, message?: string) =>
  Contract.protobuf({ inline }, message === undefined ? {} : { message });

describe("a contract", () => {
  it("is read from a file, relative to the folder of cdktf.json", () => {
    writeFileSync(join(folder, "order.avsc"), JSON.stringify(record, null, 2));
    const { contract, problems } = Contract.avro("order.avsc").read();
    expect(problems).toEqual([]);
    expect(contract).toMatchObject({ format: "avro", schema: JSON.stringify(record) });
  });

  it("has the same digest however it is laid out, and another one when it says something else", () => {
    const digest = (contract: Contract) => contract.read().contract?.digest;
    expect(digest(avro(JSON.stringify(record, null, 4)))).toBe(digest(avro(record)));
    expect(digest(avro({ ...record, doc: "An order." }))).not.toBe(digest(avro(record)));
    expect(digest(avro({ ...record, doc: "a  b" }))).not.toBe(digest(avro({ ...record, doc: "a b" })));
    expect(digest(proto('syntax = "proto3";\r\nmessage A { }\r\n'))).toBe(
      digest(proto('syntax = "proto3";\nmessage A { }')),
    );
  });

  it("keeps numbers as they are written", () => {
    expect(json('{ "type": "integer", "maximum": 9007199254740993 }').read().contract?.schema).toBe(
      '{"$schema":"http://json-schema.org/draft-07/schema#","type":"integer","maximum":9007199254740993}',
    );
  });

  it("says that JSON Schema is draft 7 unless it says another, since Apicurio would take it for draft 4", () => {
    expect(json({}).read().contract?.schema).toBe('{"$schema":"http://json-schema.org/draft-07/schema#"}');
    const draft4 = { $schema: "http://json-schema.org/draft-04/schema#", minimum: 1, exclusiveMinimum: true };
    expect(json(draft4).read().contract?.schema).toBe(JSON.stringify(draft4));
  });

  it("names a Protobuf event's message", () => {
    const file = 'syntax = "proto3"; package shop; message A { B b = 1; } message B { message C { } }';
    expect(proto(file, "A").read().contract?.message).toBe("shop.A");
    expect(proto(file, "shop.B.C").read().contract?.message).toBe("shop.B.C");
    expect(proto('syntax = "proto3"; message Only { message Inner { } }').read().contract?.message).toBe("Only");
  });
});

describe("a mistake is told with its code:", () => {
  it.each([
    ["HW-CONTRACT-001", "a file that is not there", Contract.avro("missing.avsc")],
    ["HW-CONTRACT-001", "a folder", Contract.avro(".")],
    ["HW-CONTRACT-002", "nothing", avro(" \n")],
    ["HW-CONTRACT-002", "a binary", avro("a\0b")],
    ["HW-CONTRACT-002", "too much", json(JSON.stringify({ description: "x".repeat(MAX_BYTES) }))],
    ["HW-CONTRACT-002", "too deep a JSON", json(`${'{"not":'.repeat(200)}{}${"}".repeat(200)}`)],
    ["HW-CONTRACT-002", "far too deep a JSON", avro("[".repeat(100_000) + "]".repeat(100_000))],
    [
      "HW-CONTRACT-002",
      "too deep a message",
      proto(`syntax = "proto3"; ${"message A {".repeat(150)}${"}".repeat(150)}`),
    ],
    ["HW-CONTRACT-003", "no JSON", avro('{"type": "record",')],
    ["HW-CONTRACT-003", "no Protobuf", proto("message A {")],
    ["HW-CONTRACT-004", "a record without a name", avro({ type: "record", fields: [] })],
    [
      "HW-CONTRACT-004",
      "a default of another type",
      avro({ ...record, fields: [{ name: "n", type: "int", default: "x" }] }),
    ],
    ["HW-CONTRACT-004", "a field twice", avro({ ...record, fields: [...record.fields, ...record.fields] })],
    ["HW-CONTRACT-004", "a type twice", avro({ ...record, fields: [{ name: "a", type: { ...record } }] })],
    ["HW-CONTRACT-004", "a type that JSON Schema does not have", json({ type: "strng" })],
    ["HW-CONTRACT-004", "a schema that is no object", json("true")],
    [
      "HW-CONTRACT-004",
      "a field's number that is not allowed",
      proto('syntax = "proto3"; message A { int32 a = 19000; }'),
    ],
    [
      "HW-CONTRACT-004",
      "an enum of proto3 that begins with 1",
      proto('syntax = "proto3"; enum E { A = 1; } message M { }'),
    ],
    [
      "HW-CONTRACT-005",
      "an Avro type from elsewhere",
      avro({ ...record, fields: [{ name: "a", type: "other.Address" }] }),
    ],
    ["HW-CONTRACT-005", "a reference out of a JSON Schema", json({ $ref: "https://example.com/address.json" })],
    ["HW-CONTRACT-005", "a reference to nothing", json({ properties: { a: { $ref: "#/definitions/a" } } })],
    ["HW-CONTRACT-005", "a reference to itself", json({ definitions: { a: { $ref: "#/definitions/a" } } })],
    ["HW-CONTRACT-005", "an import", proto('syntax = "proto3"; import "other.proto"; message A { }')],
    ["HW-CONTRACT-005", "a Protobuf type from nowhere", proto('syntax = "proto3"; message A { Missing m = 1; }')],
    ["HW-CONTRACT-006", "several messages", proto('syntax = "proto3"; message A { } message B { }')],
    ["HW-CONTRACT-006", "no message", proto('syntax = "proto3"; enum E { A = 0; }')],
    ["HW-CONTRACT-006", "another message", proto('syntax = "proto3"; message A { }', "B")],
    [
      "HW-CONTRACT-007",
      "a draft that Apicurio can't compare",
      json({ $schema: "https://json-schema.org/draft/2020-12/schema" }),
    ],
    ["HW-CONTRACT-007", "an edition", proto('edition = "2023"; message A { }')],
    ["HW-CONTRACT-007", "all numbers reserved", proto('syntax = "proto3"; message A { reserved 5 to max; }')],
  ])("%s for %s", (code, _, contract) => {
    expect(codes(contract)).toEqual([code]);
    expect(contract.read().contract).toBeUndefined();
  });

  it("a file that is not text", () => {
    writeFileSync(join(folder, "order.bin"), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    expect(codes(Contract.avro("order.bin"))).toEqual(["HW-CONTRACT-002"]);
  });

  it("and all missing types at once", () => {
    const fields = ["a.A", "b.B"].map((type, index) => ({ name: `f${index}`, type }));
    expect(codes(avro({ ...record, fields }))).toEqual(["HW-CONTRACT-005", "HW-CONTRACT-005"]);
  });

  it.each([
    ["Contract.avro", json(JSON.stringify(record).replace('"record"', '"record", "x": 1'))],
    ["Contract.protobuf", avro('syntax = "proto3";\nmessage A { }')],
    ["Contract.jsonSchema", proto('{ "$schema": "http://json-schema.org/draft-07/schema#" }')],
  ])("with a hint at %s where a contract is of that format", (method, contract) => {
    expect(contract.read().problems[0]?.fix).toContain(method);
  });
});

/** Pieces that are nearly a schema: random text alone would never get past the first character. */
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      ...['"type"', '"record"', '"fields"', '"name"', '"$ref"', '"#"', '"#/"', '"anyOf"', '"enum"', '"items"', '"int"'],
      ...[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "null",
        "1",
        "-1",
        "message A {",
        "enum E {",
        "oneof o {",
        "}",
        "reserved 1 to max;",
      ],
      ...[
        "int32 a = 1;",
        "repeated",
        "map<string, A> m = 2;",
        'syntax = "proto3";',
        "option a = {",
        "//",
        "/*",
        '"',
        "'",
        "\\",
      ],
      ...[
        "extend A {",
        "extensions 1 to 2;",
        "group G = 1 {",
        "service S {",
        "rpc R (A) returns (A);",
        "__proto__",
        "constructor",
      ],
    ),
    fc.string({ maxLength: 5, unit: "binary" }),
  ),
  { maxLength: 40 },
);

describe("any input", () => {
  it("gives a contract or coded problems, and never takes long", () => {
    fc.assert(
      fc.property(pieces, fc.constantFrom("", " "), (parts, separator) => {
        const inline = parts.join(separator);
        for (const contract of [avro(inline), json(inline), proto(inline)]) {
          const since = process.cpuUsage();
          const { contract: read, problems } = contract.read();
          expect(process.cpuUsage(since).user / 1000).toBeLessThan(1000);
          expect(read === undefined).toBe(problems.length > 0);
          for (const { code } of problems) expect(code).toMatch(/^HW-CONTRACT-00\d$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is told where values have keys that hide what every object can do", () => {
    const { problems } = json('{"enum":[{},{"toString":{}}]}').read();
    expect(problems).toMatchObject([{ code: "HW-CONTRACT-004", message: expect.stringContaining("be compared") }]);
  });

  it("of JSON as well", () => {
    const keys = fc.constantFrom(
      "type",
      "name",
      "fields",
      "items",
      "values",
      "symbols",
      "size",
      "default",
      "aliases",
      "$ref",
      "properties",
      "anyOf",
      "required",
      "enum",
      "not",
      "dependencies",
      "$id",
      "toString",
      "__proto__",
    );
    const values = fc.constantFrom<unknown>(
      "record",
      "enum",
      "fixed",
      "array",
      "map",
      "int",
      "string",
      "object",
      "A",
      "#",
      "#/properties/A",
      "",
      1,
      -1,
      null,
      true,
      [],
      {},
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: "medium" },
        values,
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(keys, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        for (const contract of [avro(JSON.stringify(value)), json(JSON.stringify(value))]) {
          const { contract: read, problems } = contract.read();
          expect(read === undefined).toBe(problems.length > 0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
