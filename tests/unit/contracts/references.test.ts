import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { canRead, fieldsOf } from "../../../constructs/contracts/compatibility";
import { Contract } from "../../../constructs/contracts/contract";
import { MAX_BYTES } from "../../../constructs/contracts/source";
import { contractOf } from "../../support/declarations";

const before = process.cwd();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "headwater-references-"));
  writeFileSync(join(folder, "cdktf.json"), "{}");
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string | object>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), typeof content === "string" ? content : JSON.stringify(content));
  }
}
beforeEach(() => {
  rmSync(join(folder, "c"), { recursive: true, force: true });
});

const problems = (contract: Contract) => contract.read().problems.map(({ code, message }) => `${code} ${message}`);
const parsed = (contract: Contract) => JSON.parse(contractOf(contract).schema);
const record = (name: string, fields: Readonly<Record<string, unknown>>, more: object = {}) => ({
  type: "record",
  name,
  ...more,
  fields: Object.entries(fields).map(([field, type]) => ({ name: field, type })),
});

describe("Avro", () => {
  const shop = { namespace: "shop" };
  const contract = (...references: string[]) => Contract.avro("c/order.avsc", { references });

  it("defines types of other files where they are used first, once", () => {
    write({
      "c/order.avsc": record("Order", { to: "Address", from: ["null", "Address"], in: "geo.Country" }, shop),
      "c/address.avsc": record("Address", { zip: "string", country: "geo.Country" }, shop),
      "c/geo.avsc": [{ type: "enum", name: "geo.Country", symbols: ["DE"] }, record("Unused", {})],
    });
    const country = { type: "enum", name: "geo.Country", symbols: ["DE"] };
    const address = record("Address", { zip: "string", country }, shop);
    const whole = record("Order", { to: address, from: ["null", "Address"], in: "geo.Country" }, shop);
    const read = contract("c/geo.avsc", "./c/address.avsc", "c/address.avsc");
    expect(parsed(read)).toEqual(whole);
    expect(fieldsOf(contractOf(read))[0]?.fields.map(({ name }) => name)).toEqual(["zip", "country"]);
    // The same as if it had been written so, whatever the order of the list.
    const { digest } = contractOf(Contract.avro({ inline: whole }));
    expect(contractOf(read).digest).toBe(digest);
    expect(contractOf(contract("c/address.avsc", "c/geo.avsc")).digest).toBe(digest);
  });

  it("keeps the namespace of a type that had it from the one around it", () => {
    // A registry leaves out a namespace that holds anyway: the text would come back as another one.
    write({ "c/order.avsc": record("Order", { to: "Address" }, shop), "c/a.avsc": record("Address", {}) });
    expect(problems(contract("c/a.avsc"))).toEqual([expect.stringContaining('uses the type "Address"')]);
    write({ "c/order.avsc": record("Order", { to: "Address" }) });
    expect(parsed(contract("c/a.avsc"))).toEqual(record("Order", { to: record("Address", {}) }));

    const inner = record("Inner", { leaf: { type: "fixed", name: "Leaf", size: 2 } });
    write({
      "c/order.avsc": record("shop.Order", { one: { type: "lib.Leaf" }, two: "lib.Inner", all: "lib.Outer" }),
      "c/lib.avsc": record("lib.Outer", { inner, more: { type: "array", items: "Leaf" } }),
    });
    const leaf = { type: "fixed", name: "Leaf", namespace: "lib", size: 2 };
    expect(parsed(contract("c/lib.avsc"))).toEqual(
      record("shop.Order", {
        one: leaf,
        two: record("Inner", { leaf: "lib.Leaf" }, { namespace: "lib" }),
        all: record("lib.Outer", { inner: "lib.Inner", more: { type: "array", items: "Leaf" } }),
      }),
    );
  });

  it("lets types of several files contain each other", () => {
    write({
      "c/order.avsc": record("Order", { lines: { type: "map", values: "Line" } }, shop),
      "c/line.avsc": record("Line", { order: ["null", "Order"], parts: { type: "array", items: "Line" } }, shop),
    });
    const line = record("Line", { order: ["null", "Order"], parts: { type: "array", items: "Line" } }, shop);
    expect(parsed(contract("c/line.avsc"))).toEqual(record("Order", { lines: { type: "map", values: line } }, shop));
  });

  it("keeps numbers as they are written", () => {
    const big = '{"type":"record","name":"Big","fields":[{"name":"n","type":"double","default":1.50}]}';
    write({ "c/order.avsc": record("Order", { big: "Big" }), "c/big.avsc": big });
    expect(contractOf(contract("c/big.avsc")).schema).toContain('"default":1.50}');
  });

  it("sees a change in another file", () => {
    const version = (zip: string) => {
      write({ "c/order.avsc": record("Order", { to: "Address" }), "c/address.avsc": record("Address", { zip }) });
      return contractOf(contract("c/address.avsc"));
    };
    const [first, second] = [version("string"), version("int")];
    expect(canRead(second, first)).toMatchObject([{ rule: "avro-type", path: "to.zip" }]);
  });

  it("tells all mistakes with the files that have them", () => {
    write({
      "c/order.avsc": record("Order", { to: "Address" }),
      "c/a.avsc": record("Address", {}),
      "c/b.avsc": record("Address", {}),
      "c/none.avsc": '"string"',
      "c/broken.avsc": "{",
    });
    expect(problems(contract("c/a.avsc", "c/b.avsc", "c/none.avsc", "c/broken.avsc"))).toEqual([
      expect.stringMatching(/^HW-CONTRACT-003 c\/broken.avsc is not JSON/),
      "HW-CONTRACT-009 c/a.avsc and c/b.avsc both define Address, and they become one schema.",
      "HW-CONTRACT-009 c/none.avsc defines no named type, so nothing can refer to it.",
    ]);
    expect(problems(contract("c/x.avsc", "c/y.avsc"))).toEqual([
      expect.stringMatching(/^HW-CONTRACT-001 There is no contract at c\/x.avsc/),
      expect.stringMatching(/^HW-CONTRACT-001 There is no contract at c\/y.avsc/),
    ]);
    const [missing] = contract("c/none.avsc", "c/b.avsc").read().problems;
    expect(missing?.message).toContain("c/none.avsc");
    write({ "c/a.avsc": record("Address", { country: "Country" }) });
    expect(problems(contract("c/a.avsc"))).toEqual([
      'HW-CONTRACT-005 c/order.avsc: The Avro schema uses the type "Country", which it does not define before.',
    ]);
  });

  it("is limited as a whole", () => {
    const long = (name: string, next?: string) => ({
      ...record(name, next === undefined ? {} : { next }),
      doc: "x".repeat(MAX_BYTES / 2),
    });
    write({ "c/order.avsc": long("Order", "A"), "c/a.avsc": long("A") });
    expect(problems(contract("c/a.avsc"))).toEqual([
      expect.stringMatching(/^HW-CONTRACT-002 c\/order.avsc with the files that it refers to .* it has \d+ bytes/),
    ]);
    const chain = Array.from({ length: 5000 }, (_, at) => record(`T${at}`, at === 4999 ? {} : { next: `T${at + 1}` }));
    write({ "c/order.avsc": record("Order", { first: "T0" }), "c/chain.avsc": chain.slice(0, 2500) });
    write({ "c/more.avsc": chain.slice(2500) });
    expect(problems(contract("c/chain.avsc", "c/more.avsc"))).toEqual([
      expect.stringMatching(/^HW-CONTRACT-002 c\/order.avsc .* nested more than 100 levels/),
    ]);
  });
});

describe("JSON Schema", () => {
  const draft7 = "http://json-schema.org/draft-07/schema#";
  const contract = (...references: string[]) => Contract.jsonSchema("c/order.json", { references });
  const object = (properties: object, more: object = {}) => ({ type: "object", properties, ...more });

  it("puts what it refers to into definitions, by path and by $id", () => {
    const zip = { type: "string", minLength: 5 };
    const address = { zip: { $ref: "#/definitions/zip" }, order: { $ref: "../order.json" }, next: { $ref: "#" } };
    write({
      "c/order.json": object(
        {
          to: { $ref: "lib/address.json" },
          zip: { $ref: "./lib/address.json#/definitions/zip" },
          money: { $ref: "https://shop.example/money.json" },
        },
        { definitions: { address: {} } },
      ),
      "c/lib/address.json": object(address, { $schema: draft7, $id: "https://x.example/a", definitions: { zip } }),
      "c/lib/money.json": object({ to: { $ref: "a.json#/definitions/A" } }, { $id: "https://shop.example/money.json" }),
      "c/lib/a.json": { $id: "https://shop.example/a.json", definitions: { A: { type: "integer" } } },
      "c/unused.json": {},
    });
    const read = contract("c/unused.json", "c/lib/address.json", "c/lib/a.json", "c/lib/money.json");
    expect(parsed(read)).toEqual({
      $schema: draft7,
      ...object({
        to: { $ref: "#/definitions/address-2" },
        zip: { $ref: "#/definitions/address-2/definitions/zip" },
        money: { $ref: "#/definitions/money" },
      }),
      definitions: {
        address: {},
        "address-2": object(
          {
            zip: { $ref: "#/definitions/address-2/definitions/zip" },
            order: { $ref: "#" },
            next: { $ref: "#/definitions/address-2" },
          },
          { definitions: { zip } },
        ),
        money: object({ to: { $ref: "#/definitions/a/definitions/A" } }),
        a: { definitions: { A: { type: "integer" } } },
      },
    });
  });

  it("keeps numbers as they are written, and data that looks like a reference", () => {
    write({
      "c/order.json": object({ n: { $ref: "n.json" }, $ref: { const: { $ref: "n.json" } } }),
      "c/n.json": '{"type":"integer","maximum":9007199254740993, "multipleOf": 1.0}',
    });
    const { schema } = contractOf(contract("c/n.json"));
    expect(schema).toContain('"definitions":{"n":{"type":"integer","maximum":9007199254740993,"multipleOf":1.0}}');
    expect(schema).toContain('"const":{"$ref":"n.json"}');
  });

  it("sees a change in another file", () => {
    const version = (type: string) => {
      write({ "c/order.json": object({ to: { $ref: "a.json" } }), "c/a.json": object({ zip: { type } }) });
      return contractOf(contract("c/a.json"));
    };
    const [first, second] = [version("string"), version("integer")];
    expect(canRead(second, first)).toMatchObject([{ rule: "json-type", path: "to.zip" }]);
  });

  it("tells mistakes with the files that have them", () => {
    const schema = "http://json-schema.org/draft-04/schema#";
    write({
      "c/order.json": object({ a: { $ref: "a.json" }, b: { $ref: "b.json" }, c: { $ref: "a.json#/definitions/x" } }),
      "c/a.json": {},
      "c/old.json": { $schema: schema },
      "c/list.json": [],
    });
    expect(problems(contract("c/list.json"))).toEqual([expect.stringMatching(/^HW-CONTRACT-004 c\/list.json: /)]);
    expect(problems(contract("c/a.json"))).toEqual([
      expect.stringMatching(/^HW-CONTRACT-005 c\/order.json: The reference "b.json" leads out/),
      expect.stringMatching(/^HW-CONTRACT-005 .* "#\/definitions\/a\/definitions\/x" leads to nothing/),
    ]);
    write({ "c/order.json": object({ old: { $ref: "old.json" } }) });
    expect(problems(contract("c/old.json"))).toEqual([
      "HW-CONTRACT-009 c/order.json and c/old.json become one schema, but are written for different drafts.",
    ]);
    write({ "c/order.json": object({ old: { $ref: "old.json" } }, { $schema: schema }) });
    expect(problems(contract("c/old.json"))).toEqual([]);
  });
});

describe("Protobuf", () => {
  const contract = (references: string[], options: { message?: string } = {}) =>
    Contract.protobuf("c/order.proto", { ...options, references });
  const head = 'syntax = "proto3";\npackage shop;\n';

  it("becomes one file of what it imports", () => {
    write({
      "c/order.proto": `// An order; with { a bracket.
${head}import "lib/address.proto";
import "google/protobuf/timestamp.proto";
option java_package = "com.shop";

message Order {
  Address to = 1; // "import";
  google.protobuf.Timestamp at = 2;
  .shop.Country in = 3;
}
`,
      "c/lib/address.proto": `${head}import public "country.proto"; import "google/protobuf/timestamp.proto";
option java_outer_classname = "A";
/* Where; to. */
message Address { Country country = 1; google.protobuf.Timestamp since = 2; }
`,
      "c/lib/country.proto": `${head}import "address.proto";\nenum Country { NONE = 0; }\nmessage Flag { }`,
      "c/lib/unused.proto": `syntax = "proto2"; message Order { }`,
    });
    const read = contractOf(contract(["c/lib/unused.proto", "c/lib/country.proto", "c/lib/address.proto"]));
    expect(read.message).toBe("shop.Order");
    expect(read.schema).toBe(`syntax = "proto3";
package shop;
import "google/protobuf/timestamp.proto";
option java_package = "com.shop";

// An order; with { a bracket.

message Order {
  Address to = 1; // "import";
  google.protobuf.Timestamp at = 2;
  .shop.Country in = 3;
}

/* Where; to. */
message Address { Country country = 1; google.protobuf.Timestamp since = 2; }

enum Country { NONE = 0; }
message Flag { }
`);
    expect(fieldsOf(read).map(({ fields }) => fields.map(({ name }) => name))).toEqual([["country", "since"], [], []]);
  });

  it("sees a change in another file", () => {
    const version = (zip: string) => {
      write({
        "c/order.proto": `${head}import "c/a.proto"; message Order { Address to = 1; }`,
        "c/a.proto": `${head}message Address { ${zip} zip = 1; }`,
      });
      return contractOf(contract(["c/a.proto"]));
    };
    const [first, second] = [version("string"), version("int32")];
    expect(canRead(second, first)).toMatchObject([{ rule: "protobuf-type", path: "Address.zip" }]);
  });

  it("tells mistakes with the files that have them", () => {
    write({
      "c/order.proto": `${head}import "a.proto"; import "b.proto"; message Order { }`,
      "c/a.proto": 'syntax = "proto3"; package lib; message Money { }',
      "c/b.proto": 'syntax = "proto2"; package shop; message Order { }',
      "d/b.proto": head,
    });
    expect(problems(contract(["c/a.proto", "c/b.proto"]))).toEqual([
      'HW-CONTRACT-009 c/order.proto and c/a.proto become one schema, but their packages are "shop" and "lib".',
      "HW-CONTRACT-009 c/order.proto and c/b.proto become one schema, but one has the syntax proto3, the other proto2.",
      "HW-CONTRACT-009 c/order.proto and c/b.proto both define Order, and they become one schema.",
    ]);
    write({ "c/a.proto": head });
    expect(problems(contract(["c/a.proto", "c/b.proto", "d/b.proto"]))).toEqual([
      'HW-CONTRACT-009 c/order.proto imports "b.proto", which may be c/b.proto or d/b.proto.',
    ]);
    expect(problems(contract(["c/a.proto"]))).toEqual([
      'HW-CONTRACT-005 c/order.proto: The .proto file imports "b.proto".',
    ]);
    write({ "c/order.proto": `${head}import "a.proto"; message Order { } message Other { }` });
    expect(problems(contract(["c/a.proto"]))).toEqual([expect.stringMatching(/^HW-CONTRACT-006 /)]);
    expect(contractOf(contract(["c/a.proto"], { message: "Other" })).message).toBe("shop.Other");
  });
});
