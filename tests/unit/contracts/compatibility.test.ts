import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canRead, checkCompatibility, fieldsOf } from "../../../constructs/contracts/compatibility";
import { Contract } from "../../../constructs/contracts/contract";
import type { ContractDeclaration } from "../../../constructs/model/contract-declaration";
import { contractOf } from "../../support/declarations";

const avro = (...fields: object[]) =>
  contractOf(Contract.avro({ inline: { type: "record", name: "Order", namespace: "shop", fields } }));
const json = (schema: object) => contractOf(Contract.jsonSchema({ inline: schema }));
const proto = (body: string, head = 'syntax = "proto3"; package shop;') =>
  contractOf(Contract.protobuf({ inline: `${head} ${body}` }, { message: "Order" }));
/** "rule at path" of each incompatibility. */
const broken = (reader: ContractDeclaration, writer: ContractDeclaration) =>
  canRead(reader, writer).map(({ rule, path }) => (path ? `${rule} at ${path}` : rule));

const id = { name: "id", type: "string" };

describe("modes", () => {
  const v1 = avro(id);
  const v2 = avro(id, { name: "total", type: "int" });
  const v3 = avro(id, { name: "total", type: "int" }, { name: "note", type: "string", default: "" });
  const found = (mode: Parameters<typeof checkCompatibility>[2]) =>
    checkCompatibility(v3, [v1, v2], mode).map(({ version, direction, path }) => `${direction} ${version} ${path}`);

  it.each([
    ["NONE", []],
    ["BACKWARD", []],
    ["BACKWARD_TRANSITIVE", ["backward 0 total"]],
    ["FORWARD", []],
    ["FORWARD_TRANSITIVE", []],
    ["FULL", []],
    ["FULL_TRANSITIVE", ["backward 0 total"]],
  ] as const)("%s", (mode, expected) => {
    expect(found(mode)).toEqual(expected);
  });

  it("FORWARD asks the released schema to read new events", () => {
    expect(checkCompatibility(v1, [v2], "FORWARD")).toMatchObject([
      { rule: "avro-missing-default", path: "total", version: 0, direction: "forward" },
    ]);
  });

  it("have nothing against a first version, or the same again", () => {
    expect(checkCompatibility(v2, [], "FULL_TRANSITIVE")).toEqual([]);
    expect(checkCompatibility(v2, [v2], "FULL_TRANSITIVE")).toEqual([]);
  });

  it("keep the format", () => {
    expect(broken(v1, json({ type: "object" }))).toEqual(["format"]);
  });
});

describe("Avro", () => {
  const named = (type: object | string | unknown[], extra: object = {}) => avro({ name: "x", type, ...extra });
  const enumOf = (symbols: string[], more: object = {}) => named({ type: "enum", name: "E", symbols, ...more });

  it.each([
    ["a wider number", named("long"), named("int"), []],
    ["a narrower number", named("int"), named("long"), ["avro-type at x"]],
    ["text as bytes", named("bytes"), named("string"), []],
    ["a union that grows", named(["null", "string", "int"]), named(["null", "string"]), []],
    ["a union that shrinks", named(["null", "string"]), named(["null", "string", "int"]), ["avro-union-branch at x"]],
    ["a type that becomes nullable", named(["null", "string"]), named("string"), []],
    ["a new field without a default", avro(id, { name: "n", type: "int" }), avro(id), ["avro-missing-default at n"]],
    ["a new field with a default", avro(id, { name: "n", type: "int", default: 0 }), avro(id), []],
    ["a null default", avro(id, { name: "n", type: ["null", "int"], default: null }), avro(id), []],
    ["a renamed field with an alias", avro({ ...id, name: "key", aliases: ["id"] }), avro(id), []],
    ["a renamed field without one", avro({ ...id, name: "key" }), avro(id), ["avro-missing-default at key"]],
    [
      "an alias of a field beside the field",
      avro({ name: "a", type: "string", aliases: ["b"] }),
      avro({ name: "a", type: "string" }, { name: "b", type: "string" }),
      ["avro-ambiguous-alias at a"],
    ],
    ["an unknown symbol", enumOf(["A"]), enumOf(["A", "B"]), ["avro-enum-symbol at x"]],
    ["an unknown symbol with a default", enumOf(["A"], { default: "A" }), enumOf(["A", "B"]), []],
    [
      "a fixed of another size",
      named({ type: "fixed", name: "F", size: 4 }),
      named({ type: "fixed", name: "F", size: 8 }),
      ["avro-fixed-size at x"],
    ],
    [
      "milliseconds read as microseconds",
      named({ type: "long", logicalType: "timestamp-micros" }),
      named({ type: "long", logicalType: "timestamp-millis" }),
      ["avro-logical-type at x"],
    ],
    ["milliseconds read as a number", named("long"), named({ type: "long", logicalType: "timestamp-millis" }), []],
    [
      "a decimal of another scale",
      named({ type: "bytes", logicalType: "decimal", precision: 8, scale: 2 }),
      named({ type: "bytes", logicalType: "decimal", precision: 8, scale: 4 }),
      ["avro-logical-type at x"],
    ],
    [
      "a field of an inner record",
      named({ type: "array", items: { type: "record", name: "L", fields: [{ name: "n", type: "int" }] } }),
      named({ type: "array", items: { type: "record", name: "L", fields: [{ name: "n", type: "string" }] } }),
      ["avro-type at x[].n"],
    ],
    [
      "a renamed record",
      named({ type: "record", name: "B", fields: [] }),
      named({ type: "record", name: "A", fields: [] }),
      ["avro-name at x"],
    ],
    [
      "a renamed record with an alias",
      named({ type: "record", name: "B", aliases: ["A"], fields: [] }),
      named({ type: "record", name: "A", fields: [] }),
      [],
    ],
  ])("%s", (_, reader, writer, expected) => {
    expect(broken(reader, writer)).toEqual(expected);
  });

  it("a record that contains itself", () => {
    const tree = (value: string) =>
      avro({ name: "value", type: value }, { name: "children", type: { type: "array", items: "Order" } });
    expect(broken(tree("long"), tree("int"))).toEqual([]);
    expect(broken(tree("int"), tree("long"))).toEqual(["avro-type at value"]);
  });

  it("agrees with avsc where both know the types", () => {
    const { Type } = require("avsc") as typeof import("avsc");
    const types = fc.constantFrom("int", "long", "float", "double", "string", "bytes", "boolean", "null");
    const any = fc.oneof(types, fc.uniqueArray(types, { minLength: 1, maxLength: 4 }));
    const fields = fc.uniqueArray(fc.record({ name: fc.constantFrom("a", "b", "c"), type: any }), {
      selector: ({ name }) => name,
    });
    fc.assert(
      fc.property(fields, fields, (read, written) => {
        const [reader, writer] = [avro(...read), avro(...written)];
        const resolves = () => {
          try {
            const [its, others] = [JSON.parse(reader.schema), JSON.parse(writer.schema)];
            Type.forSchema(its, { wrapUnions: true }).createResolver(Type.forSchema(others, { wrapUnions: true }));
            return true;
          } catch {
            return false;
          }
        };
        expect(canRead(reader, writer).length === 0).toBe(resolves());
      }),
      { numRuns: 300 },
    );
  });
});

describe("JSON Schema", () => {
  const closed = (properties: object, more: object = {}) =>
    json({ type: "object", properties, additionalProperties: false, ...more });
  const open = (properties: object, more: object = {}) => json({ type: "object", properties, ...more });
  const x = (schema: object | boolean) => closed({ x: schema });

  it.each([
    ["a new property in a closed object", closed({ a: {}, b: {} }), closed({ a: {} }), []],
    ["a new property in an open object", open({ a: {}, b: {} }), open({ a: {} }), ["json-property-added at b"]],
    [
      "a removed property of a closed object",
      closed({ a: {} }),
      closed({ a: {}, b: {} }),
      ["json-property-removed at b"],
    ],
    ["a removed property of an open object", open({ a: {} }), open({ a: {}, b: {} }), []],
    ["a property that becomes required", open({ a: {} }, { required: ["a"] }), open({ a: {} }), ["json-required at a"]],
    ["integer to number", x({ type: "number" }), x({ type: "integer" }), []],
    ["number to integer", x({ type: "integer" }), x({ type: "number" }), ["json-type at x"]],
    ["a string that may be null", x({ type: ["string", "null"] }), x({ type: "string" }), []],
    ["a longer string", x({ type: "string", maxLength: 9 }), x({ type: "string", maxLength: 5 }), []],
    ["a shorter string", x({ type: "string", maxLength: 5 }), x({ type: "string" }), ["json-constraint at x"]],
    [
      "a smaller exclusive bound",
      x({ type: "number", exclusiveMinimum: 1 }),
      x({ type: "number", minimum: 1 }),
      ["json-constraint at x"],
    ],
    ["an added value", x({ enum: ["a", "b"] }), x({ enum: ["a"] }), []],
    ["a removed value", x({ enum: ["a"] }), x({ enum: ["a", "b"] }), ["json-enum at x"]],
    ["another constant", x({ const: 1 }), x({ const: 2 }), ["json-enum at x"]],
    [
      "an added alternative",
      x({ anyOf: [{ type: "string" }, { type: "null" }] }),
      x({ anyOf: [{ type: "string" }] }),
      [],
    ],
    [
      "a oneOf that overlaps",
      x({ oneOf: [{ type: "number" }, { type: "integer" }] }),
      x({ oneOf: [{ type: "integer" }] }),
      ["json-one-of-overlap at x"],
    ],
    [
      "a type of a list that narrows",
      x({ type: ["array", "null"], items: { type: "string", maxLength: 5 } }),
      x({ type: ["array", "null"], items: { type: "string" } }),
      ["json-constraint at x[]"],
    ],
    [
      "one of several numbers that narrows",
      x({ type: ["integer", "number", "string"], maxLength: 5 }),
      x({ type: ["integer", "number", "string"] }),
      ["json-constraint at x"],
    ],
    [
      "an enum of a type that narrows",
      x({ type: "string", enum: ["a"], maxLength: 5 }),
      x({ type: "string", enum: ["a", "b"], maxLength: 5 }),
      ["json-enum at x"],
    ],
    ["anything at all", x(true), x({ type: "string" }), []],
    [
      "draft 4's flag",
      json({ $schema: "http://json-schema.org/draft-04/schema#", type: "number", minimum: 1, exclusiveMinimum: true }),
      json({ type: "number", exclusiveMinimum: 1 }),
      [],
    ],
  ])("%s", (_, reader, writer, expected) => {
    expect(broken(reader, writer)).toEqual(expected);
  });

  it("an object that contains itself", () => {
    const tree = (type: string) =>
      closed(
        { node: { $ref: "#/definitions/node" } },
        {
          definitions: {
            node: {
              type: "object",
              properties: { value: { type }, next: { $ref: "#/definitions/node" } },
              additionalProperties: false,
            },
          },
        },
      );
    expect(broken(tree("number"), tree("integer"))).toEqual([]);
    expect(broken(tree("integer"), tree("number"))).toEqual(["json-type at node.value"]);
  });
});

describe("Protobuf", () => {
  const order = (fields: string) => proto(`message Order { ${fields} }`);

  it.each([
    ["a new field", order("int32 a = 1; string b = 2;"), order("int32 a = 1;"), []],
    [
      "a removed field",
      order("int32 a = 1;"),
      order("int32 a = 1; string b = 2;"),
      ["protobuf-field-removed at Order.b"],
    ],
    [
      "a removed field that is reserved",
      order('reserved 2; reserved "b"; int32 a = 1;'),
      order("int32 a = 1; string b = 2;"),
      [],
    ],
    ["a field that only changes its name", order("int32 c = 1;"), order("int32 a = 1;"), ["protobuf-name at Order.a"]],
    [
      "a field that only changes its number",
      order("int32 a = 2;"),
      order("int32 a = 1;"),
      ["protobuf-number at Order.a"],
    ],
    ["another type", order("int64 a = 1;"), order("int32 a = 1;"), ["protobuf-type at Order.a"]],
    ["a list", order("repeated int32 a = 1;"), order("int32 a = 1;"), ["protobuf-label at Order.a"]],
    [
      "a number that was reserved",
      order("reserved 3; int32 a = 1; int32 b = 2;"),
      order("reserved 2 to 3; int32 a = 1;"),
      ["protobuf-reserved-used at Order.b", "protobuf-reservation-removed at Order"],
    ],
    ["a field into a new oneof", order("oneof o { int32 a = 1; string b = 2; }"), order("int32 a = 1;"), []],
    [
      "two fields into a oneof",
      order("oneof o { int32 a = 1; string b = 2; }"),
      order("int32 a = 1; string b = 2;"),
      ["protobuf-oneof at Order.o"],
    ],
    [
      "another package",
      proto("message Order { }", 'syntax = "proto3"; package store;'),
      order(""),
      ["protobuf-message"],
    ],
    [
      "a value that goes",
      proto("message Order { } enum E { A = 0; }"),
      proto("message Order { } enum E { A = 0; B = 1; }"),
      ["protobuf-enum-value at E.B"],
    ],
    [
      "a value that comes",
      proto("message Order { } enum E { A = 0; B = 1; }"),
      proto("message Order { } enum E { A = 0; }"),
      [],
    ],
    [
      "a required field",
      proto("message Order { required int32 a = 1; }", "package shop;"),
      proto("message Order { }", "package shop;"),
      ["protobuf-required at Order.a"],
    ],
    [
      "a type of google",
      proto(
        "message Order { google.protobuf.Timestamp a = 1; string b = 2; }",
        'syntax = "proto3"; package shop; import "google/protobuf/timestamp.proto";',
      ),
      proto(
        "message Order { google.protobuf.Timestamp a = 1; }",
        'syntax = "proto3"; package shop; import "google/protobuf/timestamp.proto";',
      ),
      [],
    ],
    [
      "an inner message",
      proto("message Order { Line l = 1; message Line { int64 n = 1; } }"),
      proto("message Order { Line l = 1; message Line { int32 n = 1; } }"),
      ["protobuf-type at Order.Line.n"],
    ],
  ])("%s", (_, reader, writer, expected) => {
    expect(broken(reader, writer)).toEqual(expected);
  });
});

describe("what is told", () => {
  it("names the field, says what does not fit, and what to do", () => {
    const [reason] = canRead(avro(id, { name: "total", type: "int" }), avro(id));
    expect(reason).toEqual({
      rule: "avro-missing-default",
      path: "total",
      message: "The reader expects this field, the writer does not write it, and it has no default.",
      fix: "Give the field a default in the reader's schema, or keep it in the writer's.",
    });
  });
});

describe("fields", () => {
  const names = (contract: ContractDeclaration) =>
    fieldsOf(contract).map(({ name, type, optional, fields }) => [
      name,
      type,
      optional,
      fields.map((field) => field.name),
    ]);

  it("of Avro", () => {
    const line = { type: "record", name: "Line", fields: [{ name: "sku", type: "string" }] };
    expect(
      names(
        avro(
          id,
          { name: "at", type: { type: "long", logicalType: "timestamp-millis" } },
          { name: "lines", type: { type: "array", items: line } },
          { name: "note", type: ["null", "string"] },
          { name: "parent", type: ["null", "Order"] },
        ),
      ),
    ).toEqual([
      ["id", "string", false, []],
      ["at", "long (timestamp-millis)", false, []],
      ["lines", "array of shop.Line", false, ["sku"]],
      ["note", "null or string", true, []],
      ["parent", "null or shop.Order", true, []],
    ]);
  });

  it("of JSON Schema", () => {
    const address = { type: "object", properties: { zip: { type: "string" } } };
    const properties = {
      id: { type: "string" },
      address: { $ref: "#/definitions/address" },
      n: { type: ["integer", "null"] },
    };
    expect(names(json({ type: "object", properties, required: ["id", "n"], definitions: { address } }))).toEqual([
      ["id", "string", false, []],
      ["address", "address", true, ["zip"]],
      ["n", "anyOf (integer, null)", true, []],
    ]);
  });

  it("of Protobuf", () => {
    const body =
      "message Order { string id = 1; optional int32 n = 2; repeated Line lines = 3; Line one = 4; } message Line { string sku = 1; Order order = 2; }";
    expect(names(proto(body))).toEqual([
      ["id", "string", false, []],
      ["n", "int32", true, []],
      ["lines", "repeated Line", false, ["sku", "order"]],
      ["one", "Line", true, ["sku", "order"]],
    ]);
  });

  it("of Protobuf, whose own types have names of google's", () => {
    const head = 'syntax = "proto3"; package a.b.c.d.e.f.g.h; import "google/protobuf/timestamp.proto";';
    const body =
      "message Order { google.protobuf.Timestamp at = 1; Timestamp own = 2; } message Timestamp { int32 n = 1; }";
    expect(names(proto(body, head))).toEqual([
      ["at", "google.protobuf.Timestamp", true, []],
      ["own", "Timestamp", true, ["n"]],
    ]);
  });
});

describe("schemas made to be slow", () => {
  const quick = (work: () => unknown) => {
    // Of the processor: the machine may be busy with something else.
    const since = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(since);
    expect((user + system) / 1000).toBeLessThan(3000);
    return result;
  };

  it("of alternatives that are alike end as too complex", () => {
    const many = (from: number) =>
      json({
        anyOf: Array.from({ length: 600 }, (_, i) => ({
          type: "object",
          properties: { p: { const: i + from } },
          required: ["p"],
        })),
      });
    expect(quick(() => broken(many(1), many(0)))).toEqual(["too-complex"]);
  });

  it("of types that double at each step list some thousand fields", () => {
    const nested = (depth: number): object => ({
      type: "record",
      name: `R${depth}`,
      fields:
        depth === 0
          ? []
          : [
              { name: "a", type: nested(depth - 1) },
              { name: "b", type: `R${depth - 1}` },
            ],
    });
    const doubling = avro({ name: "x", type: nested(20) });
    expect(quick(() => JSON.stringify(fieldsOf(doubling)).length)).toBeLessThan(1_000_000);
  });

  it("of types that double at each step tell some differences", () => {
    const nested = (depth: number, leaf: string): object => ({
      type: "record",
      name: `R${depth}`,
      fields:
        depth === 0
          ? [{ name: "x", type: leaf }]
          : [
              { name: "a", type: nested(depth - 1, leaf) },
              { name: "b", type: `R${depth - 1}` },
            ],
    });
    const [reader, writer] = ["int", "long"].map((leaf) => avro({ name: "x", type: nested(20, leaf) }));
    const found = quick(() => (reader && writer ? broken(reader, writer) : [])) as string[];
    expect(found.length).toBe(100);
    expect(found[0]).toMatch(/^avro-type at x(\.a){20}\.x$/);
  });

  it("of alternatives inside alternatives end", () => {
    const nested = (depth: number, leaf: string): object =>
      depth === 0
        ? { type: leaf }
        : { oneOf: [nested(depth - 1, leaf), { type: "object", properties: { p: nested(depth - 1, leaf) } }] };
    quick(() => broken(json(nested(9, "number")), json(nested(9, "integer"))));
    const around = {
      definitions: { a: { allOf: [{ $ref: "#/definitions/a" }] } },
      oneOf: [{ $ref: "#/definitions/a" }, { type: "string" }],
    };
    quick(() => broken(json({ ...around, title: "next" }), json(around)));
    quick(() => fieldsOf(json({ ...around, $ref: "#/definitions/a" })));
  });
});
