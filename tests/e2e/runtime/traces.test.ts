import { readFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { type ReadMessage, readAll } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import { freePort } from "../../support/runtime/ports";
import type { Program } from "../../support/runtime/program";
import { desiredState, startService, startWorker, type TestStream, testStream } from "../../support/runtime/shop";
import { chainTo, type ReceivedSpan, SpanReceiver } from "../../support/traces";

const CALLER = "00f067aa0ba902b7";
const traceId = (n: number) => `4bf92f3577b34da6a3ce929d0e0e473${n}`;
const contextOf = (n: number, flags: "00" | "01") => ({
  traceparent: `00-${traceId(n)}-${CALLER}-${flags}`,
  tracestate: "vendor=1",
});

/** Publishes what it gets to the stream "shipped"; makes a span of its own, with OpenTelemetry's API. */
const FORWARD = `
const { trace } = require(${JSON.stringify(require.resolve("@opentelemetry/api"))});
module.exports = async (event, { publish, log }) => {
  if (event.value.id === "bad") throw new Error("no stock");
  await trace.getTracer("test").startActiveSpan("pack", async (span) => {
    log.info("forwarded", { id: event.value.id });
    await publish("shipped", { key: event.key, value: event.value });
    span.end();
  });
};`;

/** Asks the address in CALLEE about each event, in two ways. */
const ASK = `
const { get } = require("node:http");
module.exports = async (given, { log }) => {
  const [event] = [given].flat();
  if (process.env.CALLEE) {
    await fetch(process.env.CALLEE + "/fetch");
    await new Promise((resolve) => get(process.env.CALLEE + "/http", (response) => response.resume().on("end", resolve)));
  }
  log.info("asked", { id: event.value.id, headers: event.headers });
};`;

describe("a trace", () => {
  let platform: TestPlatform;
  let receiver: SpanReceiver;
  const programs: Program[] = [];

  beforeAll(async () => {
    platform = await joinTestPlatform();
  });
  afterAll(() => platform?.stop());
  beforeEach(async () => {
    receiver = await SpanReceiver.start();
  });
  afterEach(async () => {
    await Promise.all(programs.splice(0).map((program) => program.stop("SIGKILL")));
    receiver.stop();
  });

  const spansTo = (port: number, ratio = 1) => ({
    OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `http://localhost:${port}/v1/traces`,
    OTEL_TRACES_SAMPLER_ARG: String(ratio),
  });

  async function declare(workload: string, streams: Readonly<Record<"read" | "write", TestStream[]>>): Promise<void> {
    const parts = [
      ...streams.read.map((stream) => desiredState(workload, stream, "read")),
      ...streams.write.map((stream) => desiredState(workload, stream, "write")),
    ];
    const [principal] = parts.flatMap(({ principals }) => principals);
    const acls = parts.flatMap(({ principals }) => principals.flatMap((each) => each.acls));
    const desired = { topics: streams.write.map(({ topic }) => ({ name: topic, partitions: 1, config: {} })) };
    const reply = await platform.ask("expand", `shop/${workload}`, {
      ...desired,
      principals: [{ ...principal, acls }],
    });
    if (reply.status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(reply)}`);
  }

  /** The ingest of a stream, a worker that publishes what it gets to another, and a worker of that. */
  async function chain(
    name: string,
    env: Readonly<Record<string, string>>,
    last: { readonly batch?: object; readonly end?: Readonly<Record<string, string>> } = {},
  ) {
    const orders = testStream(name);
    const shipped: TestStream = { stream: "shipped", topic: `shop.${name}-shipped` };
    const letters = testStream(`${name}-letters`);
    const [first, second, third] = [`${name}-ingest`, `${name}-forward`, `${name}-end`] as const;
    await declare(first, { read: [], write: [orders] });
    await declare(second, { read: [orders], write: [shipped, letters] });
    await declare(third, { read: [shipped], write: [] });
    const handler = await readFile(join(platform.parts.bundles, "ingest.cjs"), "utf8");
    const ingest = await startService(platform, first, orders, handler, {
      HEADWATER_INGEST: JSON.stringify({ stream: name, key: ["id"], state: false, paths: ["/orders"] }),
      ...env,
    });
    const subscription = { ...orders, retries: 0, deadLetterTopic: letters.topic };
    const forward = await startWorker(platform, second, orders, FORWARD, {
      HEADWATER_PUBLICATIONS: JSON.stringify([shipped]),
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([subscription]),
      ...env,
    });
    const subscribed = JSON.stringify([{ ...shipped, ...(last.batch ? { batch: last.batch } : {}) }]);
    const end = await startWorker(platform, third, shipped, ASK, {
      HEADWATER_SUBSCRIPTIONS: subscribed,
      ...(last.end ?? env),
    });
    programs.push(ingest.program, forward, end);
    const send = async (id: string, headers: Readonly<Record<string, string>> = {}) => {
      const body = JSON.stringify({ id });
      const type = { "content-type": "application/json" };
      const response = await fetch(`${ingest.url}/orders`, { method: "POST", headers: { ...type, ...headers }, body });
      expect(response.status).toBe(202);
    };
    const asked = (id: string) => end.waitFor((line) => line.msg === "asked" && line.id === id);
    return { orders, shipped, ingest: ingest.program, forward, end, send, asked };
  }

  const headersOf = (message: ReadMessage | undefined) => Object.fromEntries(message?.headers ?? []);
  const of = (n: number) => (spans: readonly ReceivedSpan[]) => spans.filter((span) => span.traceId === traceId(n));

  it("goes from the client's request to the last event, and tells what failed", async () => {
    const { orders, shipped, forward, send, asked } = await chain("traced", spansTo(receiver.port, 0));
    await send("a", contextOf(1, "01"));
    await asked("a");
    const spans = of(1)(await receiver.until((all) => of(1)(all).length === 6));
    const chained = chainTo(
      spans.find(({ service }) => service === "traced-end"),
      spans,
    );
    expect(chained[0]?.parentId).toBe(CALLER);
    expect(chained.map(({ service, kind, name }) => `${service}: ${kind} ${name}`)).toEqual([
      "traced-ingest: SERVER POST",
      `traced-ingest: PRODUCER send ${orders.topic}`,
      `traced-forward: CONSUMER process ${orders.topic}`,
      "traced-forward: INTERNAL pack",
      `traced-forward: PRODUCER send ${shipped.topic}`,
      `traced-end: CONSUMER process ${shipped.topic}`,
    ]);
    expect(chained[0]?.attributes).toMatchObject({ "url.path": "/orders", "http.response.status_code": "202" });
    expect(chained[2]?.attributes).toMatchObject({
      "messaging.system": "kafka",
      "messaging.consumer.group.name": "shop.traced-forward",
      "messaging.kafka.offset": "0",
    });
    expect(chained.some(({ failed }) => failed)).toBe(false);
    expect(await forward.waitFor("forwarded")).toMatchObject({ trace_id: traceId(1), span_id: chained[3]?.spanId });

    // Whoever began it wants no spans; and so does the ratio of those that begin here.
    await send("b", contextOf(2, "00"));
    await send("c");
    const [, unsampled] = await readAll(platform, shipped.topic, 2);
    expect(headersOf(unsampled).traceparent).toMatch(new RegExp(`^00-${traceId(2)}-[0-9a-f]{16}-00$`));
    expect(headersOf(unsampled).tracestate).toBe("vendor=1");
    await asked("c");

    await send("bad", contextOf(3, "01"));
    const [failed] = await receiver
      .until((all) => of(3)(all).some(({ kind }) => kind === "CONSUMER"))
      .then(of(3))
      .then((all) => all.filter(({ kind }) => kind === "CONSUMER"));
    expect(failed).toMatchObject({ name: `process ${orders.topic}`, failed: true, message: "no stock" });
    expect(failed?.attributes["error.type"]).toBe("Error");
    expect(receiver.spans.every((span) => [traceId(1), traceId(3)].includes(span.traceId))).toBe(true);
  });

  it("begins with a request that has none, as often as is asked for; a batch tells of all that it is made of", async () => {
    const { send } = await chain("begun", spansTo(receiver.port), { batch: { size: 2, waitMs: 5_000 } });
    await Promise.all([send("a"), send("b")]);
    const spans = await receiver.until((all) => all.some(({ service }) => service === "begun-end"));
    const roots = spans.filter(({ parentId }) => parentId === "").map(({ kind, traceId }) => ({ kind, traceId }));
    const batch = spans.find(({ service }) => service === "begun-end");
    const traces = roots.filter(({ kind }) => kind === "SERVER").map((root) => root.traceId);
    expect(traces).toHaveLength(2);
    expect(batch?.attributes["messaging.batch.message_count"]).toBe("2");
    expect([...(batch?.links ?? [])].sort()).toEqual(traces.sort());
  });

  it("goes on where nobody records it, in events and in requests", async () => {
    const calls: { url: string | undefined; headers: IncomingHttpHeaders }[] = [];
    const callee = createServer(({ url, headers }, response) => {
      calls.push({ url, headers });
      response.end();
    }).listen(0);
    const { port } = callee.address() as AddressInfo;
    const { forward, send, asked } = await chain("passed-on", { CALLEE: `http://localhost:${port}` });
    const context = contextOf(4, "01");
    await send("a", context);
    expect((await asked("a")).headers).toMatchObject(context);
    await send("b");
    expect((await asked("b")).headers).not.toHaveProperty("traceparent");
    callee.close();
    expect(calls.map(({ url, headers }) => [url, headers.traceparent, headers.tracestate])).toEqual([
      ["/fetch", context.traceparent, context.tracestate],
      ["/http", context.traceparent, context.tracestate],
      ["/fetch", undefined, undefined],
      ["/http", undefined, undefined],
    ]);
    const lines = forward.log.filter(({ msg }) => msg === "forwarded");
    expect(lines.map(({ id, trace_id }) => [id, trace_id])).toEqual([
      ["a", traceId(4)],
      ["b", undefined],
    ]);
  });

  it("holds up no event and no end while its receiver hangs, or is gone", async () => {
    const gone = spansTo(await freePort());
    const { ingest, forward, end, send, asked } = await chain("unheard", spansTo(receiver.port), { end: gone });
    /** Milliseconds until the last of so many events was handled. */
    const through = async (name: string, most = 300) => {
      const began = performance.now();
      const ids = Array.from({ length: most }, (_, n) => `${name}-${n}`);
      for (let at = 0; at < most; at += 50) await Promise.all(ids.slice(at, at + 50).map((id) => send(id)));
      for (const id of ids) await asked(id);
      return performance.now() - began;
    };
    await through("first", 1); // by now all have started
    const heard = await through("heard");
    receiver.hangs = true;
    const unheard = await through("unheard");
    // A hold-up takes 5 s for each batch of spans. The rest is what a busy machine makes of the same work.
    expect(unheard, `${heard} ms while the receiver answers`).toBeLessThan(3 * heard + 4_000);
    const stopped = performance.now();
    expect(await Promise.all([ingest, forward, end].map((program) => program.stop()))).toEqual([0, 0, 0]);
    // Waiting for the receiver would take 10 s.
    expect(performance.now() - stopped).toBeLessThan(8_000);
  });
});
