import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContractFormat } from "../../../constructs/model/contract-declaration";
import { SchemaRegistry } from "../../../runtime/shared/schema-registry";
import { readTopic } from "../../support/runtime/kafka";
import { type Reply, startTestPlatform, type TestPlatform, textsOf } from "../../support/runtime/platform";

let platform: TestPlatform;
let registry: SchemaRegistry;
beforeAll(async () => {
  platform = await startTestPlatform({ registry: true });
  registry = new SchemaRegistry({ url: platform.registryUrl, ca: platform.ca });
}, 240_000);
afterAll(async () => {
  registry?.close();
  await platform?.stop();
});

const avro = (...fields: string[]) => `{"type":"record","name":"Order","fields":[${fields.join()}]}`;
const json = (properties: object, required: string[]) =>
  JSON.stringify({ $schema: "http://json-schema.org/draft-07/schema#", type: "object", properties, required });
const proto = (...fields: string[]) => `syntax = "proto3";\nmessage Order { ${fields.join(" ")} }\n`;

const [id, total, note] = [
  '{"name":"id","type":"string"}',
  '{"name":"total","type":"double"}',
  '{"name":"note","type":"string","default":""}',
] as const;

interface History {
  readonly first: string;
  /** Fits `first`. */
  readonly second: string;
  /** Can't read what was written with `second`: its field `id` is another. */
  readonly breaks: string;
  /** Fits `second`, but `reader` can't read it. */
  readonly third: string;
  /** A subscriber's own: reads `first` and `second`, and relies on `total`. */
  readonly reader: string;
}

const histories: Readonly<Record<ContractFormat, History>> = {
  avro: {
    first: avro(id, total),
    second: avro(id, total, note),
    breaks: avro('{"name":"id","type":"int"}', total, note),
    third: avro(id, note),
    reader: avro(total),
  },
  json: {
    first: json({ id: { type: "string", minLength: 3 }, total: { type: "number" } }, ["id", "total"]),
    second: json({ id: { type: "string" }, total: { type: "number" } }, ["id", "total"]),
    breaks: json({ id: { type: "integer" }, total: { type: "number" } }, ["id", "total"]),
    third: json({ id: { type: "string" }, total: { type: "number" } }, ["id"]),
    reader: json({ total: { type: "number" } }, ["total"]),
  },
  protobuf: {
    first: proto("string id = 1;"),
    second: proto("string id = 1;", "string note = 2;"),
    breaks: proto("int32 id = 1;", "string note = 2;"),
    third: proto("string id = 1;", "string note = 2;", "double total = 3;"),
    reader: proto("string total = 3;"),
  },
};

const FORMATS = Object.keys(histories) as ContractFormat[];

const contractOf = (format: ContractFormat, schema: string, more: object = {}) => ({
  format,
  schema,
  ...(format === "protobuf" ? { message: "Order" } : {}),
  ...more,
});

/** A stream of team "shop" with a contract. */
const stream = (name: string, format: ContractFormat, schema: string, more: object = {}, partitions = 1) => ({
  topics: [
    {
      name: `shop.${name}`,
      partitions,
      visibility: "platform",
      config: {},
      contract: contractOf(format, schema, { subject: `shop.${name}-value`, compatibility: "BACKWARD", ...more }),
    },
  ],
  principals: [],
});

/** A workload of a team that reads a stream of team "shop". */
const reader = (workload: string, name: string, format: ContractFormat, schema: string) => ({
  topics: [],
  principals: [
    {
      name: workload.replace("/", "."),
      secret: `${workload.split("/")[1]}-kafka`,
      acls: [{ resource: "topic", name: `shop.${name}`, pattern: "literal", operations: ["READ", "DESCRIBE"] }],
    },
  ],
  readers: [{ topic: `shop.${name}`, workload, ...contractOf(format, schema) }],
});

const contractTexts = (reply: Reply) =>
  (reply.body.changes ?? []).filter(({ kind }) => kind === "contract" || kind === "reader").map(({ text }) => text);

async function accepted(owner: string, desired: object): Promise<Reply> {
  const reply = await platform.ask("expand", owner, desired);
  expect(reply.body, `${owner} is accepted`).not.toHaveProperty("code");
  return reply;
}

async function refused(owner: string, desired: object): Promise<string> {
  const { status, body } = await platform.ask("expand", owner, desired);
  expect([status, body.code]).toEqual([409, "HW-PROVISION-012"]);
  return (body.details ?? []).join("\n");
}

const versionsOf = async (name: string) => (await registry.versions(`shop.${name}-value`)).map(({ schema }) => schema);

describe.each(FORMATS)("a contract in %s", (format) => {
  const { first, second, breaks, third, reader: own } = histories[format];
  const name = `orders-in-${format}`;
  const owner = `shop/${name}`;
  const billing = reader("billing/invoicing", name, format, own);

  it("is registered with its mode, once", async () => {
    expect(contractTexts(await accepted(owner, stream(name, format, first)))).toEqual([
      expect.stringMatching(
        `^contract of shop.${name} \\(shop.${name}-value\\): register version 1 \\(.+\\), compatibility BACKWARD$`,
      ),
    ]);
    expect(await registry.compatibility(`shop.${name}-value`)).toBe("BACKWARD");
    expect(textsOf(await accepted(owner, stream(name, format, first)))).toEqual([]);
    expect(await versionsOf(name)).toEqual([first]);
  });

  it("may change as its mode allows, and whom that affects is told", async () => {
    expect(contractTexts(await accepted("billing/invoicing", billing))).toEqual([
      `reader billing/invoicing of shop.${name}: record its schema`,
    ]);
    const { body } = await platform.ask("expand", owner, stream(name, format, second));
    expect(body.changes).toEqual([
      {
        action: "update",
        kind: "contract",
        name: `shop.${name}-value`,
        text: `contract of shop.${name} (shop.${name}-value): register version 2`,
        affects: ["billing/invoicing"],
      },
    ]);
    expect(await versionsOf(name)).toEqual([first, second]);
  });

  it("may not break what is registered: the field is named, and nothing is changed", async () => {
    const before = platform.kubernetes.writes;
    const details = await refused(owner, stream(name, format, breaks, {}, 3));
    expect(details).toContain(
      `contract of shop.${name} (shop.${name}-value): "${format === "protobuf" ? "Order.id" : "id"}"`,
    );
    expect(details).toContain("it could not read events of version 2.");
    expect(await versionsOf(name)).toEqual([first, second]);
    expect((await readTopic(platform, `shop.${name}`))?.partitions).toBe(1);
    expect(platform.kubernetes.writes).toBe(before);
  });

  it("may not break another team's reader until that is gone: both are named", async () => {
    const details = await refused(owner, stream(name, format, third));
    expect(details).toMatch(/total"?.*it breaks billing\/invoicing \(reads with a schema of its own\)/);
    expect(await versionsOf(name)).toEqual([first, second]);
    await platform.ask("contract", "billing/invoicing", { topics: [], principals: [] });
    await accepted(owner, stream(name, format, third));
    expect(await versionsOf(name)).toEqual([first, second, third]);
  });

  it("is not to be read with a schema that can't read it", async () => {
    const details = await refused("billing/invoicing", billing);
    expect(details).toMatch(
      new RegExp(`^billing/invoicing, which reads shop.${name}: .*total.*can't read events of version 3`),
    );
    expect(platform.kubernetes.read("Secret", "billing", "invoicing-kafka")).toBeUndefined();
  });

  it("can't take the place of one in another format", async () => {
    const other = FORMATS[(FORMATS.indexOf(format) + 1) % FORMATS.length] as ContractFormat;
    const details = await refused(owner, stream(name, other, histories[other].first, { compatibility: "NONE" }));
    expect(details).toMatch(/the registry holds .+ \(version 3, id \d+\), not /);
  });
});
