import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContractFormat } from "../../../constructs/model/contract-declaration";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { readAll, write } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import type { Program } from "../../support/runtime/program";
import {
  desiredState,
  RECORD,
  startService,
  startWorker,
  type TestStream,
  testStream,
} from "../../support/runtime/shop";

const avro = (...fields: object[]) => JSON.stringify({ type: "record", name: "Sold", fields });
const json = (properties: object) =>
  JSON.stringify({ $schema: "http://json-schema.org/draft-07/schema#", type: "object", properties });
const proto = (fields: string) => `syntax = "proto3";\npackage shop;\nmessage Sold { ${fields} }\n`;

const [n, note] = [
  { name: "n", type: "int" },
  { name: "note", type: "string", default: "none" },
];

interface Versions {
  readonly first: string;
  /** Fits the first in both directions. */
  readonly second: string;
  /** What a reader of the first makes of an event of the second, and a reader of the second of one of the first. */
  readonly oldReadsNew: object;
  readonly newReadsOld: object;
}

const versions: Readonly<Record<ContractFormat, Versions>> = {
  avro: { first: avro(n), second: avro(n, note), oldReadsNew: { n: 2 }, newReadsOld: { n: 1, note: "none" } },
  json: {
    first: json({ n: { type: "integer" } }),
    second: json({ n: { type: "number" } }),
    oldReadsNew: { n: 2, note: "new" },
    newReadsOld: { n: 1 },
  },
  protobuf: {
    first: proto("int32 n = 1;"),
    second: proto("int32 n = 1; string note = 2;"),
    oldReadsNew: { n: 2 },
    newReadsOld: { n: 1 },
  },
};
const FORMATS = Object.keys(versions) as ContractFormat[];

/** Publishes the body. */
const TILL = `module.exports = async (request, { publish }) => {
  const { stream, event } = await request.json();
  return publish(stream, event).then(() => new Response("ok"), (error) => new Response(error.message, { status: 422 }));
};`;

describe("events of streams with contracts", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await joinTestPlatform({ registry: true });
  });
  afterAll(() => platform?.stop());

  const messageOf = (format: ContractFormat) => (format === "protobuf" ? { message: "shop.Sold" } : {});
  const subjectOf = ({ topic }: TestStream) => `${topic}-value`;

  /** The environment of a workload that uses the stream with this schema. */
  async function withContract(stream: TestStream, format: ContractFormat, schema: string) {
    const folder = join(platform.folder, `contracts-${Math.random()}`);
    await mkdir(folder);
    await writeFile(join(folder, "schema"), schema);
    const contract = { format, subject: subjectOf(stream), file: "schema", ...messageOf(format) };
    const entry = JSON.stringify([{ ...stream, contract, retries: 0 }]);
    return { entry, env: { HEADWATER_CONTRACTS: folder, HEADWATER_REGISTRY_URL: platform.registryUrl } };
  }

  /** A workload's hook; the stream is declared with it if there is a contract. */
  async function declare(workload: string, stream: TestStream, contract?: object): Promise<void> {
    const desired = desiredState(workload, stream, contract ? "write" : "read");
    const topics = contract ? desired.topics.map((topic) => ({ ...topic, contract })) : [];
    const reply = await platform.ask("expand", `shop/${workload}`, { ...desired, topics });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    await platform.workloadEnv(`shop/${workload}`, `${workload}-kafka`, "");
    await platform.writeCredential(workload, "registry-ca.crt", platform.ca);
  }

  /** Publishes a value, and gives what the service answers. */
  async function till(workload: string, stream: TestStream, format: ContractFormat, schema: string) {
    const subject = { subject: subjectOf(stream), compatibility: "BACKWARD" };
    await declare(workload, stream, { ...subject, format, schema, ...messageOf(format) });
    const { entry, env } = await withContract(stream, format, schema);
    const { url } = await startService(platform, workload, stream, TILL, { ...env, HEADWATER_PUBLICATIONS: entry });
    return async (value: unknown): Promise<string> => {
      const body = JSON.stringify({ stream: stream.stream, event: { key: "k", value } });
      return await (await fetch(url, { method: "POST", body })).text();
    };
  }

  async function reader(
    workload: string,
    stream: TestStream,
    format: ContractFormat,
    schema: string,
  ): Promise<Program> {
    await declare(workload, stream);
    const { entry, env } = await withContract(stream, format, schema);
    return startWorker(platform, workload, stream, RECORD, { ...env, HEADWATER_SUBSCRIPTIONS: entry });
  }

  const readBy = async (worker: Program, n: number) => (await worker.waitFor((line) => line.n === n, 40_000)).value;

  it.each(FORMATS)("are read by old and new consumers, whoever wrote them: %s", async (format) => {
    const { first, second, oldReadsNew, newReadsOld } = versions[format];
    const stream = testStream(`sold-in-${format}`);
    const sell = await till(`old-till-${format}`, stream, format, first);
    // As a program without a registry wrote it, before there was a contract.
    await write(platform, stream.topic, '{"n":0,"old":true}');
    expect(await sell({ n: 1 })).toBe("ok");
    expect(await sell({ n: "x" })).toMatch(/^The value is not what stream "sold-in-/);
    const old = await reader(`old-reader-${format}`, stream, format, first);
    expect(await readBy(old, 1)).toEqual({ n: 1 });

    const sellNew = await till(`new-till-${format}`, stream, format, second);
    const next = await reader(`new-reader-${format}`, stream, format, second);
    expect(await sellNew({ n: 2, note: "new" })).toBe("ok");
    expect(await readBy(old, 2)).toEqual(oldReadsNew);
    expect(await readBy(next, 0)).toEqual({ n: 0, old: true });
    expect(await readBy(next, 1)).toEqual(newReadsOld);
    expect(await readBy(next, 2)).toEqual({ n: 2, note: "new" });
    const [, message] = await readAll(platform, stream.topic, 2);
    expect(message?.value?.charCodeAt(0)).toBe(0);
    const type = format === "json" ? "application/json" : `application/${format}`;
    const headers = { ce_source: `/shop/old-till-${format}`, ce_type: stream.stream, "content-type": type };
    expect(Object.fromEntries(message?.headers ?? [])).toMatchObject(headers);
    for (const program of [old, next]) expect(await program.stop(), program.lines.slice(-5).join("\n")).toBe(0);
  });

  it("wait for a registry that is down, and are no dead letters", async () => {
    const stream = testStream("sold-in-the-dark");
    const sell = await till("dark-till", stream, "avro", versions.avro.first);
    const worker = await reader("dark-reader", stream, "avro", versions.avro.first);
    await worker.waitFor("joined");
    await platform.stopRegistry();
    // The till knows its schema's id already.
    expect(await sell({ n: 1 })).toBe("ok");
    await worker.waitFor("Waiting for the schema registry", 40_000);
    await platform.startRegistry();
    expect(await readBy(worker, 1)).toEqual({ n: 1 });
    expect(await worker.stop()).toBe(0);
  });

  it("tell that the contract was never registered", async () => {
    const stream = testStream("sold-unregistered");
    await till("known-till", stream, "avro", versions.avro.first);
    const { entry, env } = await withContract(stream, "avro", avro({ name: "other", type: "int" }));
    const starting = startService(platform, "known-till", stream, TILL, { ...env, HEADWATER_PUBLICATIONS: entry });
    await expect(starting).rejects.toThrow(/does not know this workload's contract of stream .*sold-unregistered/);
  });
});
