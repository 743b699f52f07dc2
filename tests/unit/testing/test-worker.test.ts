import { describe, expect, test } from "vitest";
import {
  type BatchHandler,
  Contract,
  Duration,
  type EventHandler,
  EventStream,
  Handler,
  Registry,
  StateStream,
  type SubscriptionOptions,
  Worker,
  type WorkerProps,
} from "../../../constructs";
import { testWorker } from "../../../constructs/testing";
import { program } from "../../support/synth";

interface Order {
  readonly orderId: string;
  readonly total?: number;
}

const order = (...fields: object[]) =>
  Contract.avro<Order>({
    inline: {
      type: "record",
      name: "Order",
      fields: [{ name: "orderId", type: "string" }, { name: "total", type: "double", default: 0 }, ...fields],
    },
  });

/** A worker that reads "placed" and publishes to "shipped". */
function shipping(
  handler: EventHandler<Order>,
  subscription: SubscriptionOptions<Order> = {},
  props: WorkerProps = {},
) {
  const { app, team } = program({ registry: Registry.embedded() });
  const placed = new EventStream(team, "placed", { contract: order(), key: "orderId" });
  const shipped = new EventStream(team, "shipped", { contract: order(), key: "orderId" });
  const worker = new Worker(team, "shipping", {
    handler: Handler.inline("module.exports = () => undefined;"),
    ...props,
  });
  worker.subscribes(placed, subscription);
  worker.publishes(shipped, placed);
  return { placed, harness: testWorker(app, "shop/shipping", { handler }) };
}

const failing: EventHandler = async () => {
  throw new Error("no stock");
};

describe("a worker in a test", () => {
  test("gets an event as its contract says, and publishes as its subscribers receive it", async () => {
    const { harness, placed } = shipping(async ({ key, value, time }, { publish, log }) => {
      log.info("shipping", { total: value?.total, year: time.getUTCFullYear() });
      await publish("shipped", { ...(key === undefined ? {} : { key }), value: { orderId: value?.orderId } });
    });
    const handling = await harness.send(placed, { key: "17", value: { orderId: "17" }, headers: { trace: "a" } });
    expect(handling).toMatchObject({
      outcome: "handled",
      error: undefined,
      attempts: 1,
      waitedMs: 0,
      deadLetter: undefined,
      published: [
        {
          stream: "shipped",
          key: "17",
          value: { orderId: "17", total: 0 },
          cloudEvent: { source: "/shop/shipping", type: "shipped", dataContentType: "application/avro" },
        },
      ],
    });
    expect(handling.logs).toContainEqual({ level: "info", msg: "shipping", total: 0, year: 2000 });
    expect(harness.published).toHaveLength(1);
  });

  test("is sent nothing that the stream would not take", async () => {
    const { harness } = shipping(async () => undefined);
    await expect(harness.send("placed", { key: "1", value: { orderID: "1" } })).rejects.toMatchObject({
      name: "PublishError",
      reason: "invalid",
      message: expect.stringContaining("orderID"),
    });
    await expect(harness.send("sold", { value: {} })).rejects.toThrow(
      'The worker does not subscribe to "sold", but to "placed".',
    );
  });

  test("may not publish what the contract does not say, or where it is not declared", async () => {
    const { harness } = shipping(
      async ({ value }, { publish }) => {
        await publish(value?.total === 1 ? "elsewhere" : "shipped", { value: { orderId: 1 } });
      },
      { retries: 0, deadLetter: true },
    );
    const wrong = await harness.send("placed", { value: { orderId: "1" } });
    expect(wrong.error).toContain('The value is not what stream "shipped" carries: orderId is no string');
    const undeclared = await harness.send("placed", { value: { orderId: "1", total: 1 } });
    expect(undeclared.error).toContain('The stream "elsewhere" is not declared as published');
  });

  test("is tried again without waiting, in a time of its own", async () => {
    let failures = 3;
    const { harness } = shipping(async () => {
      if (failures-- > 0) throw new Error("not yet");
    });
    const began = performance.now();
    const handling = await harness.send("placed", { value: { orderId: "1" } });
    expect(handling).toMatchObject({ outcome: "handled", attempts: 4, waitedMs: 250 + 500 + 1000 });
    expect(performance.now() - began).toBeLessThan(1_500);
    harness.advance(Duration.hours(1));
    expect(harness.now).toEqual(new Date("2000-01-01T01:00:01.750Z"));
  });

  test("is tried again after its key's next event, if its retries go via a stream", async () => {
    const handled: unknown[] = [];
    const { harness, placed } = shipping(
      async ({ id, value }) => {
        handled.push(value?.orderId);
        if (value?.orderId === "first" && handled.length < 4) throw new Error(`not yet: ${id}`);
        if (value?.orderId === "never") throw new Error("never");
      },
      { retries: 3, retryMode: "viaStream", deadLetter: true },
    );
    const [first, second] = await Promise.all(
      ["first", "second"].map((orderId) => harness.send(placed, { key: "k", value: { orderId } })),
    );
    expect(handled).toEqual(["first", "second", "first", "first"]);
    expect(first).toMatchObject({ outcome: "handled", attempts: 3, waitedMs: 250 + 500 });
    expect(second).toMatchObject({ outcome: "handled", attempts: 1 });
    const never = await harness.send(placed, { key: "k", value: { orderId: "never" } });
    expect(never).toMatchObject({
      outcome: "dead-lettered",
      attempts: 4,
      deadLetter: { stream: "placed", key: "k", attempts: 4, error: "never" },
    });
    expect(Object.keys(never.deadLetter?.headers ?? {})).not.toContain("headwater-retry-at");
  });

  test("has dead letters with their cause", async () => {
    const { harness } = shipping(failing as EventHandler<Order>, { retries: 2, deadLetter: true });
    const handling = await harness.send("placed", { key: "k", value: { orderId: "1" }, headers: { trace: "a" } });
    expect(handling).toMatchObject({
      outcome: "dead-lettered",
      attempts: 3,
      error: "no stock",
      deadLetter: { stream: "placed", key: "k", attempts: 3, error: "no stock", headers: { trace: "a" } },
    });
    expect(harness.deadLetters).toEqual([handling.deadLetter]);
  });

  test("stops at an event that fails, if there are no dead letters", async () => {
    const { harness } = shipping(failing as EventHandler<Order>, { retries: 0 });
    expect(await harness.send("placed", { value: { orderId: "1" } })).toMatchObject({
      outcome: "stopped",
      error: expect.stringMatching(/^The handler failed once for event shop\.placed\/0\/0: no stock\./),
    });
  });

  test("does not see an event that does not decode", async () => {
    const { harness } = shipping(async () => undefined, { deadLetter: true });
    const handling = await harness.sendBytes("placed", Buffer.from("{"), { key: "1" });
    expect(handling).toMatchObject({
      outcome: "dead-lettered",
      attempts: 0,
      error: expect.stringContaining("can't be decoded"),
    });
  });

  test.each([
    [false, 2],
    [true, 1],
  ])("with transactions %s, keeps what %i tries published", async (transactional, count) => {
    let failures = 1;
    const { harness } = shipping(
      async ({ value }, { publish }) => {
        await publish("shipped", { value });
        if (failures-- > 0) throw new Error("after that");
      },
      {},
      { transactional },
    );
    const { outcome, published } = await harness.send("placed", { value: { orderId: "1" } });
    expect([outcome, published.length]).toEqual(["handled", count]);
  });

  test("reads with a schema of its own", async () => {
    const { harness } = shipping(async ({ value }, { log }) => log.info("read", { ...value }), {
      reads: order({ name: "note", type: "string", default: "none" }),
    });
    const { logs } = await harness.send("placed", { value: { orderId: "1" } });
    expect(logs).toContainEqual({ level: "info", msg: "read", orderId: "1", total: 0, note: "none" });
  });

  test("handles the events of a key one after the other", async () => {
    const order: string[] = [];
    const { harness } = shipping(async ({ key, offset }) => {
      order.push(`${key} begins ${offset}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(`${key} ends ${offset}`);
    });
    const send = () => harness.send("placed", { key: "a", value: { orderId: "1" } });
    await Promise.all([send(), send()]);
    expect(order).toEqual(["a begins 0", "a ends 0", "a begins 1", "a ends 1"]);
  });

  test.each([
    ["JSON", Contract.jsonSchema({ inline: { type: "object", properties: { n: { type: "integer" } } } })],
    ["Protobuf", Contract.protobuf({ inline: 'syntax = "proto3"; message Count { int32 n = 1; }' })],
  ])("reads a contract in %s", async (_, contract) => {
    const { app, team } = program({ registry: Registry.embedded() });
    const counts = new EventStream(team, "counts", { contract });
    const handler = Handler.inline("module.exports = async ({ value }, { log }) => log.info('counted', value);");
    const worker = new Worker(team, "counter", { handler });
    worker.subscribes(counts);
    worker.publishes(counts);
    const harness = testWorker(app, "shop/counter");
    expect((await harness.send("counts", { value: { n: 7 } })).logs).toContainEqual({
      level: "info",
      msg: "counted",
      n: 7,
    });
    await expect(harness.send("counts", { value: { n: "many" } })).rejects.toMatchObject({ reason: "invalid" });
  });

  test("holds what the test puts into its tables", async () => {
    const { app, team } = program({ registry: Registry.embedded() });
    const placed = new EventStream(team, "placed");
    const rules = new StateStream(team, "rules", { contract: order(), key: "orderId" });
    const worker = new Worker(team, "pricing", { handler: Handler.inline("module.exports = () => undefined;") });
    worker.subscribes(placed);
    worker.holds(rules);
    worker.publishes(placed, rules);
    const harness = testWorker(app, "shop/pricing", {
      handler: async ({ key = "" }, { table, log }) => {
        const held = table<Order>("rules");
        log.info("looked", { rule: held.get(key), size: held.size, asOf: held.asOf, all: [...held.entries()] });
        if (key === "none") table("others");
      },
    });
    await harness.put(rules, "a", { orderId: "a", total: 7 });
    harness.advance(Duration.seconds(3));
    await harness.put("rules", "b", { orderId: "b" });
    await harness.put("rules", "b", null);
    const { logs } = await harness.send("placed", { key: "a", value: {} });
    const rule = { orderId: "a", total: 7 };
    const asOf = "2000-01-01T00:00:03.000Z";
    expect(logs).toContainEqual({ level: "info", msg: "looked", rule, size: 1, asOf, all: [["a", rule]] });
    expect((await harness.send("placed", { key: "none", value: {} })).error).toContain(
      'The stream "others" is not declared as held by this workload (declared: "rules").',
    );
    await expect(harness.put("rules", "c", { total: 1 } as never)).rejects.toMatchObject({ reason: "invalid" });
  });

  test("runs a handler of batches that says what its events are", async () => {
    const { app, team } = program({ registry: Registry.embedded() });
    const placed = new EventStream(team, "placed", { contract: order(), key: "orderId" });
    const worker = new Worker(team, "storing", { handler: Handler.inline("module.exports = () => undefined;") });
    worker.subscribes(placed, { batch: { size: 10 } });
    worker.publishes(placed);
    const store: BatchHandler<Order> = async (events, { log }) =>
      log.info("stored", { ids: events.map(({ value }) => value?.orderId) });
    const { logs } = await testWorker(app, "shop/storing", { handler: store }).send("placed", {
      value: { orderId: "1" },
    });
    expect(logs).toContainEqual({ level: "info", msg: "stored", ids: ["1"] });
  });

  test("runs the code that would be deployed", async () => {
    const { app, team } = program();
    const seen = new EventStream(team, "seen");
    const handler = Handler.inline("module.exports = async ({ value }, { log }) => log.info('saw', value);");
    const worker = new Worker(team, "watcher", { handler });
    worker.subscribes(seen);
    worker.publishes(seen);
    const { logs } = await testWorker(app, "shop/watcher").send("seen", { value: { n: 1 } });
    expect(logs).toContainEqual({ level: "info", msg: "saw", n: 1 });
    expect(() => testWorker(app, "shop/watchers")).toThrow(
      'There is no worker "shop/watchers". Did you mean "shop/watcher"? There are: shop/watcher.',
    );
  });

  test("is none if the program has mistakes, its module no function, or it is a container", () => {
    const { app, team } = program();
    const seen = new EventStream(team, "seen");
    const add = (id: string, props: WorkerProps) => {
      const worker = new Worker(team, id, props);
      worker.subscribes(seen);
      worker.publishes(seen);
    };
    add("empty", { handler: Handler.inline("exports.handle = () => 1;") });
    add("image", { container: { image: "shop/image:1.0.0" } });
    expect(() => testWorker(app, "shop/empty")).toThrow(/exports an object with handle; export a function/);
    expect(() => testWorker(app, "shop/image")).toThrow(/has no handler/);
    new Worker(team, "idle", { handler: Handler.inline("module.exports = () => 1;") });
    expect(() => testWorker(app, "shop/empty")).toThrow(/The declaration has mistakes:\n.*HW-WORKER-001/);
  });
});
