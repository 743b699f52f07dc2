import { App } from "cdktf";
import {
  ChartSource,
  Contract,
  Durable,
  DurableFunction,
  Duration,
  EventStream,
  Handler,
  HeadwaterStack,
  Kafka,
  Observability,
  Operators,
  Platform,
  Registry,
  Service,
  StateStream,
  Team,
  Worker,
} from "../../../constructs";
import { BAD_WORKERS, HARMLESS, UNLOADABLE } from "./bad-workers";

// Workers of the same stream, each of which does something else with its bad events.
const app = new App();
const operators = new HeadwaterStack(app, "operators");
new Operators(operators, "operators", { charts: ChartSource.folder(process.env.HEADWATER_CHARTS ?? "") });
const core = new HeadwaterStack(app, "platform");
core.addDependency(operators);
const platform = new Platform(core, "platform", {
  kafka: Kafka.embedded(),
  registry: Registry.embedded(),
  durable: Durable.embedded(),
  observability: Observability.prometheus(),
});

const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });
const orders = new EventStream(shop, "orders", { partitions: 2 });
const rules = new StateStream(shop, "rules", { key: "id", partitions: 1 });
const shipped = new EventStream(shop, "shipped", {
  contract: Contract.jsonSchema({ inline: { type: "object", properties: { order: { type: "integer" } } } }),
});

// In whose name the proof writes.
const till = new Service(shop, "till", { handler: Handler.inline("module.exports = async () => new Response();") });
till.publishes(orders);
till.publishes(rules);

// Which orders each worker has handled, in the order in which it did.
const ledger = new Service(shop, "ledger", {
  handler: Handler.inline(`const handled = {};
  module.exports = async (request) => {
    const [, worker, order] = new URL(request.url).pathname.split("/");
    if (order !== undefined) (handled[worker] ??= []).push(Number(order));
    return Response.json(handled[worker] ?? []);
  };`),
});

const note = (worker: string) =>
  `await fetch(process.env.LEDGER_URL + "/${worker}/" + value.order, { method: "POST", signal: AbortSignal.timeout(5000) });`;

for (const { name, does, props, options } of BAD_WORKERS) {
  const isBatch = options?.batch !== undefined;
  const handle = `async ({ value }, { publish }) => { if (value.bad) { ${does} } ${note(name)} }`;
  const batch = `async (events, context) => {
    for (const event of events) { const result = await one(event, context); if (result !== undefined) return result; }
  }`;
  const worker = new Worker(shop, name, {
    handler: Handler.inline(
      isBatch ? `const one = ${handle}; module.exports = ${batch};` : `module.exports = ${handle};`,
    ),
    // What it counted is there until it was read.
    scaling: { max: 1, cooldown: props?.runsAs === "jobs" ? Duration.seconds(5) : Duration.minutes(10) },
    ...props,
  });
  worker.subscribes(orders, { retries: 1, deadLetter: true, ...options });
  worker.calls(ledger);
  if (name === "misshapes") worker.publishes(shipped);
}

const harmless = new Worker(shop, HARMLESS, {
  handler: Handler.inline(`module.exports = async ({ value }) => { ${note(HARMLESS)} };`),
  scaling: { max: 1, cooldown: Duration.minutes(10) },
});
harmless.subscribes(orders, { deadLetter: true });
harmless.holds(rules);
harmless.calls(ledger);

const unloadable = new Worker(shop, UNLOADABLE, { handler: Handler.inline(`require("./forgotten.cjs");`) });
unloadable.subscribes(orders, { deadLetter: true });

// One fails as a whole, the other in a step.
const durable = {
  checkout: `throw new Error("no such card");`,
  billing: `await context.run("charge", () => { throw new Error("no answer"); }, { maxRetryAfter: 1000 });`,
};
for (const [name, does] of Object.entries(durable)) {
  const code = `module.exports = async ({ bad }, context) => { if (bad) { ${does} } };`;
  new DurableFunction(shop, name, { handler: Handler.inline(code) }).subscribes(orders, { deadLetter: true });
}

app.synth();
