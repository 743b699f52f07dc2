import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Contract } from "../../../constructs";
import { typesModule, typesOf } from "../../../constructs/documents";
import { distinctNames, typeName } from "../../../constructs/documents/types/type-names";
import { projectDir } from "../../../toolchain/paths";
import { contractOf } from "../../support/declarations";
import { compilerErrors } from "./compiled";
import { avro, everyFeature, json, protobuf } from "./every-feature";
import { anyText, topologies } from "./random-topology";
import { sampleTopology } from "./sample";

/** Without comments: a line for each declaration or field. */
const bare = (text: string): string[] =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

describe("the types of a contract", () => {
  test("Avro", async () => {
    const { name, text } = await typesOf(contractOf(avro));
    expect(name).toBe("OrderPlaced");
    expect(bare(text)).toEqual([
      'export type State = "NEW" | "PAID";',
      "export interface OrderPlaced {",
      "orderId: string;",
      "placedAt: number;",
      "total: string;",
      "state: State;",
      "address: Address;",
      "gift?: null | boolean;",
      "labels: {",
      "[k: string]: null | string;",
      "};",
      "lines: Line[];",
      "from: string | Address;",
      "}",
      "export interface Address {",
      "zip: string;",
      "}",
      "export interface Line {",
      "sku: string;",
      "parts?: Line[];",
      "}",
    ]);
    for (const doc of ["An order was placed.", "Identifies the order.", "How far it is.", "Where it goes."]) {
      expect(text).toContain(` * ${doc}\n`);
    }
  });

  test("JSON Schema", async () => {
    const { name, text } = await typesOf(contractOf(json));
    expect(name).toBe("Customer");
    expect(bare(text)).toEqual([
      "export interface Customer {",
      "customerId: string;",
      "home?: Address;",
      "friends?: Customer[];",
      'level?: "gold" | "silver" | null;',
      "age?: number;",
      "extra?: {",
      "[k: string]: number;",
      "};",
      "}",
      "export interface Address {",
      "street: string;",
      "}",
    ]);
    expect(text).toContain(" * A customer, as known now.\n");
  });

  test("Protobuf, as its JSON", async () => {
    const { name, text } = await typesOf(contractOf(protobuf));
    expect(name).toBe("InvoiceSent");
    expect(bare(text)).toEqual([
      'export type Status = "OPEN" | "PAID";',
      "export interface InvoiceSent {",
      "invoiceId?: string;",
      "cents?: string;",
      "sentAt?: string;",
      "lines?: Line[];",
      "bySku?: {",
      "[k: string]: Line;",
      "};",
      "mail?: string;",
      "post?: string;",
      "note?: string | null;",
      "status?: Status;",
      "scan?: string;",
      "corrects?: InvoiceSent;",
      "}",
      "export interface Line {",
      "sku?: string;",
      "}",
    ]);
    expect(text).toContain(" * Identifies the invoice.\n");
  });

  test("Protobuf: 64 bits are text, required fields of proto2 are there, names and well-known types as in JSON", async () => {
    const contract = Contract.protobuf({
      inline: `syntax = "proto2";
import "google/protobuf/struct.proto";
import "google/protobuf/any.proto";
message Reading {
  required fixed64 sensor_id = 1;
  optional double the_value = 2 [json_name = "v"];
  optional google.protobuf.Struct more = 3;
  repeated google.protobuf.Any parts = 4;
  map<int32, sint64> counts = 5;
}`,
    });
    expect(bare((await typesOf(contractOf(contract))).text)).toEqual([
      "export interface Reading {",
      "sensorId: string;",
      "v?: number;",
      "more?: {",
      "[k: string]: unknown;",
      "};",
      "parts?: {",
      '"@type": string;',
      "[k: string]: unknown;",
      "}[];",
      "counts?: {",
      "[k: string]: string;",
      "};",
      "}",
    ]);
  });

  test("parts that refer to themselves, by pointers of any kind, and names that every object has", async () => {
    const contract = Contract.jsonSchema({
      inline: {
        title: "tree",
        type: "object",
        properties: {
          left: { $ref: "#" },
          right: { type: "object", properties: { toString: { $ref: "#/properties/right" } } },
          a: { $ref: "#/definitions/constructor" },
        },
        definitions: { constructor: { type: "array", items: { $ref: "#/definitions/constructor" } } },
      },
    });
    expect(bare((await typesOf(contractOf(contract))).text)).toEqual([
      "export type Constructor = Constructor[];",
      "export interface Tree {",
      "left?: Tree;",
      "right?: Right;",
      "a?: Constructor;",
      "}",
      "export interface Right {",
      "toString?: Right;",
      "}",
    ]);
  });

  test("texts of a schema stay texts", async () => {
    const contract = Contract.jsonSchema({
      inline: {
        title: "*/ evil",
        description: "*/ export const evil = 1; /*",
        type: "object",
        tsType: "string; export const evil = 2",
        properties: {
          '"; evil: "': { type: "string", description: "*/ evil" },
          a: { enum: ['"; evil()'], tsEnumNames: ["evil"] },
        },
      },
    });
    const { text } = await typesOf(contractOf(contract));
    expect(await compilerErrors({ "a.ts": text })).toEqual([]);
    expect(bare(text)).toEqual(["export interface Evil {", `'"; evil: "'?: string;`, `a?: '"; evil()';`, "}"]);
  });
});

describe("the module of a program's types", () => {
  test("the sample's is what is checked in", async () => {
    expect(await typesModule(sampleTopology())).toBe(readFileSync(join(projectDir(), "stacks/streams.ts"), "utf8"));
  });

  test("has each stream by its name; and a handler that reads what the contract lacks does not compile", async () => {
    const streams = await typesModule(everyFeature());
    expect(bare(streams).slice(2, 9)).toEqual([
      "export interface Streams {",
      '"invoice-sent": InvoiceSent;',
      "clicks: unknown;",
      "customers: Customer;",
      '"order-placed": OrderPlaced;',
      '"shipping.dead-letters": Customer | OrderPlaced;',
      "}",
    ]);
    const handler = (stream: string, field: string) => `
      import type { EventHandler } from "headwater";
      import type { Streams } from "./streams.js";
      export const handle: EventHandler<Streams["${stream}"]> = async ({ value }, { log }) => {
        log.info("got", { what: value?.${field} });
      };
    `;
    const errors = await compilerErrors({
      "streams.ts": streams,
      "right.ts": handler("order-placed", "address.zip"),
      "proto.ts": handler("invoice-sent", "lines?.[0]?.sku"),
      "wrong.ts": handler("order-placed", "adress"),
      "state.ts": handler("customers", "home?.city"),
      "unknown.ts": handler("order-plced", "orderId"),
    });
    expect(errors.map((error) => error.replace(/\(.*?\)/, ""))).toEqual([
      "state.ts: error TS2339: Property 'city' does not exist on type 'CustomerAddress'.",
      "unknown.ts: error TS2339: Property 'order-plced' does not exist on type 'Streams'.",
      "wrong.ts: error TS2551: Property 'adress' does not exist on type 'OrderPlaced'. Did you mean 'address'?",
    ]);
  });

  test("names and contracts may be anything: it compiles", { timeout: 60_000 }, async () => {
    const modules = fc.sample(topologies(anyText), { numRuns: 20, seed: 7 }).map(typesModule);
    const files = Object.fromEntries((await Promise.all(modules)).map((text, index) => [`m${index}.ts`, text]));
    expect(await compilerErrors(files)).toEqual([]);
  });
});

describe("names of types", () => {
  test.each([
    ["order-placed", "OrderPlaced"],
    ["shop.Order_placed", "ShopOrderPlaced"],
    ["été", "Ete"],
    ["2nd order", "NdOrder"],
    ["v2beta", "V2Beta"],
    ["注文", ""],
  ])("%s becomes %s", (text, name) => expect(typeName(text)).toBe(name));

  test("two that want the same both get their next wish, whatever their order", () => {
    const items = [
      { item: 1, names: ["Address", "OrderAddress"] },
      { item: 2, names: ["Address", "CustomerAddress"] },
      { item: 3, names: ["Line"] },
      { item: 4, names: ["", "Streams"] },
      { item: 5, names: [] },
    ];
    const names = { 1: "OrderAddress", 2: "CustomerAddress", 3: "Line", 4: "Streams2", 5: "Event2" };
    expect(Object.fromEntries(distinctNames(items, ["Streams"]))).toEqual(names);
    expect(Object.fromEntries(distinctNames([...items].reverse(), ["Streams"]))).toEqual(names);
  });
});
