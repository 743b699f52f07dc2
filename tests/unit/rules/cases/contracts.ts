import { Contract } from "../../../../constructs/contracts/contract";
import type { ContractDeclaration } from "../../../../constructs/model/contract-declaration";
import type { StreamDeclaration } from "../../../../constructs/model/declarations";
import { contractOf, platform, reading, stream, team, worker } from "../../../support/declarations";
import { breaks, holds, type RuleCases, STRING_TOKEN } from "./case";

const avro = (...fields: readonly object[]): ContractDeclaration =>
  contractOf(Contract.avro({ inline: { type: "record", name: "Order", fields } }));
const json = (properties: object, required: readonly string[]): ContractDeclaration =>
  contractOf(Contract.jsonSchema({ inline: { type: "object", properties, required } }));
const protobuf = (fields: string): ContractDeclaration =>
  contractOf(Contract.protobuf({ inline: `syntax = "proto3"; message Order { ${fields} }` }));

const id = { name: "orderId", type: "string" };
const order = avro(id, { name: "total", type: "double" });
const unreadable: ContractDeclaration = { format: "avro", schema: "{", digest: "?" };
const unknownFormat = { format: "xml", schema: "<a/>", digest: "?" } as unknown as ContractDeclaration;

const subscriber = (reads: ContractDeclaration) => worker("mail", { subscribes: [reading("orders", { reads })] });

const shared = (name: string, props: Partial<StreamDeclaration> = {}) =>
  stream(name, { contract: order, subject: "Order", ...props });
const elsewhere = team("elsewhere", { platform: "other" });

export const contracts: Readonly<Record<string, RuleCases>> = {
  "HW-KEY-001": {
    compliant: [
      holds("Avro", stream("orders", { key: "orderId", contract: order })),
      holds("JSON Schema", stream("orders", { key: "id", contract: json({ id: { type: "string" } }, ["id"]) })),
      holds("Protobuf", stream("orders", { key: "order_id", contract: protobuf("string order_id = 1;") })),
    ],
    broken: [
      breaks(
        "misspelt",
        'The contract has no field "orderID"; its fields are orderId, total. Did you mean "orderId"?',
        stream("orders", { key: "orderID", contract: order }),
      ),
      breaks(
        "something else",
        'The contract has no field "customer"; its fields are orderId, total.',
        stream("orders", { key: "customer", contract: order }),
      ),
      breaks(
        "events without fields",
        'The contract has no field "id"; it has no fields.',
        stream("orders", { key: "id", contract: contractOf(Contract.avro({ inline: '"string"' })) }),
      ),
      breaks(
        "of many fields ten are named",
        /its fields are f0, f1, .*f9 and 20 more\.$/,
        stream("orders", {
          key: "customer",
          contract: avro(...Array.from({ length: 30 }, (_, index) => ({ name: `f${index}`, type: "string" }))),
        }),
      ),
    ],
    notApplicable: [
      holds("no key", stream("orders", { contract: order })),
      holds("no contract", stream("orders", { key: "orderId" })),
      holds("a token", stream("orders", { key: STRING_TOKEN, contract: order })),
      holds("a contract that can't be read", stream("orders", { key: "orderId", contract: unreadable })),
      holds("a format that nobody knows", stream("orders", { key: "orderId", contract: unknownFormat })),
    ],
  },
  "HW-KEY-002": {
    compliant: [
      holds("a string", stream("orders", { key: "orderId", contract: order })),
      holds(
        "an Avro identifier",
        stream("orders", { key: "id", contract: avro({ name: "id", type: { type: "string", logicalType: "uuid" } }) }),
      ),
      holds(
        "a required property",
        stream("orders", { key: "id", contract: json({ id: { type: "integer" } }, ["id"]) }),
      ),
      holds("a Protobuf scalar", stream("orders", { key: "id", contract: protobuf("int64 id = 1;") })),
    ],
    broken: [
      breaks(
        "nullable",
        'An event may lack the field "id", which is its key.',
        stream("orders", { key: "id", contract: avro({ name: "id", type: ["null", "string"], default: null }) }),
      ),
      breaks(
        "not required",
        'An event may lack the field "id", which is its key.',
        stream("orders", { key: "id", contract: json({ id: { type: "string" } }, []) }),
      ),
      breaks(
        "an Avro array",
        'The field "ids", which is the key, is of type array of string.',
        stream("orders", { key: "ids", contract: avro({ name: "ids", type: { type: "array", items: "string" } }) }),
      ),
      breaks(
        "an Avro record",
        'The field "at", which is the key, is of type Place.',
        stream("orders", {
          key: "at",
          contract: avro({ name: "at", type: { type: "record", name: "Place", fields: [{ name: "x", type: "int" }] } }),
        }),
      ),
      breaks(
        "a JSON array",
        /^The field "ids", which is the key, is of type array/,
        stream("orders", {
          key: "ids",
          contract: json({ ids: { type: "array", items: { type: "string" } } }, ["ids"]),
        }),
      ),
      breaks(
        "a JSON object",
        /^The field "at", which is the key, is of type object/,
        stream("orders", { key: "at", contract: json({ at: { type: "object" } }, ["at"]) }),
      ),
      breaks(
        "a repeated Protobuf field",
        /^The field "ids", which is the key, is of type /,
        stream("orders", { key: "ids", contract: protobuf("repeated string ids = 1;") }),
      ),
      breaks(
        "a Protobuf map",
        /^The field "ids", which is the key, is of type /,
        stream("orders", { key: "ids", contract: protobuf("map<string, string> ids = 1;") }),
      ),
    ],
    notApplicable: [
      holds("no key", stream("orders", { contract: order })),
      holds("no such field", stream("orders", { key: "customer", contract: order })),
      holds("a contract that can't be read", stream("orders", { key: "orderId", contract: unreadable })),
    ],
  },
  "HW-READS-001": {
    compliant: [
      holds("the same", subscriber(order), stream("orders", { contract: order })),
      holds("fewer fields", subscriber(avro(id)), stream("orders", { contract: order })),
      holds(
        "fewer fields of Protobuf, which could not be its next version",
        subscriber(protobuf("string id = 1;")),
        stream("orders", { contract: protobuf("string id = 1; string note = 2;") }),
      ),
      holds("what can't be read is told of elsewhere", subscriber(order), stream("orders", { contract: unreadable })),
    ],
    broken: [
      breaks(
        "a field that is never written",
        /^It can't read shop\/orders: .*customer.* \([a-z-]+\)\.$/,
        subscriber(avro(id, { name: "customer", type: "string" })),
        stream("orders", { contract: order }),
      ),
      breaks(
        "another format",
        /^It can't read shop\/orders: The reader's contract is written in JSON Schema, .* \(format\)\.$/,
        subscriber(json({ id: { type: "string" } }, ["id"])),
        stream("orders", { contract: order }),
      ),
    ],
    notApplicable: [
      holds("the stream's own", worker("mail", { subscribes: [reading("orders")] }), stream("orders")),
      holds("a stream without a contract", subscriber(order), stream("orders")),
      holds("a stream that is not there", subscriber(order)),
    ],
  },
  "HW-COMPATIBILITY-001": {
    compliant: [holds("the default", stream("orders", { visibility: "platform", contract: order }))],
    broken: [
      breaks(
        "none",
        "Other teams may subscribe, and compatibility is NONE.",
        stream("orders", { visibility: "platform", contract: order, compatibility: "NONE" }),
      ),
    ],
    notApplicable: [
      holds("private", stream("orders", { contract: order, compatibility: "NONE" })),
      holds("no contract", stream("orders", { visibility: "platform", compatibility: "NONE" })),
    ],
  },
  "HW-SUBJECT-001": {
    compliant: [
      holds(
        "a subject of its own",
        stream("orders", { contract: order, subject: "shop.orders-value" }),
        stream("paid"),
      ),
      holds("the same", shared("orders"), shared("paid")),
      holds("the first of two", shared("orders"), shared("paid", { compatibility: "FULL" })),
      holds(
        "of another platform",
        shared("orders"),
        elsewhere,
        shared("paid", { team: "elsewhere", compatibility: "FULL" }),
      ),
    ],
    broken: [
      {
        name: "another mode and format",
        before: [shared("orders")],
        subject: shared("paid", { compatibility: "FULL", contract: json({ orderId: { type: "string" } }, []) }),
        says: [
          'The subject "Order" has, by shop/orders, the format avro, not json and compatibility BACKWARD, not FULL.',
        ],
      },
    ],
    notApplicable: [holds("no contract", stream("orders"))],
  },
  "HW-SUBJECT-002": {
    compliant: [
      holds(
        "a registry",
        team("shop"),
        stream("orders", { contract: order }),
        platform({ registry: { url: "https://registry", podLabels: undefined } }),
      ),
    ],
    broken: [
      breaks(
        "none",
        "The platform core/platform has no registry for the contracts of shop/orders.",
        team("shop"),
        stream("orders", { contract: order }),
        stream("plain"),
      ),
      breaks(
        "none, for several",
        "The platform core/platform has no registry for the contracts of shop/orders and 1 more.",
        team("shop"),
        stream("orders", { contract: order }),
        stream("paid", { contract: order }),
      ),
    ],
    notApplicable: [
      holds("no contracts", team("shop"), stream("orders")),
      holds("of a missing platform", team("shop", { platform: "nowhere" }), stream("orders", { contract: order })),
    ],
  },
};
