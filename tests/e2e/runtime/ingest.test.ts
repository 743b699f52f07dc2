import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type IngestedStream, startIngest, startReader } from "../../support/runtime/ingest";
import { type ReadMessage, readAll, readUntil, write } from "../../support/runtime/kafka";
import { startTestPlatform, type TestPlatform } from "../../support/runtime/platform";
import { RECORD, type RunningService, readMetrics, testStream } from "../../support/runtime/shop";

const avro = (name: string): IngestedStream => ({
  stream: testStream(name),
  format: "avro",
  schema: JSON.stringify({
    type: "record",
    name: "Order",
    fields: [
      { name: "id", type: "string" },
      { name: "total", type: "double" },
    ],
  }),
});

const FORMATS: readonly IngestedStream[] = [
  avro("orders-in-avro"),
  {
    stream: testStream("orders-in-json"),
    format: "json",
    schema: JSON.stringify({
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      properties: { id: { type: "string" }, total: { type: "number" } },
      required: ["id", "total"],
    }),
  },
  {
    stream: testStream("orders-in-protobuf"),
    format: "protobuf",
    schema: `syntax = "proto3";\npackage shop;\nmessage Order { string id = 1; double total = 2; }\n`,
    message: "shop.Order",
  },
];

const WRONG: Readonly<Record<string, readonly object[]>> = {
  avro: [{ pointer: "#/total", detail: "total is no double" }],
  json: [{ pointer: "#/total", detail: "must be number" }],
  protobuf: [{ pointer: "#", detail: "shop.Order.total: invalid number" }],
};

const JSON_TYPE = { "content-type": "application/json" };

describe("a stream's ingest", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await startTestPlatform({ registry: true });
  });
  afterAll(() => platform?.stop());

  const send = (service: RunningService, path: string, body: unknown, init: RequestInit = {}) =>
    fetch(`${service.url}${path}`, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      ...init,
      headers: { ...JSON_TYPE, ...init.headers },
    });
  const headersOf = (message: ReadMessage | undefined) => Object.fromEntries(message?.headers ?? []);

  it.each(FORMATS)("takes what the contract allows, and says what it does not: $format", async (ingested) => {
    const { stream, topic } = ingested.stream;
    const service = await startIngest(platform, ingested);
    const accepted = await send(service, `/${stream}`, { id: "a", total: 1.5 });
    expect(accepted.status).toBe(202);
    const { id } = (await accepted.json()) as { id: string };
    const [message] = await readAll(platform, topic, 1);
    expect(message?.key).toBe("a");
    expect(headersOf(message)).toMatchObject({ ce_id: id, ce_source: `/shop/${stream}-ingest`, ce_type: stream });
    const reader = await startReader(platform, ingested, RECORD);
    expect(await reader.waitFor("recorded")).toMatchObject({ key: "a", value: { id: "a", total: 1.5 } });

    const refused = await send(service, `/${stream}`, { id: "a", total: "much" });
    expect(refused.status).toBe(400);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await refused.json()) as { detail: string };
    expect(problem).toMatchObject({ title: "Bad Request", status: 400, errors: WRONG[ingested.format] });
    expect(problem.detail).toMatch(/^The value is not what stream "orders-in-/);
    for (const program of [reader, service.program]) expect(await program.stop()).toBe(0);
  });

  it("takes CloudEvents, keeps the client's id, and refuses what is no event", async () => {
    const ingested = { ...avro("visits"), maxEventBytes: 2_000 };
    const service = await startIngest(platform, ingested);
    const value = { id: "v", total: 0 };
    const ce = { specversion: "1.0", id: "visit-1", source: "/till/7", type: "visited", subject: "é" };
    const binary = Object.fromEntries(
      Object.entries(ce).map(([name, text]) => [`ce-${name}`, encodeURIComponent(text)]),
    );
    const structured = { "content-type": "application/cloudevents+json; charset=utf-8" };
    for (const response of [
      await send(service, "/visits", value, { headers: binary }),
      await send(service, "/visits/", { ...ce, data: value }, { headers: structured }),
      await send(service, "/visits", value, { headers: { "idempotency-key": '"visit-1"' } }),
    ]) {
      expect(await response.json()).toEqual({ id: "visit-1" });
    }
    const published = (await readAll(platform, "shop.visits", 3)).map(headersOf);
    const kept = { ce_id: "visit-1", ce_source: "/till/7", ce_type: "visited", ce_subject: "é" };
    expect(published).toMatchObject([kept, kept, { ce_id: "visit-1", ce_source: "/shop/visits-ingest" }]);

    let chunks = 20;
    const chunked = new ReadableStream({
      pull: (controller) => (chunks-- > 0 ? controller.enqueue(Buffer.alloc(64 * 1024, " ")) : controller.close()),
    });
    const refusals: readonly (readonly [number, Promise<Response>])[] = [
      [404, send(service, "/visits/7", value)],
      [405, fetch(`${service.url}/visits`)],
      [415, send(service, "/visits", "id=v", { headers: { "content-type": "text/plain" } })],
      [415, send(service, "/visits", "x", { headers: { "content-encoding": "gzip" } })],
      [400, send(service, "/visits", '{"id":')],
      [400, send(service, "/visits", "null")],
      [400, send(service, "/visits", { total: 1 })],
      [400, send(service, "/visits", `${"[".repeat(200_000)}${"]".repeat(200_000)}`)],
      [400, send(service, "/visits", { specversion: "1.0", data: value }, { headers: structured })],
      [413, send(service, "/visits", { id: "x".repeat(2_000), total: 1 })],
      [413, send(service, "/visits", "x".repeat(1024 * 1024 + 1))],
      [413, send(service, "/visits", "", { body: chunked, duplex: "half" } as RequestInit)],
    ];
    for (const [status, sent] of refusals) {
      const response = await sent;
      const problem = await response.text();
      expect(response.status, problem).toBe(status);
      expect(JSON.parse(problem)).toMatchObject({ status, detail: expect.any(String) });
    }
    expect((await fetch(`${service.url}/visits`)).headers.get("allow")).toBe("POST");
    expect((await readMetrics(service.healthPort))['headwater_events_published_total{stream="visits"}']).toBe(3);
  });

  it("puts and deletes keys of a stream of state", async () => {
    const service = await startIngest(platform, { ...avro("customers"), state: true });
    const put = (path: string, body: unknown) => send(service, path, body, { method: "PUT" });
    expect((await put("/customers/c%2F1", { id: "c/1", total: 1 })).status).toBe(202);
    expect((await put("/customers/other", { id: "c/1", total: 1 })).status).toBe(400);
    const deleted = await fetch(`${service.url}/customers/c%2F1`, { method: "DELETE", headers: { "ce-id": "gone" } });
    expect([deleted.status, await deleted.json()]).toEqual([202, { id: "gone" }]);
    const [first, tombstone] = await readAll(platform, "shop.customers", 2);
    expect([first?.key, tombstone?.key, tombstone?.value]).toEqual(["c/1", "c/1", undefined]);
    expect(headersOf(tombstone)).not.toHaveProperty("content-type");
  });

  it("loses no acknowledged event when the broker is killed under load, and answers 503 meanwhile", async () => {
    const service = await startIngest(platform, avro("sales"));
    const acknowledged: string[] = [];
    const statuses = new Map<number, number>();
    let slowest = 0;
    let sending = true;
    const client = async (name: number) => {
      for (let n = 0; sending; n++) {
        const began = performance.now();
        const id = `${name}-${n}`;
        const response = await send(service, "/sales", { id, total: n }, { headers: { "ce-id": id } });
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        if (response.status === 202) acknowledged.push(id);
        else expect(response.headers.get("retry-after")).toBe("2");
        await response.arrayBuffer();
        slowest = Math.max(slowest, performance.now() - began);
      }
    };
    const clients = Promise.all(Array.from({ length: 32 }, (_, name) => client(name)));
    await sleep(1_000);
    await platform.stopBroker();
    await sleep(8_500);
    const before = acknowledged.length;
    await platform.startBroker();
    for (const end = Date.now() + 20_000; acknowledged.length < before + 200 && Date.now() < end; ) await sleep(100);
    sending = false;
    await clients;
    const last = await send(service, "/sales", { id: "last", total: 0 }, { headers: { "ce-id": "last" } });
    expect(last.status).toBe(202);

    const found = await readUntil(platform, "shop.sales", (messages) => messages.at(-1)?.key === "last");
    const kept = new Set(found.map((message) => headersOf(message).ce_id));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(before);
    expect([...statuses.keys()].sort()).toEqual([202, 503]);
    // An answer comes after 5 s, also while the broker is away, which it is for more than 8.
    expect(slowest).toBeLessThan(8_000);
  });

  it("answers the requests in hand on SIGTERM", async () => {
    const service = await startIngest(platform, avro("returns"));
    const numbers = Array.from({ length: 50 }, (_, n) => String(n));
    const sent = numbers.map((id) => send(service, "/returns", { id, total: 1 }, { headers: { "ce-id": id } }));
    await Promise.race(sent);
    service.program.signal("SIGTERM");
    const settled = await Promise.allSettled(sent);
    expect(await service.program.exit()).toBe(0);
    // Of a connection that it had not accepted yet nothing is read, so nothing may be there.
    const answered = numbers.filter((_, n) => settled[n]?.status === "fulfilled");
    for (const each of settled) if (each.status === "fulfilled") expect(each.value.status).toBe(202);
    await write(platform, "shop.returns", "the end");
    const found = await readUntil(platform, "shop.returns", (messages) => messages.at(-1)?.key === undefined);
    expect(found.flatMap(({ key }) => key ?? []).sort()).toEqual([...answered].sort());
  });
});
