import { describe, expect, it, vi } from "vitest";
import { accessLogFormat } from "../../../constructs/engines/envoy-access-log";
import { accessLogContract } from "../../../constructs/gateway/access-log-contract";
import type { HandlerContext } from "../../../constructs/workers/handler-api";
import { accessLog } from "../../../runtime/access-log/access-log";
import { ConsumerCounts } from "../../../runtime/access-log/consumer-counts";
import { entryOf } from "../../../runtime/access-log/entry";
import { readStream } from "../../../runtime/access-log/settings";
import { PublishFailure } from "../../../runtime/handler-host/publish-failure";
import { createLogger } from "../../../runtime/shared/log";
import { readSettings, SettingsReader } from "../../../runtime/shared/settings";

/** As a proxy tells it. */
const RECORD = {
  gateway: "public",
  time: "2026-11-28T15:00:00.123Z",
  requestId: "7f3c",
  traceparent: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
  traceId: "-",
  method: "GET",
  host: "shop.example",
  path: "/orders/17",
  protocol: "HTTP/1.1",
  status: "200",
  details: "via_upstream",
  flags: "-",
  route: "httproute/shop/orders--v1/rule/0/match/0/shop_example",
  upstream: "10.0.0.7:8080",
  attempts: "1",
  durationMs: "12",
  bytesReceived: "0",
  bytesSent: "345",
  clientAddress: "192.0.2.1",
  userAgent: "curl/8",
  subject: "alice",
  client: "-",
  user: "-",
  authorizedUser: "-",
  certificate: "-",
};

const exported = (...records: readonly Readonly<Record<string, string>>[]) => ({
  resourceLogs: [
    {
      resource: { attributes: [{ key: "log_name", value: { stringValue: "otel_envoy_accesslog" } }] },
      scopeLogs: [
        {
          logRecords: records.map((record) => ({
            timeUnixNano: "1",
            attributes: Object.entries(record).map(([key, stringValue]) => ({ key, value: { stringValue } })),
          })),
        },
      ],
    },
  ],
});

const request = (body: unknown, path = "/v1/logs") =>
  new Request(`http://writer${path}`, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

const contextWith = (publish: HandlerContext["publish"]): HandlerContext => ({
  publish,
  table: () => {
    throw new Error("It declares none.");
  },
  log: createLogger("error", {}),
  signal: new AbortController().signal,
});

function host(publish: HandlerContext["publish"] = async () => undefined) {
  const publishing = vi.fn(publish);
  const context = contextWith(publishing);
  const handler = accessLog("requests");
  return {
    publishing,
    send: (body: unknown, path?: string) => handler(request(body, path), context),
    metrics: () => handler.metrics?.() ?? "",
  };
}

describe("an entry", () => {
  it("is what a proxy told, in the contract's terms", () => {
    expect(entryOf(RECORD)).toEqual({
      time: Date.UTC(2026, 10, 28, 15, 0, 0, 123),
      gateway: "public",
      requestId: "7f3c",
      traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
      route: "shop/orders--v1",
      consumer: "alice",
      method: "GET",
      host: "shop.example",
      path: "/orders/17",
      protocol: "HTTP/1.1",
      status: 200,
      details: "via_upstream",
      flags: null,
      upstream: "10.0.0.7:8080",
      attempts: 1,
      durationMs: 12,
      bytesReceived: 0,
      bytesSent: 345,
      clientAddress: "192.0.2.1",
      userAgent: "curl/8",
    });
  });

  it("has every field of the contract, and no other", () => {
    const { schema = "" } = accessLogContract.read().contract ?? {};
    const fields = (JSON.parse(schema) as { fields: { name: string }[] }).fields.map(({ name }) => name);
    expect(Object.keys(entryOf({})).sort()).toEqual(fields.sort());
  });

  it("is made of what the proxies are asked for", () => {
    expect(["gateway", ...Object.keys(accessLogFormat)].sort()).toEqual(Object.keys(RECORD).sort());
  });

  it("tells of a request without a head that it was there", () => {
    expect(
      entryOf({ gateway: "public", time: "-", status: "400", method: "-", durationMs: "-", attempts: "x" }),
    ).toMatchObject({ time: expect.any(Number), status: 400, method: null, route: null, durationMs: 0, attempts: 0 });
  });

  it.each([
    [{ subject: "-", client: "acme", user: "-" }, "acme"],
    [{ subject: "-", client: "-", user: "ada" }, "ada"],
    [{ subject: "-", authorizedUser: "bob" }, "bob"],
    [{ subject: "-", certificate: "CN=billing" }, "CN=billing"],
    [{ subject: "-", client: "-", user: "-" }, null],
  ])("names who was let in: %j", (record, consumer) => {
    expect(entryOf({ ...RECORD, ...record }).consumer).toBe(consumer);
  });

  it("has the trace that the gateway began, if that is another than the client's", () => {
    const traceId = "0af7651916cd43dd8448eb211c80319c";
    expect(entryOf({ ...RECORD, traceId }).traceId).toBe(traceId);
    expect(entryOf({ ...RECORD, traceId, traceparent: "-" }).traceId).toBe(traceId);
    expect(entryOf({ ...RECORD, traceId: "0".repeat(32), traceparent: "-" }).traceId).toBeNull();
  });

  it.each(["4bf92f3577b34da6a3ce929d0e0e4736", "00-xyz-00f067aa0ba902b7-01", "-"])(
    "has no trace of %j",
    (traceparent) => {
      expect(entryOf({ ...RECORD, traceparent }).traceId).toBeNull();
    },
  );
});

describe("an export", () => {
  it("becomes an event for each record, which keeps its id when it comes again", async () => {
    const { publishing, send } = host();
    const reply = await send(exported(RECORD, { ...RECORD, requestId: "-" }));
    expect([reply.status, await reply.json()]).toEqual([200, {}]);
    await send(exported(RECORD));
    expect(publishing.mock.calls.map(([stream, { headers }]) => [stream, headers?.ce_id])).toEqual([
      ["requests", "7f3c"],
      ["requests", undefined],
      ["requests", "7f3c"],
    ]);
  });

  it("is asked for again while the brokers are away", async () => {
    const { send } = host(async (_, { headers }) => {
      if (headers?.ce_id === "2") throw new PublishFailure("unavailable", "no brokers");
    });
    const reply = await send(exported(RECORD, { ...RECORD, requestId: "2" }));
    expect([reply.status, reply.headers.get("retry-after")]).toEqual([503, "1"]);
  });

  it("is taken but for what can never be published, which is counted", async () => {
    const { send, metrics } = host(async (_, { headers }) => {
      if (headers?.ce_id !== "1") throw new PublishFailure("too-large", "it is too large");
    });
    const reply = await send(exported({ ...RECORD, requestId: "1" }, { ...RECORD, requestId: "2" }));
    expect(reply.status).toBe(200);
    expect(await reply.json()).toEqual({
      partialSuccess: { rejectedLogRecords: "1", errorMessage: "it is too large" },
    });
    expect(metrics()).toContain('consumer="alice"} 1\n');
  });

  it("fails for a mistake of the program", async () => {
    const { send } = host(async () => Promise.reject(new Error("not declared")));
    await expect(send(exported(RECORD))).rejects.toThrow("not declared");
  });

  it.each([
    "",
    "{",
    "null",
    '{"resourceLogs":1}',
    '{"resourceLogs":[null]}',
    '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"attributes":5}]}]}]}',
  ])("is none: %j", async (body) => {
    const { publishing, send } = host();
    expect((await send(body)).status).toBe(400);
    expect(publishing).not.toHaveBeenCalled();
  });

  it("comes to one address", async () => {
    expect((await host().send(exported(RECORD), "/v1/traces")).status).toBe(404);
  });
});

describe("what is counted", () => {
  const metric = (counts: ConsumerCounts) => counts.text().split("\n").slice(2, -1);

  it("is the requests of each consumer on each route, once they are published", async () => {
    const publish = vi.fn(async () => undefined).mockRejectedValueOnce(new PublishFailure("unavailable", "no brokers"));
    const handler = accessLog("requests");
    const context = contextWith(publish);
    await handler(request(exported(RECORD)), context);
    expect(handler.metrics?.()).not.toContain("{");
    await handler(request(exported(RECORD, RECORD, { ...RECORD, subject: "-", route: "-" })), context);
    expect(handler.metrics?.()).toContain(
      'headwater_gateway_requests_total{gateway="public",route="shop/orders--v1",consumer="alice"} 2\n' +
        'headwater_gateway_requests_total{gateway="public",route="",consumer=""} 1\n',
    );
  });

  it("stays bounded, whoever comes", () => {
    const counts = new ConsumerCounts();
    for (let number = 0; number < 5_000; number++)
      counts.count({ ...entryOf(RECORD), consumer: `${number}${"x".repeat(500)}` });
    const series = metric(counts);
    expect(series).toHaveLength(1_001);
    expect(series.at(-1)).toBe('headwater_gateway_requests_total{gateway="public",route="",consumer="(others)"} 4000');
    expect(Math.max(...series.map(({ length }) => length))).toBeLessThan(300);
  });

  it("can't be broken by what a consumer is called", () => {
    const counts = new ConsumerCounts();
    counts.count({ ...entryOf(RECORD), consumer: 'a"} 1\nb\\' });
    expect(metric(counts)).toEqual([
      'headwater_gateway_requests_total{gateway="public",route="shop/orders--v1",consumer="a\\"} 1\\nb\\\\"} 1',
    ]);
  });
});

describe("the stream", () => {
  const read = (text: string) => readSettings(new SettingsReader({ HEADWATER_PUBLICATIONS: text }, String), readStream);

  it("is the one that the workload publishes", () => {
    expect(read('[{"stream":"requests","topic":"operations.requests"}]')).toBe("requests");
  });

  it.each(["[]", "{}", "[null]", '[{"stream":1}]'])("is not told by %s", (text) => {
    expect(() => read(text)).toThrow(/^HEADWATER_PUBLICATIONS/);
  });
});
