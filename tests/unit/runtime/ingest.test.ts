import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import type { HandlerContext, OutgoingEvent, PublishOptions } from "../../../constructs/workers/handler-api";
import { PublishFailure } from "../../../runtime/handler-host/publish-failure";
import { ingest } from "../../../runtime/ingest/ingest";
import { readEvent } from "../../../runtime/ingest/read-event";
import { Refusal } from "../../../runtime/ingest/refusal";
import { type IngestSettings, readIngestSettings } from "../../../runtime/ingest/settings";
import { targetOf } from "../../../runtime/ingest/target";
import { createLogger } from "../../../runtime/shared/log";
import { readSettings, SettingsReader } from "../../../runtime/shared/settings";
import { collectGarbage } from "../../support/garbage";

const ORDERS: IngestSettings = { stream: "orders", key: ["orderId"], state: false, paths: ["/orders", "/v2/orders"] };
const CUSTOMERS: IngestSettings = { stream: "customers", key: ["id"], state: true, paths: ["/customers"] };
const JSON_TYPE = "application/json";
const STRUCTURED = "application/cloudevents+json";

const refusalOf = (call: () => unknown): { status: number; message: string } => {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("It was not refused.");
};

const read = (body: unknown, headers: Record<string, string> = {}, settings = ORDERS) => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const given = new Headers({ "content-type": JSON_TYPE, ...headers });
  return readEvent({ action: "append" }, given, Buffer.from(text), settings);
};

describe("the settings of an ingest", () => {
  const readText = (text: string) =>
    readSettings(new SettingsReader({ HEADWATER_INGEST: text }, String), readIngestSettings);

  it("are in one variable", () => {
    expect(readText(JSON.stringify(ORDERS))).toEqual(ORDERS);
  });

  it.each(["", "{}", "null", "[]", '{"stream":"a","state":true,"key":["a"],"paths":[1]}', '{"stream":"a","state":1}'])(
    "are told apart from %j",
    (text) => {
      expect(() => readText(text)).toThrow(/^HEADWATER_INGEST/);
    },
  );
});

describe("what a request asks for", () => {
  it.each([
    ["POST", "/orders", ORDERS, { action: "append" }],
    ["POST", "/v2/orders/", ORDERS, { action: "append" }],
    ["POST", "/customers", CUSTOMERS, { action: "append" }],
    ["PUT", "/customers/a%2Fb", CUSTOMERS, { action: "put", key: "a/b" }],
    ["DELETE", "/customers/42", CUSTOMERS, { action: "delete", key: "42" }],
    ["POST", "/", { ...ORDERS, paths: [""] }, { action: "append" }],
  ] as const)("is told by %s %s", (method, path, settings, target) => {
    expect(targetOf(method, path, settings)).toEqual(target);
  });

  it.each([
    ["GET", "/orders", ORDERS, 405],
    ["PUT", "/orders", ORDERS, 405],
    ["PUT", "/orders/1", ORDERS, 404],
    ["POST", "/orders-old", ORDERS, 404],
    ["POST", "/customers/1", CUSTOMERS, 405],
    ["PUT", "/customers/1/2", CUSTOMERS, 404],
    ["PUT", "/customers/%ff", CUSTOMERS, 400],
  ] as const)("is refused for %s %s", (method, path, settings, status) => {
    expect(refusalOf(() => targetOf(method, path, settings)).status).toBe(status);
  });
});

describe("the event in a request", () => {
  it("is the body, under the key that is one of its fields", () => {
    const value = { orderId: "a", total: 1 };
    expect(read(value)).toEqual({ id: undefined, place: "", event: { key: "a", value, headers: {} } });
    expect(read({ orderId: 7 }).event.key).toBe("7");
    expect(read({ order_id: "p" }, {}, { ...ORDERS, key: ["orderId", "order_id"] }).event.key).toBe("p");
    expect(read([1], {}, { ...ORDERS, key: [] }).event).toEqual({ value: [1], headers: {} });
  });

  it("has the attributes of a CloudEvent, in either mode", () => {
    const headers = { ce_specversion: "1.0", ce_id: "1", ce_source: "/a", ce_type: "t", ce_count: "3" };
    const inHeaders = { "ce-specversion": "1.0", "ce-id": "1", "ce-source": "/a", "ce-type": "t", "ce-count": "3" };
    const value = { orderId: "a" };
    expect(read(value, inHeaders)).toEqual({ id: "1", place: "", event: { key: "a", value, headers } });
    const event = { specversion: "1.0", id: "1", source: "/a", type: "t", count: 3, subject: null, data: value };
    const inBody = { ...event, datacontenttype: "application/json; charset=UTF-8" };
    const structured = { id: "1", place: "/data", event: { key: "a", value, headers } };
    expect(read(inBody, { "content-type": `${STRUCTURED}; charset=utf-8` })).toEqual(structured);
  });

  it("has the client's id, that of the event first", () => {
    const value = { orderId: "a" };
    expect(read(value, { "idempotency-key": '"k-1"' }).id).toBe("k-1");
    expect(read(value, { "idempotency-key": "k-1", "ce-id": "e%201" }).id).toBe("e 1");
    expect(read(value, { "idempotency-key": '""' }).id).toBeUndefined();
  });

  const envelope = { specversion: "1.0", id: "1", source: "/a", type: "t" };
  it.each<[unknown, Record<string, string>, number, string]>([
    ["{", {}, 400, "The body is no JSON"],
    ["null", {}, 400, "the value is null"],
    [{ total: 1 }, {}, 400, "The event has no key: orderId is missing"],
    [{ orderId: null }, {}, 400, "orderId is no text, number or boolean"],
    ["[]", {}, 400, "orderId is missing"],
    ['{"__proto__":{"orderId":"a"}}', {}, 400, "orderId is missing"],
    ["{}", { "content-type": "" }, 415, "The content type is missing"],
    [
      "{}",
      { "content-type": "application/json; charset=latin1" },
      415,
      "application/json, application/cloudevents+json",
    ],
    ["{}", { "content-type": "application/cloudevents-batch+json" }, 415, "The content type is"],
    ["{}", { "content-encoding": "br" }, 415, "The content encoding is br"],
    [{ orderId: "a" }, { "ce-id": "" }, 400, "id is empty"],
    [{ orderId: "a" }, { "ce-id": "%e9" }, 400, "not percent-encoded UTF-8"],
    [{ orderId: "a" }, { "ce-specversion": "0.3" }, 400, "specversion is to be 1.0"],
    [{ orderId: "a" }, { "ce-time": "soon" }, 400, "time is none of RFC 3339"],
    [{ orderId: "a" }, { "ce-my-own": "1" }, 400, "The header ce-my-own is none"],
    [[], { "content-type": STRUCTURED }, 400, "it is not a JSON object"],
    [{ data: {} }, { "content-type": STRUCTURED }, 400, "it lacks specversion, id, source, type"],
    [{ ...envelope, id: "" }, { "content-type": STRUCTURED }, 400, "it lacks id"],
    [{ ...envelope, other: {} }, { "content-type": STRUCTURED }, 400, "The attribute other"],
    [envelope, { "content-type": STRUCTURED }, 400, "the value is null"],
    [{ ...envelope, data_base64: "e30=" }, { "content-type": STRUCTURED }, 415, "data_base64"],
    [{ ...envelope, datacontenttype: "text/xml", data: "<a/>" }, { "content-type": STRUCTURED }, 415, "text/xml"],
  ])("is refused: %j %j", (body, headers, status, message) => {
    const refusal = refusalOf(() => read(body, headers));
    expect(refusal.status).toBe(status);
    expect(refusal.message).toContain(message);
  });

  it("has the key of the address, if that has one", () => {
    const headers = new Headers({ "content-type": JSON_TYPE });
    const body = Buffer.from('{"id":42}');
    expect(readEvent({ action: "put", key: "42" }, headers, body, CUSTOMERS).event.key).toBe("42");
    const other = () => readEvent({ action: "put", key: "43" }, headers, body, CUSTOMERS);
    expect(refusalOf(other).message).toBe("The address has another key than the event's id.");
    const none = new Headers();
    const deleted = readEvent({ action: "delete", key: "43" }, none, Buffer.of(), CUSTOMERS);
    expect(deleted.event).toEqual({ key: "43", value: null, headers: {} });
  });

  it("is read or refused, whatever is sent", () => {
    const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean());
    const order = fc.record({ orderId: fc.oneof({ weight: 4, arbitrary: scalar }, fc.jsonValue()) });
    const envelope = fc.record(
      {
        specversion: fc.constantFrom("1.0", "1.0", "2", 1),
        id: fc.oneof(fc.string({ minLength: 1 }), fc.jsonValue()),
        source: fc.constant("/a"),
        type: fc.oneof(fc.constant("t"), fc.jsonValue()),
        time: fc.oneof(fc.constant("2026-01-01T00:00:00Z"), fc.string()),
        data: fc.oneof(order, fc.jsonValue()),
      },
      { requiredKeys: ["specversion", "source", "data"] },
    );
    const json = fc.oneof(order, envelope, fc.jsonValue());
    const bytes = fc.oneof(
      fc.uint8Array(),
      json.map((value) => Buffer.from(JSON.stringify(value))),
    );
    const name = fc.constantFrom("ce-id", "ce-specversion", "ce-time", "ce-x", "ce-too_odd", "idempotency-key");
    const headers = fc.dictionary(name, fc.stringMatching(/^[!-~]*$/), { maxKeys: 2 });
    const type = fc.constantFrom(JSON_TYPE, JSON_TYPE, STRUCTURED, "application/json;charset", ";", "text/plain");
    const counts = { read: 0, refused: 0 };
    fc.assert(
      fc.property(bytes, headers, type, (body, given, contentType) => {
        try {
          const { event, id } = readEvent(
            { action: "append" },
            new Headers({ ...given, "content-type": contentType }),
            body,
            ORDERS,
          );
          counts.read++;
          expect(event.key).toEqual(expect.any(String));
          expect(event.value).toBeTypeOf("object");
          expect(id).not.toBe("");
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          counts.refused++;
          expect([400, 415]).toContain(error.status);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(counts.read, counts.refused)).toBeGreaterThan(20);
  });
});

describe("the answer to a request", () => {
  type Publish = (stream: string, event: OutgoingEvent, options?: PublishOptions) => Promise<void>;
  const context = (publish: Publish): HandlerContext => ({
    publish,
    table: () => {
      throw new Error("It holds none.");
    },
    log: createLogger("error"),
    signal: new AbortController().signal,
  });
  const post = (body = '{"orderId":"a"}', headers: Record<string, string> = { "content-type": JSON_TYPE }) =>
    new Request("http://shop.example/orders", { method: "POST", body, headers });

  it("is 202 with the id that the event has, once it is published", async () => {
    const published: unknown[] = [];
    const publish: Publish = async (stream, event) => void published.push([stream, event]);
    const response = await ingest(ORDERS)(post(), context(publish));
    const { id } = (await response.json()) as { id: string };
    expect(response.status).toBe(202);
    expect(published).toEqual([["orders", { key: "a", value: { orderId: "a" }, headers: { ce_id: id } }]]);
  });

  it.each<[PublishFailure, number, object]>([
    [
      new PublishFailure("invalid", "It is wrong.", [{ pointer: "/a b", detail: "is no int" }]),
      400,
      { detail: "It is wrong.", errors: [{ pointer: "#/a%20b", detail: "is no int" }] },
    ],
    [new PublishFailure("too-large", "It is too large."), 413, { detail: "It is too large." }],
    [new PublishFailure("unavailable", "kafka-0.kafka:9092 is down"), 503, { title: "Service Unavailable" }],
  ])("is a problem if it can't be: %s", async (failure, status, problem) => {
    const response = await ingest(ORDERS)(
      post(),
      context(() => Promise.reject(failure)),
    );
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ status, ...problem });
    expect(text).not.toContain("9092");
    expect(response.headers.get("retry-after")).toBe(status === 503 ? "2" : null);
  });

  it("points into the value of a structured event", async () => {
    const failure = new PublishFailure("invalid", "It is wrong.", [{ pointer: "/n", detail: "is no int" }]);
    const body = { specversion: "1.0", id: "1", source: "/a", type: "t", data: { orderId: "a", n: "x" } };
    const request = post(JSON.stringify(body), { "content-type": STRUCTURED });
    const response = await ingest(ORDERS)(
      request,
      context(() => Promise.reject(failure)),
    );
    expect(await response.json()).toMatchObject({ errors: [{ pointer: "#/data/n" }] });
  });

  it("leaves a mistake in the program to the host", async () => {
    const mistake = new Error("not authorized");
    const answer = ingest(ORDERS)(
      post(),
      context(() => Promise.reject(mistake)),
    );
    await expect(answer).rejects.toBe(mistake);
  });

  it("holds no event in memory while it waits", async () => {
    let value: WeakRef<object> | undefined;
    let acknowledge: (() => void) | undefined;
    const published = new Promise<void>((resolve) => {
      acknowledge = resolve;
    });
    const answer = ingest(ORDERS)(
      post(),
      context((_, event) => {
        value = new WeakRef(event.value as object);
        return published;
      }),
    );
    await vi.waitFor(() => expect(value).toBeDefined());
    await collectGarbage();
    expect(value?.deref()).toBeUndefined();
    acknowledge?.();
    expect((await answer).status).toBe(202);
  });

  it("is 503 at once while too many wait, and no longer", async () => {
    const ends: (() => void)[] = [];
    const handle = ingest(ORDERS);
    const waiting = context(() => new Promise((resolve) => ends.push(resolve)));
    const first = Array.from({ length: 1_000 }, () => handle(post(), waiting));
    expect((await handle(post(), waiting)).status).toBe(503);
    await vi.waitFor(() => expect(ends).toHaveLength(1_000), { timeout: 10_000 });
    for (const end of ends) end();
    expect((await Promise.all(first)).every(({ status }) => status === 202)).toBe(true);
    const next = context(async () => undefined);
    expect((await handle(post(), next)).status).toBe(202);
  });
});
