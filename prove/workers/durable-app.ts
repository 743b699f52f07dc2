import { App } from "cdktf";
import {
  ChartSource,
  Durable,
  DurableEntity,
  DurableFunction,
  EventStream,
  Handler,
  HeadwaterStack,
  Observability,
  Operators,
  Platform,
  Service,
  Team,
} from "../../constructs";

/** Which code of the function is deployed. */
const version = process.env.CODE ?? "1";

const app = new App();
const charts = ChartSource.folder(process.env.HEADWATER_CHARTS ?? "");
const operators = new HeadwaterStack(app, "operators");
new Operators(operators, "operators", { prometheusDefinitions: false, charts });
const core = new HeadwaterStack(app, "platform");
core.addDependency(operators);
const observability = Observability.none();
const platform = new Platform(core, "platform", { durable: Durable.embedded(), observability });

const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });
const placed = new EventStream(shop, "order-placed");
const orders = new Service(shop, "orders", {
  handler: Handler.inline(`module.exports = async (request, { publish }) => {
    const order = await request.json();
    if (order.called) {
      const init = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(order) };
      return await fetch(process.env.CHECKOUT_URL + "/run", init);
    }
    await publish("order-placed", { key: order.id, value: order });
    return new Response(null, { status: 202 });
  };`),
});
orders.publishes(placed);

// What it was asked to do, and undo, for each order.
const partners = new Service(shop, "partners", {
  handler: Handler.inline(`const done = {};
  module.exports = async (request) => {
    const [, order, step] = new URL(request.url).pathname.split("/");
    if (request.method === "GET") return Response.json(done[order] ?? []);
    const behaviour = await request.text();
    if (behaviour === "fails") return new Response(null, { status: 402 });
    if (behaviour === "hangs") return await new Promise((resolve) => setTimeout(() => resolve(new Response()), 20_000));
    (done[order] ??= []).push(step);
    return new Response();
  };`),
});

// Its handler for the stream is found by the stream's name.
const ledger = new DurableEntity(shop, "ledger", {
  handler: Handler.inline(`module.exports = {
    handlers: {
      note: async ({ name, value }, { state }) => state.set(name, value),
      "order-placed": async (_, { state }) => state.set("placed", ((await state.get("placed")) ?? 0) + 1),
    },
    queries: { read: async (name, { state }) => (await state.get(name)) ?? null },
  };`),
});
ledger.subscribes(placed);

const checkout = new DurableFunction(shop, "checkout", {
  handler: Handler.inline(`module.exports = async (order, context) => {
    const note = (name, value) => context.entity("ledger", order.id, "note").call({ name, value });
    const ask = async (step, body = "") => {
      const init = { method: "POST", body, signal: AbortSignal.timeout(30_000) };
      const { ok, status } = await fetch(process.env.PARTNERS_URL + "/" + order.id + "/" + step, init);
      if (!ok) throw new Error(step + ": HTTP " + status);
    };
    if (order.wait) {
      const { id, promise } = context.awakeable();
      await note("awaits", id);
      await promise;
    }
    await context.saga(async (saga) => {
      for (const step of ["reserve", "charge", "ship"]) {
        await saga.step(step, () => ask(step, order[step]), () => ask("undo-" + step), { retries: 0, within: 1000 });
      }
    });
    await context.publish("order-ended", { key: order.id, value: { id: order.id } });
    await note("ended", "version ${version}");
  };`),
});
checkout.subscribes(placed);
checkout.calls(partners, ledger);
checkout.publishes(new EventStream(shop, "order-ended"));
orders.calls(checkout);

// So that the test does not wait for long until nothing runs.
for (const each of [checkout, ledger]) {
  each.patch("ScaledObject", ({ spec }) => {
    Object.assign(spec as object, { cooldownPeriod: 5 });
  });
}

app.synth();
