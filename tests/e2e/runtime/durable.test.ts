import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { Durable, DurableFunction, Duration, Handler } from "../../../constructs";
import { testDurable } from "../../../constructs/testing";
import { DurableWorld, eventually } from "../../support/runtime/durable";
import { program as declaration } from "../../support/synth";

/** Notes what it does, with the step's key; a step named in `fails` fails for good, one in `hangs` never answers. */
const SAGA = `
const { appendFileSync } = require("node:fs");
module.exports = async (order, context) => {
  const note = (line) => appendFileSync(process.env.NOTES + "/notes-" + order.id, line + "\\n");
  const does = (name) => async ({ idempotencyKey }) => {
    if (order.hangs === name) return new Promise(() => undefined);
    if (order.fails === name) throw new Error(name + " is not possible");
    note(name + " " + idempotencyKey);
    return name;
  };
  const undoes = (name) => ({ idempotencyKey }) => note("undo " + name + " " + idempotencyKey);
  return await context.saga(async (saga) => {
    for (const name of ["reserve", "charge", "ship"]) {
      await saga.step(name, does(name), undoes(name), { retries: 1, within: 1500 });
      if (order.pause) await context.sleep(order.pause);
    }
    return "done";
  });
};`;

/** Whatever else a function can wait for, and how it fails. */
const COMBINES = `
module.exports = async ({ fails }, context) => {
  const both = await context.all([context.run("a", () => 1), context.run("b", () => 2)]);
  const first = await context.race([context.sleep(60_000), context.run("c", () => "c")]);
  const late = await context.awakeable().promise.orTimeout(50).catch((error) => error.message);
  const never = () => { throw new Error("never"); };
  const failed = await context.run("d", never, { retries: 1 }).catch((error) => [error.name, error.message]);
  const refused = await context.function("strict").call(both).catch((error) => error.message);
  if (fails) context.fail("as it was told");
  return { both, first, late, failed, refused, event: context.event ?? "none" };
};`;
const STRICT = 'module.exports = async (given, { fail }) => fail("no " + given.join());';

const calling = (...names: readonly string[]) => ({
  HEADWATER_DURABLE_CALLEES: JSON.stringify(names.map((name) => `shop.${name}`)),
});

describe("a durable function", () => {
  let world: DurableWorld;
  beforeAll(async () => {
    world = await DurableWorld.start();
    await world.deploy("shop/checkout", SAGA);
  });
  afterAll(() => world?.stop());

  /** How many steps' results Restate has: what is done and not kept may be done again. */
  const kept = async (id: string) => {
    const ofCall = `JOIN sys_invocation i ON i.id = j.id WHERE i.idempotency_key = '${id}'`;
    const [row] = await world.restate.query(
      `SELECT COUNT(*) AS kept FROM sys_journal j ${ofCall} AND j.entry_type = 'Notification: Run'`,
    );
    return Number(row?.kept);
  };
  const names = (id: string) => world.noted(id).map((line) => line.replace(/ inv_\S+$/, ""));

  it("takes the steps of a saga in order, each with a key of its own", async () => {
    const response = await world.restate.call("shop.checkout/run", { id: "o-1" });
    expect(await response.json()).toBe("done");
    expect(names("o-1")).toEqual(["reserve", "charge", "ship"]);
    const keys = world.noted("o-1").map((line) => line.split(" ")[1]);
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toMatch(/^inv_\w+\/1$/);
  });

  it("compensates in reverse order when a step fails for good", async () => {
    const response = await world.restate.call("shop.checkout/run", { id: "o-2", fails: "ship" });
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("ship is not possible");
    expect(names("o-2")).toEqual(["reserve", "charge", "undo ship", "undo charge", "undo reserve"]);
    const [, charge = "", , undone] = world.noted("o-2");
    expect(undone).toBe(`undo ${charge}`);
  });

  it("compensates when a step is late", async () => {
    const response = await world.restate.call("shop.checkout/run", { id: "o-3", hangs: "charge" });
    expect(response.status).toBe(408);
    expect(names("o-3")).toEqual(["reserve", "undo charge", "undo reserve"]);
  });

  it("runs once for one idempotency key", async () => {
    const call = () => world.restate.call("shop.checkout/run", { id: "o-4" }, { "idempotency-key": "orders/o-4" });
    await call();
    expect(await (await call()).json()).toBe("done");
    expect(names("o-4")).toHaveLength(3);
  });

  it("refuses calls that Restate has not signed", async () => {
    const { url } = await world.host("shop/other", SAGA);
    const { connect } = await import("node:http2");
    const session = connect(url);
    const request = session.request({ ":path": "/invoke/shop.other/run", ":method": "POST" });
    const status = await new Promise((resolve, reject) => {
      request.on("response", (headers) => resolve(headers[":status"])).on("error", reject);
      request.end("{}");
    });
    session.destroy();
    expect(status).toBe(401);
  });

  it("goes on where it stopped when its process is killed", async () => {
    const first = await world.deploy("shop/slow", SAGA);
    await world.restate.call("shop.slow/run/send", { id: "o-5", pause: 700 }, { "idempotency-key": "o-5" });
    await eventually(async () => (await kept("o-5")) >= 2, "the second step");
    await first.program.stop("SIGKILL");
    await world.host("shop/slow", SAGA, { PORT: first.port });
    const result = await world.restate.call("shop.slow/run", { id: "o-5", pause: 700 }, { "idempotency-key": "o-5" });
    expect(await result.json()).toBe("done");
    expect(names("o-5")).toEqual(["reserve", "charge", "ship"]);
  });

  it("goes on when Restate itself is killed", async () => {
    await world.restate.call("shop.checkout/run/send", { id: "o-6", pause: 700 }, { "idempotency-key": "o-6" });
    await eventually(async () => (await kept("o-6")) >= 2, "the second step");
    await world.restate.restart();
    const result = await world.restate.call(
      "shop.checkout/run",
      { id: "o-6", pause: 700 },
      { "idempotency-key": "o-6" },
    );
    expect(await result.json()).toBe("done");
    expect(names("o-6")).toEqual(["reserve", "charge", "ship"]);
  });

  it("waits for a person, and for other functions", async () => {
    await world.deploy(
      "shop/approval",
      `module.exports = async (request, context) => {
        const { id, promise } = context.awakeable();
        context.function("asker").send({ id });
        const decision = await promise;
        return { decision, priced: await context.function("pricing").call({ n: 20 }) };
      };`,
      calling("asker", "pricing"),
    );
    const asker = `module.exports = async ({ id }, context) => { context.log.info("asks", { id }); };`;
    const { program } = await world.deploy("shop/asker", asker);
    await world.deploy("shop/pricing", "module.exports = async ({ n }) => n * 2;");
    const result = world.restate.call("shop.approval/run", {});
    const { id } = await program.waitFor("asks");
    await world.restate.call(`restate/awakeables/${id}/resolve`, "yes");
    expect(await (await result).json()).toEqual({ decision: "yes", priced: 40 });
  });

  it("calls nothing that it does not declare", async () => {
    const { program } = await world.deploy(
      "shop/nosy",
      `module.exports = (n, context) => context.function("pricing").call(n);`,
    );
    await world.restate.call("shop.nosy/run/send", {});
    const refused = (line: object) => JSON.stringify(line).includes("is not declared as called by this function");
    expect(JSON.stringify(await program.waitFor(refused))).toContain("shop/nosy");
  });

  it("ends with a failure that it gives itself", async () => {
    await world.deploy("shop/strict", `module.exports = async (_, { fail }) => fail("no stock");`);
    const response = await world.restate.call("shop.strict/run", {});
    expect(response.status).toBe(500);
    expect(await response.text()).toContain("no stock");
  });

  /** What comes of the same calls in the harness of tests. */
  it("is tested as it is run", async () => {
    await world.deploy("shop/strict", STRICT);
    await world.deploy("shop/combines", COMBINES, calling("strict"));
    const { app, team } = declaration({ durable: Durable.embedded() });
    const code = { checkout: SAGA, combines: COMBINES, strict: STRICT };
    const { combines, strict } = Object.fromEntries(
      Object.entries(code).map(([name, text]) => {
        return [name, new DurableFunction(team, name, { handler: Handler.inline(text) })];
      }),
    );
    if (combines && strict) combines.calls(strict);
    vi.stubEnv("NOTES", world.folder);
    /** Without the invocations' own ids; those of steps count from 1 in both. */
    const noted = (name: string) => world.noted(name).map((line) => line.replace(/inv_\w+\//, ""));

    for (const [name, order] of [
      ["checkout", {}],
      ["checkout", { fails: "charge" }],
      ["checkout", { hangs: "ship" }],
      ["combines", {}],
      ["combines", { fails: true }],
    ] as const) {
      const response = await world.restate.call(`shop.${name}/run`, { ...order, id: `run ${JSON.stringify(order)}` });
      const answer = (await response.json()) as { readonly message: string };

      const harness = testDurable(app, `shop/${name}`);
      if ("hangs" in order) harness.inject(order.hangs, { fault: "hang" });
      const call = await harness.call({ ...order, id: `tested ${JSON.stringify(order)}` });
      await harness.advance(Duration.seconds(2));
      expect(call.outcome).toBe(response.ok ? "completed" : "failed");
      expect(response.ok ? call.result : call.error).toEqual(response.ok ? answer : answer.message);
      expect(noted(`tested ${JSON.stringify(order)}`)).toEqual(noted(`run ${JSON.stringify(order)}`));
    }
    vi.unstubAllEnvs();
  });

  it("ends on SIGTERM when what it runs has ended", async () => {
    const { program } = await world.deploy("shop/brief", "module.exports = async () => 1;");
    await world.restate.call("shop.brief/run", {});
    expect(await program.stop()).toBe(0);
  });
});

describe("a durable entity", () => {
  let world: DurableWorld;
  beforeAll(async () => {
    world = await DurableWorld.start();
    await world.deploy(
      "shop/account",
      `module.exports = {
        handlers: {
          add: async (n, { key, state, event }) => {
            const seen = [...((await state.get("seen")) ?? []), n];
            await new Promise((resolve) => setTimeout(resolve, 5));
            state.set("seen", seen);
            return event && event.id;
          },
          "order-placed": async (n, { state }) => state.set("seen", [n]),
        },
        queries: { seen: async (_, { state }) => state.get("seen") },
      };`,
      { HEADWATER_DURABLE_KIND: "entity" },
    );
  });
  afterAll(() => world?.stop());

  it("keeps state for each key, and handles one key's calls in order", async () => {
    for (let n = 0; n < 20; n++) {
      for (const key of ["a", "b"]) await world.restate.call(`shop.account/${key}/add/send`, n);
    }
    const seen = async (key: string) => (await world.restate.call(`shop.account/${key}/seen`)).json();
    for (const key of ["a", "b"]) {
      await eventually(async () => ((await seen(key)) as number[]).length === 20, `all of ${key} are handled`);
    }
    const all = Array.from({ length: 20 }, (_, n) => n);
    expect([await seen("a"), await seen("b")]).toEqual([all, all]);
  });

  it("has handlers that are named like streams", async () => {
    const code = 'module.exports = (n, { entity }) => entity("account", "c", "order-placed").call(n);';
    await world.deploy("shop/placing", code, calling("account"));
    await world.restate.call("shop.placing/run", 5);
    expect(await (await world.restate.call("shop.account/c/seen")).json()).toEqual([5]);
  });
});
