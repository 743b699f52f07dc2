import { describe, expect, test } from "vitest";
import {
  Contract,
  Durable,
  DurableEntity,
  type DurableEntityHandlers,
  DurableFunction,
  type DurableHandler,
  Duration,
  EventStream,
  Handler,
  Registry,
} from "../../../constructs";
import { type DurableHarnessOptions, testDurable } from "../../../constructs/testing";
import { program } from "../../support/synth";

/** A function and an entity that take orders, and a function that both may call. */
function shop() {
  const { app, team } = program({ registry: Registry.embedded(), durable: Durable.embedded() });
  const contract = Contract.avro<{ orderId: string }>({
    inline: { type: "record", name: "Order", fields: [{ name: "orderId", type: "string" }] },
  });
  const placed = new EventStream(team, "order-placed", { contract });
  const settled = new EventStream(team, "settled", { contract });
  const code = (text: string) => Handler.inline(`module.exports = ${text};`);
  const checkout = new DurableFunction(team, "checkout", { handler: code("async () => 'deployed'") });
  checkout.subscribes(placed);
  checkout.publishes(settled, placed);
  const stock = new DurableEntity(team, "stock", {
    handler: code(
      "{ handlers: { add: async (n, { state }) => state.set('sum', n + ((await state.get('sum')) ?? 0)) } }",
    ),
  });
  stock.subscribes(placed);
  const pricing = new DurableFunction(team, "pricing", { handler: code("async (n) => n * 2") });
  checkout.calls(pricing, stock);
  return app;
}

const checkout = (handler: NonNullable<DurableHarnessOptions["handler"]>, options: DurableHarnessOptions = {}) =>
  testDurable(shop(), "shop/checkout", { handler, ...options });

/** Three steps with what undoes them; each tells in `done` what it does, and with which key. */
function saga(done: string[]) {
  const does = (what: string) => (step: { readonly idempotencyKey: string }) => {
    done.push(`${what} ${step.idempotencyKey}`);
  };
  return checkout(async (_, context) =>
    context.saga(async ({ step }) => {
      for (const name of ["reserve", "charge", "ship"]) {
        await step(name, does(name), does(`undo ${name}`), { retries: 3, within: 60_000 });
      }
      return "shipped";
    }),
  );
}

const UNDONE = ["undo ship inv_1/3", "undo charge inv_1/2", "undo reserve inv_1/1"];

describe("a durable function in a test", () => {
  test("takes each step once, and is resumed after each of them", async () => {
    const done: string[] = [];
    let resumed = 0;
    const harness = checkout(async (input: { n: number }, { run, log }) => {
      resumed++;
      log.info("begins");
      const first = await run("first", () => done.push("first"));
      const second = await run("second", () => done.push("second"));
      log.info("ends");
      return { ...input, first, second };
    });
    const call = await harness.call({ n: 5 });
    expect(call).toMatchObject({ outcome: "completed", result: { n: 5, first: 1, second: 2 }, error: undefined });
    expect([done, resumed]).toEqual([["first", "second"], 3]);
    expect(call.steps).toEqual(
      ["first", "second"].map((name) => ({ name, tries: 1, outcome: "done", error: undefined })),
    );
    expect(call.logs.map(({ msg }) => msg)).toEqual(["begins", "ends"]);
  });

  test("that does something else when it is resumed is told so", async () => {
    let times = 0;
    const harness = checkout(async (_, { run }) => {
      await run(`step ${times++}`, () => undefined);
      await run("last", () => undefined);
    });
    await expect(harness.call()).rejects.toThrow(
      /shop\.checkout\/run is not deterministic: when it was resumed it did something else than before\.[\s\S]*step 0/,
    );
  });

  test("undoes what it did when a step fails for good, is tried again before, and takes no real time", async () => {
    const done: string[] = [];
    const harness = saga(done);
    harness.inject("ship", { fault: "error", reason: "no carrier" });
    const call = await harness.call();
    expect(call).toMatchObject({ outcome: "failed", error: "no carrier" });
    expect(done).toEqual(["reserve inv_1/1", "charge inv_1/2", ...UNDONE]);
    expect(call.steps.map(({ name, tries, outcome }) => `${name} ${tries} ${outcome}`)).toEqual([
      "reserve 1 done",
      "charge 1 done",
      "ship 4 failed",
      "undo ship 1 done",
      "undo charge 1 done",
      "undo reserve 1 done",
    ]);
    expect(harness.now).toEqual(new Date("2000-01-01T00:00:00.700Z"));
  });

  test("goes on when a step fails less often than it is tried", async () => {
    const harness = saga([]);
    harness.inject("charge", { fault: "error", times: 3 });
    const { outcome, result, steps } = await harness.call();
    expect([outcome, result, steps[1]]).toEqual([
      "completed",
      "shipped",
      { name: "charge", tries: 4, outcome: "done", error: undefined },
    ]);
  });

  test("undoes what it did when a step is late", async () => {
    const done: string[] = [];
    const harness = saga(done);
    harness.inject("ship", { fault: "hang" });
    const call = await harness.call();
    expect(call.outcome).toBe("waiting");
    await harness.advance(Duration.milliseconds(59_999));
    expect(call.outcome).toBe("waiting");
    await harness.advance(Duration.milliseconds(1));
    expect(call).toMatchObject({ outcome: "failed", error: "Timeout occurred" });
    expect(done.slice(2)).toEqual(UNDONE);
  });

  test("does a step again, with the same key, if its process ends before the result is kept", async () => {
    const done: string[] = [];
    const harness = saga(done);
    harness.inject("charge", { fault: "crash" });
    expect(await harness.call()).toMatchObject({ outcome: "completed", result: "shipped" });
    expect(done).toEqual(["reserve inv_1/1", "charge inv_1/2", "charge inv_1/2", "ship inv_1/3"]);
  });

  test("is paused when nothing helps", async () => {
    const call = await checkout(async (_, { run }) => run("ask", () => Promise.reject(new Error("no answer")))).call();
    expect(call).toMatchObject({ outcome: "paused", error: "no answer", steps: [{ name: "ask", tries: 70 }] });
  });

  test("ends with a failure of its own", async () => {
    expect(await checkout(async (_, { fail }) => fail("no stock")).call()).toMatchObject({
      outcome: "failed",
      error: "no stock",
    });
  });

  test("waits for people and for timers", async () => {
    const harness = checkout(async (_, context) => {
      const { id, promise } = context.awakeable<string>();
      await context.run("ask", () => id);
      const answer = await promise.orTimeout(Duration.days(2).toMilliseconds());
      await context.sleep(1_000);
      return [answer, await context.now()];
    });
    const [yes, no, late] = [await harness.call(), await harness.call(), await harness.call()];
    expect(yes).toMatchObject({ outcome: "waiting", awakeables: [expect.stringMatching(/^sign_1/)] });
    await harness.resolve(yes.awakeables[0] ?? "", "yes");
    await harness.reject(no.awakeables[0] ?? "", "no");
    expect([yes.outcome, no.outcome, no.error]).toEqual(["waiting", "failed", "no"]);
    await harness.advance(Duration.seconds(1));
    expect(yes.result).toEqual(["yes", Date.parse("2000-01-01T00:00:01Z")]);
    await harness.advance(Duration.days(2));
    expect([late.outcome, late.error]).toEqual(["failed", "Timeout occurred"]);
    expect(harness.now).toEqual(new Date("2000-01-03T00:00:01Z"));
    await expect(harness.resolve("sign_1nothing")).rejects.toThrow('There is no awakeable "sign_1nothing".');
  });

  test("combines what it waits for", async () => {
    const harness = checkout(async (_, context) => {
      const steps = [context.run("a", () => 1), context.run("b", () => 2)] as const;
      const first = await context.race([context.sleep(50), context.sleep(20)]);
      return [await context.all(steps), first];
    });
    const call = await harness.call();
    await harness.advance(Duration.milliseconds(20));
    expect(call.result).toEqual([[1, 2], null]);
  });

  test("publishes as its streams say, with the step's key as the event's id", async () => {
    const harness = checkout(async (value: object, { publish }) => publish("settled", { value }));
    const { published } = await harness.call({ orderId: "17" });
    expect(published).toMatchObject([{ stream: "settled", value: { orderId: "17" }, headers: { ce_id: "inv_1/1" } }]);
    expect(harness.published).toEqual(published);
    const wrong = await harness.call({ orderId: 17 });
    expect([wrong.outcome, wrong.error]).toEqual(["paused", expect.stringContaining("orderId is no string")]);
  });

  test("runs once for one event, and for one idempotency key", async () => {
    const harness = checkout(async (order, { event }) => [order, event?.stream, event?.key]);
    const event = { key: "k", value: { orderId: "17" }, headers: { ce_id: "e-1" } };
    const call = await harness.send("order-placed", event);
    expect(call.result).toEqual([{ orderId: "17" }, "order-placed", "k"]);
    expect(await harness.send("order-placed", event)).toBe(call);
    const keyed = await harness.call(1, { idempotencyKey: "a" });
    expect(await harness.call(2, { idempotencyKey: "a" })).toBe(keyed);
    expect(harness.invocations).toEqual([call, keyed]);
    await expect(harness.send("order-placed", { value: { orderID: 1 } })).rejects.toThrow("orderID");
  });

  test("calls the program's other functions, or what the test puts in their place", async () => {
    const handler: DurableHandler = async (n, { function: called }) => called("pricing").call(n);
    expect((await checkout(handler).call(7)).result).toBe(14);
    const pricing: DurableHandler<number> = async (n, { fail }) => (n > 5 ? fail("too much") : 1);
    const harness = checkout(handler, { callees: { "shop/pricing": pricing } });
    expect((await harness.call(5)).result).toBe(1);
    expect(await harness.call(6)).toMatchObject({ outcome: "failed", error: "too much" });
    expect(harness.invocations.map(({ target }) => target)).toContain("shop.pricing/run");
    expect(await checkout(async (_, { function: called }) => called("prices").send(1)).call()).toMatchObject({
      outcome: "paused",
      error: expect.stringContaining('"prices" is not declared as called by this function'),
    });
  });

  test("calls later what it says", async () => {
    const harness = checkout(async (_, { entity }) => {
      entity("stock", "chair", "add").send(1, { delay: 60_000 });
      await entity("stock", "chair", "add").call(2);
    });
    await harness.call();
    const added = () => harness.invocations.filter(({ target }) => target === "shop.stock/chair/add").length;
    expect(added()).toBe(1);
    await harness.advance(Duration.minutes(1));
    expect(added()).toBe(2);
  });

  test("runs the code that would be deployed", async () => {
    expect((await testDurable(shop(), "shop/checkout").call()).result).toBe("deployed");
  });
});

describe("a durable entity in a test", () => {
  const stock: DurableEntityHandlers = {
    handlers: {
      add: async (n: number, { state, sleep }) => {
        const sum = ((await state.get<number>("sum")) ?? 0) + n;
        await sleep(10);
        state.set("sum", sum);
        return sum;
      },
      "order-placed": async ({ orderId }: { orderId: string }, { state, key }) =>
        state.set("last", `${key} ${orderId}`),
      forget: async (_, { state }) => state.clear("sum"),
    },
    queries: { sum: async (_, { state }) => state.get("sum") },
  };
  const entity = () => testDurable(shop(), "shop/stock", { handler: stock });

  test("handles the calls of a key one after the other, and answers questions meanwhile", async () => {
    const harness = entity();
    const [first, second] = [await harness.call(1, to("add")), await harness.call(2, to("add"))];
    expect([first.outcome, second.outcome]).toEqual(["waiting", "running"]);
    expect((await harness.call(undefined, to("sum"))).result).toBeUndefined();
    await harness.advance(Duration.milliseconds(20));
    expect([first.result, second.result]).toEqual([1, 3]);
    expect([harness.state("chair"), harness.state("table")]).toEqual([{ sum: 3 }, {}]);
    await harness.call(undefined, to("forget"));
    expect(harness.state("chair")).toEqual({});
  });
  const to = (handler: string) => ({ handler, key: "chair" });

  test("takes the events of its key", async () => {
    const harness = entity();
    await harness.send("order-placed", { key: "chair", value: { orderId: "17" } });
    expect(harness.state("chair")).toEqual({ last: "chair 17" });
    await expect(harness.send("order-placed", { value: { orderId: "17" } })).rejects.toThrow("has no key");
    await expect(harness.call(1, to("remove"))).rejects.toThrow(
      'shop/stock has no handler "remove". There are: "add", "order_placed", "forget", "sum".',
    );
  });
});
