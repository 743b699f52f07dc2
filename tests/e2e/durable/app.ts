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
} from "../../../constructs";

// A function that ends when somebody says so, in the version that the environment names.
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
    await publish("order-placed", { key: order.id, value: order });
    return new Response(null, { status: 202 });
  };`),
});
orders.publishes(placed);

const ledger = new DurableEntity(shop, "ledger", {
  handler: Handler.inline(`module.exports = {
    handlers: {
      note: async ({ name, value }, { state }) => state.set(name, value),
      "order-placed": async ({ id }, { state }) => state.set("placed", ((await state.get("placed")) ?? 0) + 1),
    },
    queries: { read: async (name, { state }) => (await state.get(name)) ?? null },
  };`),
});
ledger.subscribes(placed);

const checkout = new DurableFunction(shop, "checkout", {
  handler: Handler.inline(`module.exports = async (order, context) => {
    const note = (name, value) => context.entity("ledger", order.id, "note").call({ name, value });
    if (order.wait) {
      const { id, promise } = context.awakeable();
      await note("awaits", id);
      await promise;
    }
    await note("ended", "version ${version}");
  };`),
});
checkout.subscribes(placed);

app.synth();
