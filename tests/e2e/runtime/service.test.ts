import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import type { TestPlatform } from "../../support/runtime/platform";
import {
  declareWorkload,
  RECORD,
  type RunningService,
  readMetrics,
  recorded,
  startService,
  startWorker,
  testStream,
} from "../../support/runtime/shop";

const stream = testStream("orders");

/** Does what the path says. */
const HANDLER = `
exports.default = async (request, { publish, log, signal }) => {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/echo") {
    return new Response(await request.text(), {
      status: 201,
      headers: [["x-method", request.method], ["set-cookie", "a=1"], ["set-cookie", "b=2"]],
    });
  }
  if (pathname === "/publish") {
    await publish(searchParams.get("stream"), { key: "k", value: { n: Number(searchParams.get("n")) } });
    return Response.json({ published: true });
  }
  if (pathname === "/slow") {
    log.info("slow began");
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    return new Response("done");
  }
  if (pathname === "/wait") {
    signal.addEventListener("abort", () => log.info("caller gone"));
    await new Promise(() => undefined);
  }
  if (pathname === "/nothing") return undefined;
  throw new Error("the secret is 1234");
};`;

describe("a service", () => {
  let platform: TestPlatform;
  let service: RunningService;

  beforeAll(async () => {
    platform = await joinTestPlatform();
    await declareWorkload(platform, "orders", stream, "write");
    service = await startService(platform, "orders", stream, HANDLER);
  });
  afterAll(() => platform?.stop());

  const get = (path: string, init?: RequestInit) => fetch(`${service.url}${path}`, init);

  it("answers with what the handler returns", async () => {
    const response = await get("/echo?a=b", { method: "PUT", body: "héllo" });
    expect(response.status).toBe(201);
    expect(await response.text()).toBe("héllo");
    expect(response.headers.get("x-method")).toBe("PUT");
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it("publishes what a worker then receives", async () => {
    await declareWorkload(platform, "shipping", stream, "read");
    expect(await (await get("/publish?stream=orders&n=7")).json()).toEqual({ published: true });
    const worker = await startWorker(platform, "shipping", stream, RECORD);
    await worker.waitFor("recorded");
    expect(recorded(worker)).toEqual([7]);
    await worker.stop();
  });

  it("answers 500 with an id when the handler fails, and tells the cause to the log alone", async () => {
    const response = await get("/fails");
    expect(response.status).toBe(500);
    const body = (await response.json()) as { id: string };
    expect(JSON.stringify(body)).not.toContain("secret");
    const line = await service.program.waitFor((logged) => logged.id === body.id);
    expect(JSON.stringify(line)).toContain("the secret is 1234");
  });

  it("takes no Response for a failure of the handler", async () => {
    expect((await get("/nothing")).status).toBe(500);
  });

  it("refuses to publish to a stream that is not declared", async () => {
    expect((await get("/publish?stream=other&n=1")).status).toBe(500);
    await service.program.waitFor((line) => JSON.stringify(line).includes('The stream \\"other\\" is not declared'));
  });

  it("refuses a body over 1 MiB", async () => {
    const response = await get("/echo", { method: "POST", body: "x".repeat(1024 * 1024 + 1) });
    expect(response.status).toBe(413);
    expect((await get("/echo", { method: "POST", body: "x".repeat(1024 * 1024) })).status).toBe(201);
  });

  it("tells the handler when the caller has gone", async () => {
    const abort = new AbortController();
    const pending = get("/wait", { signal: abort.signal }).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    abort.abort();
    await pending;
    await service.program.waitFor("caller gone");
  });

  it("is live and ready on the health port", async () => {
    const health = `http://localhost:${service.healthPort}`;
    expect((await fetch(`${health}/readyz`)).status).toBe(200);
    expect((await fetch(`${health}/healthz`)).status).toBe(200);
    expect((await fetch(`${health}/other`)).status).toBe(404);
  });

  it("counts what it answers and publishes", async () => {
    const metrics = await readMetrics(service.healthPort);
    expect(metrics['headwater_events_published_total{stream="orders"}']).toBe(1);
    expect(metrics['headwater_http_request_duration_seconds_count{method="PUT",status="201"}']).toBe(1);
    expect(metrics['headwater_http_request_duration_seconds_count{method="POST",status="413"}']).toBe(1);
    expect(metrics['headwater_http_request_duration_seconds_count{method="GET",status="499"}']).toBe(1);
    expect(metrics.nodejs_eventloop_lag_seconds).toBeGreaterThanOrEqual(0);
    expect(metrics.process_resident_memory_bytes).toBeGreaterThan(1e7);
  });

  it("answers the requests in flight on SIGTERM and accepts no others", async () => {
    let isDone = false;
    const slow = get("/slow").finally(() => {
      isDone = true;
    });
    await service.program.waitFor("slow began");
    service.program.signal("SIGTERM");
    // It takes a busy machine a while to be told.
    const another = () =>
      get("/echo")
        .then(() => "answered")
        .catch(() => "refused");
    await expect.poll(another, { timeout: 3_000, interval: 100 }).toBe("refused");
    expect(isDone).toBe(false);
    expect(await (await slow).text()).toBe("done");
    expect(await service.program.exit()).toBe(0);
  });

  it("needs no Kafka if it publishes nothing", async () => {
    const alone = await startService(platform, "orders", stream, HANDLER, {
      HEADWATER_PUBLICATIONS: "[]",
      HEADWATER_KAFKA_CREDENTIALS: "/nowhere",
    });
    expect((await fetch(`${alone.url}/echo`)).status).toBe(201);
    expect(await alone.program.stop()).toBe(0);
  });

  it("says what is wrong with a handler that is none", async () => {
    const env = await platform.workloadEnv("shop/orders", "orders-kafka", "exports.handler = () => 1;");
    const program = platform.run("service", [], env);
    expect(await program.exit()).toBe(1);
    expect(await platform.terminationMessage(program)).toMatch(/exports an object with handler; export a function/);
  });
});
