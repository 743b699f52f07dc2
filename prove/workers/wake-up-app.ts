import { App } from "cdktf";
import {
  Auth,
  ChartSource,
  Duration,
  EventStream,
  Gateway,
  Handler,
  HeadwaterStack,
  Kafka,
  Observability,
  Operators,
  Platform,
  Service,
  Team,
  Worker,
} from "../../constructs";
import { WORKERS } from "./wake-up-workers";

// Workers that differ in how often their lag is looked at, and a service that follows its requests.
const app = new App();
const operators = new HeadwaterStack(app, "operators");
const charts = ChartSource.folder(process.env.HEADWATER_CHARTS ?? "");
new Operators(operators, "operators", { gateway: true, knative: true, prometheusDefinitions: false, charts });
const core = new HeadwaterStack(app, "platform");
core.addDependency(operators);
const platform = new Platform(core, "platform", {
  kafka: Kafka.embedded(),
  observability: Observability.none(),
  gateways: { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 1 }) },
});

const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });
const open = Auth.public("A proof.");
const till = new Service(shop, "till", {
  handler: Handler.inline(`module.exports = async (request, { publish }) => {
    const { stream, id } = await request.json();
    await publish(stream, { value: { id } });
    return new Response(null, { status: 202 });
  };`),
});
till.exposes("/events", { auth: open });

for (const { name, pollingSeconds } of WORKERS) {
  const stream = new EventStream(shop, `for-${name}`, { partitions: 4 });
  till.publishes(stream);
  const worker = new Worker(shop, name, {
    handler: Handler.inline('module.exports = async ({ value }, { log }) => log.info("handled", value);'),
    scaling: { pollingInterval: Duration.seconds(pollingSeconds), cooldown: Duration.seconds(5) },
  });
  worker.subscribes(stream);
}

const reports = new Service(shop, "reports", {
  handler: Handler.inline('module.exports = async () => new Response("here");'),
  scaling: { cooldown: Duration.seconds(6) },
});
reports.exposes("/reports", { auth: open });

app.synth();
