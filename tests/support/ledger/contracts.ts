import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

const avro = (...fields: string[]) => `{"type":"record","name":"Order","fields":[${fields.join()}]}`;
// What else an order has is text, so that a named property can be added without contradicting anybody.
const json = (properties: object) =>
  JSON.stringify({ type: "object", properties, required: ["id"], additionalProperties: { type: "string" } });
const proto = (...fields: string[]) => `syntax = "proto3";\nmessage Order { ${fields.join(" ")} }\n`;

const note = '{"name":"note","type":"string","default":""}';

/** The contracts of the ledger's streams, one of each format, and what becomes of them. */
export const contracts = {
  first: {
    "order.avsc": avro('{"name":"id","type":"string"}'),
    "order.json": json({ id: { type: "string" } }),
    "order.proto": proto("string id = 1;"),
  },
  /** Readers of `first` can read it, and it can read what was written with `first`. */
  second: {
    "order.avsc": avro('{"name":"id","type":"string"}', note),
    "order.json": json({ id: { type: "string" }, note: { type: "string" } }),
    "order.proto": proto("string id = 1;", "string note = 2;"),
  },
  /** `id` becomes a number: neither. */
  broken: {
    "order.avsc": avro('{"name":"id","type":"int"}'),
    "order.json": json({ id: { type: "integer" } }),
    "order.proto": proto("int32 id = 1;"),
  },
} as const;

/** Replaces the contracts in the program's folder. */
export async function writeContracts(program: string, version: keyof typeof contracts): Promise<void> {
  const folder = join(program, "contracts", "ledger");
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(contracts[version])) await writeFile(join(folder, file), text);
}
