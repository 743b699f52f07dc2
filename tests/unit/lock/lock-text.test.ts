import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contractDigest } from "../../../constructs/contracts/digest";
import { compactJson } from "../../../constructs/contracts/json-text";
import type { Lock } from "../../../constructs/lock/lock";
import { lockOf } from "../../../constructs/lock/lock-of";
import { lockText, parseLock } from "../../../constructs/lock/lock-text";
import { prettyJson } from "../../../constructs/lock/pretty-json";
import type { ContractFormat } from "../../../constructs/model/contract-declaration";
import { avro, ID, NOTE, protobuf, stream, subscription, team, topologyOf, workload } from "./declared";

const shop = team("shop");
const placed = stream(shop, "order-placed", { contract: avro(ID, NOTE), key: "id" });
const refunds = stream(shop, "refunds", { contract: protobuf("string id = 1") });
const shipping = workload(shop, "shipping", {
  subscribes: [subscription(placed, avro(ID))],
  storage: { size: "1Gi", mountPath: "/data" },
});
const lock = lockOf(topologyOf(shop, placed, refunds, shipping));

const problemsOf = (text: string) => {
  const parsed = parseLock(text, "headwater.lock");
  return "problems" in parsed ? parsed.problems.map(({ code, message }) => `${code}: ${message}`) : [];
};

test("a lock is readable: a line for each fact, contracts as text", () => {
  expect(lockText(lock)).toMatchInlineSnapshot(`
    "# What this environment has: contracts that events were written with, and names that data hangs on.
    # \`headwater contracts release\` writes it; check it in. Conflicts: keep both sides' entries, then release again.
    version: 1
    teams:
      shop:
        namespace: shop
        streams:
          order-placed:
            compatibility: BACKWARD
            contract:
              format: avro
              versions:
                - digest: 4c3428ec3c0a9b05
                  schema: |-
                    {
                      "type": "record",
                      "name": "Event",
                      "namespace": "shop",
                      "fields": [{ "name": "id", "type": "string" }, { "name": "note", "type": "string" }]
                    }
            key: id
            partitions: 4
            role: event
            topic: shop.order-placed
          refunds:
            compatibility: BACKWARD
            contract:
              format: protobuf
              versions:
                - digest: 8e79ff9a9ba06199
                  message: shop.Event
                  schema: |
                    syntax = "proto3";
                    package shop;

                    message Event {
                      string id = 1;
                    }
            partitions: 4
            role: event
            topic: shop.refunds
        workloads:
          shipping:
            identities:
              group: shop.shipping
              principal: shop.shipping
            reads:
              shop.order-placed:
                digest: 9fbb199950528b22
                format: avro
                schema: |-
                  {
                    "type": "record",
                    "name": "Event",
                    "namespace": "shop",
                    "fields": [{ "name": "id", "type": "string" }]
                  }
            storage: 1Gi
    "
  `);
});

test("the order of declaration does not show", () => {
  expect(lockText(lockOf(topologyOf(shipping, refunds, placed, shop)))).toBe(lockText(lock));
});

test("is read as it was written, whatever the schemas and the names are", () => {
  const names = fc.oneof(
    fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/),
    fc.constantFrom("constructor", "null", "0x1", "1e5", "y"),
  );
  // What a schema may hold: any text for Protobuf, any JSON for the others.
  const text = fc
    .array(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("\n", "\r\n", "  ", "\t", "# ", "- ", "|", "%{x}")))
    .map((parts) => parts.join(""));
  const schema = fc
    .oneof(
      fc.record({ format: fc.constant<ContractFormat>("protobuf"), schema: text }),
      fc.record({ format: fc.constant<ContractFormat>("json"), schema: fc.json() }),
    )
    .map(({ format, schema: written }) => {
      const kept = format === "protobuf" ? written : compactJson(written);
      return { format, schema: kept, digest: contractDigest({ format, schema: kept }) };
    });
  const locks: fc.Arbitrary<Lock> = fc
    .dictionary(names, fc.dictionary(names, schema, { maxKeys: 3 }), { maxKeys: 3 })
    .map((teams) => ({
      version: 1,
      teams: Object.fromEntries(
        Object.entries(teams).map(([name, schemas]) => [
          name,
          {
            namespace: name,
            streams: Object.fromEntries(
              Object.entries(schemas).map(([topic, { format, ...version }]) => [
                topic,
                {
                  role: "event" as const,
                  topic,
                  partitions: 1,
                  compatibility: "FULL" as const,
                  contract: { format, versions: [version] },
                },
              ]),
            ),
            workloads: { reader: { identities: {}, reads: schemas } },
          },
        ]),
      ),
    }));
  fc.assert(
    fc.property(locks, (any) => {
      expect(parseLock(lockText(any), "x")).toEqual({ lock: any });
      // Git may give the file other ends of lines.
      expect(parseLock(lockText(any).replaceAll("\n", "\r\n"), "x")).toEqual({ lock: any });
    }),
    { numRuns: 60 },
  );
});

test("JSON is laid out without a change but in whitespace", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const compact = compactJson(json);
      expect(compactJson(prettyJson(compact))).toBe(compact);
    }),
  );
  expect(prettyJson('{"a":1.0,"b":[],"c":{},"d":12345678901234567890}')).toBe(
    '{ "a": 1.0, "b": [], "c": {}, "d": 12345678901234567890 }',
  );
  const long = prettyJson(JSON.stringify({ fields: Array.from({ length: 5 }, () => ({ name: "x".repeat(30) })) }));
  expect(long.split("\n").map((line) => line.length)).toSatisfy((lengths: number[]) =>
    lengths.every((length) => length <= 100),
  );
});

describe("bad input", () => {
  const text = lockText(lock);

  test("a conflict that git left", () => {
    const conflict = text.replace("    namespace", "<<<<<<< HEAD\n    namespace");
    expect(problemsOf(conflict)).toEqual(["HW-LOCKFILE-002: headwater.lock holds a merge conflict at line 6."]);
  });

  test("no YAML, or the same name twice", () => {
    expect(problemsOf("teams: [")).toEqual([expect.stringMatching(/^HW-LOCKFILE-001: .*line 1/)]);
    const twice = text.replace("      refunds:", "      order-placed:");
    expect(problemsOf(twice)).toEqual([
      expect.stringMatching(/^HW-LOCKFILE-001: headwater.lock can't be read: Map keys must be unique at line \d+/),
    ]);
    expect(problemsOf(`a: &a [${"x,".repeat(50)}]\nb: &b [${"*a,".repeat(50)}]\nc: [${"*b,".repeat(50)}]`)).toEqual([
      expect.stringMatching(/^HW-LOCKFILE-001: .*alias/),
    ]);
  });

  test("another file, a later format, a wrong field: each says where", () => {
    expect(problemsOf("")).toEqual(["HW-LOCKFILE-003: headwater.lock is no lock: its top must be object."]);
    expect(problemsOf("version: 1\n")).toEqual([
      "HW-LOCKFILE-003: headwater.lock is no lock: its top must have required property 'teams'.",
    ]);
    expect(problemsOf("version: 2\nanything: else\n")).toEqual([
      "HW-LOCKFILE-004: headwater.lock has version 2 of its format; this Headwater knows version 1.",
    ]);
    expect(problemsOf(text.replace("partitions: 4", "partitions: many"))).toEqual([
      "HW-LOCKFILE-003: headwater.lock is no lock: /teams/shop/streams/order-placed/partitions must be integer.",
    ]);
  });

  test("a released contract that was edited", () => {
    expect(problemsOf(text.replace('"note"', '"remark"'))).toEqual([
      "HW-LOCKFILE-005: headwater.lock: the text of version 1 of the contract of shop/order-placed does not have the digest beside it, so one of the two was changed.",
    ]);
    // Laying it out anew is no change.
    expect(problemsOf(text.replace('{ "name": "note"', '{"name":"note"'))).toEqual([]);
  });

  test("anything else is refused or read, and nothing is thrown", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (any) => Array.isArray(problemsOf(any))));
    const lines = text.split("\n");
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.string(), (at, line) =>
        Array.isArray(problemsOf(lines.with(at, line).join("\n"))),
      ),
    );
  });
});
