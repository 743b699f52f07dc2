import { describe, expect, it } from "vitest";
import { contractOf } from "../../../runtime/shared/contracts/contract-of";
import { namedVersions } from "../../../runtime/shared/contracts/subject-state";
import {
  brokenReaders,
  incompatibleVersions,
  type NamedContract,
  unreadableVersions,
} from "../../../runtime/shared/contracts/verdicts";

const read = (format: "avro" | "json" | "protobuf", schema: string) => {
  const { contract } = contractOf({ format, schema, ...(format === "protobuf" ? { message: "Order" } : {}) });
  if (!contract) throw new Error(schema);
  return contract;
};
const avro = (...names: string[]) =>
  read("avro", JSON.stringify({ type: "record", name: "Order", fields: names.map((name) => ({ name, type: "int" })) }));
const proto = (body: string) => read("protobuf", `syntax = "proto3"; message Order { ${body} }`);
const named = (...contracts: NamedContract["contract"][]): NamedContract[] =>
  contracts.map((contract, index) => ({ name: `version ${index + 1}`, contract }));

describe("verdicts", () => {
  it("tell a reason once, with all the versions that it holds of", () => {
    expect(incompatibleVersions(avro("a", "b"), named(avro("a"), avro("a", "c")), "BACKWARD_TRANSITIVE")).toEqual([
      expect.stringMatching(
        /^"b": .*\[avro-missing-default\]; it could not read events of version 1, version 2\. Give /,
      ),
    ]);
    expect(incompatibleVersions(avro("a"), named(avro("a", "b")), "FORWARD")).toEqual([
      expect.stringMatching(/^"b": .*; readers with version 1 could not read it\. /),
    ]);
  });

  it("tell at most ten reasons, and how many more there are", () => {
    const names = Array.from({ length: 13 }, (_, index) => `f${index}`);
    const lines = unreadableVersions(avro(...names), named(avro("a")));
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe("and 3 more reasons");
  });

  it("tell whom a contract breaks, together, and that they can go first", () => {
    const readers = ["shop/a", "billing/b"].map((name) => ({ name, contract: avro("gone") }));
    expect(brokenReaders(avro("a"), [...readers, { name: "shop/c", contract: avro("a") }])).toEqual([
      expect.stringMatching(/^"gone": .*; it breaks shop\/a, billing\/b\. .* Or release those first, with a schema/),
    ]);
  });

  it("let readers of Protobuf pass over what they don't know, and not what they take for something else", () => {
    const reader = proto("int32 a = 1; E e = 2; enum E { X = 0; }");
    expect(brokenReaders(proto("int32 a = 1; E e = 2; string b = 3; enum E { X = 0; Y = 1; }"), named(reader))).toEqual(
      [],
    );
    expect(brokenReaders(proto('reserved 1; reserved "a"; E e = 2; enum E { X = 0; }'), named(reader))).toEqual([]);
    expect(brokenReaders(proto("string a = 1; E e = 2; enum E { X = 0; }"), named(reader))).toEqual([
      expect.stringContaining("[protobuf-type]"),
    ]);
    expect(brokenReaders(proto("int32 a = 1; E e = 2; enum E { Z = 0; }"), named(reader))).toEqual([
      expect.stringContaining("[protobuf-enum-name]"),
    ]);
  });
});

describe("versions in a registry", () => {
  const version = (schema: string, more: object = {}) =>
    ({ id: 5, version: 2, format: "avro", schema, ...more }) as const;

  it("are the same however they are laid out", () => {
    const { versions } = namedVersions([version('{ "type": "record",\n"name": "Order", "fields": [] }')], {
      format: "avro",
    });
    expect(versions[0]?.contract.digest).toBe(avro().digest);
  });

  it.each([
    [version("{}", { format: "json" }), /^the registry holds JSON Schema \(version 2, id 5\), not Avro\./],
    [version('"nonsense'), /^version 2, which the registry holds, can't be compared: .*JSON/],
    [
      version('"string"', { references: [{ name: "Address", subject: "address", version: 1 }] }),
      /^version 2, .*: it refers to other schemas \(Address\)/,
    ],
  ])("that can't be compared are told of: %#", (other, expected) => {
    expect(namedVersions([other], { format: "avro" })).toEqual({
      versions: [],
      problems: [expect.stringMatching(expected)],
    });
  });
});
