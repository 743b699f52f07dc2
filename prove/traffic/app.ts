import { join } from "node:path";
import { App } from "cdktf";
import {
  AccessLogStream,
  Auth,
  ChartSource,
  Contract,
  EventStream,
  Gateway,
  Handler,
  HeadwaterStack,
  Kafka,
  Observability,
  Operators,
  Platform,
  Registry,
  Service,
  Team,
  Worker,
} from "../../constructs";
import { readRelease } from "./release";

// A team with two services and a stream behind two proxies of a gateway.
const release = readRelease(process.env);
const app = new App();
const operators = new HeadwaterStack(app, "operators");
new Operators(operators, "operators", {
  gateway: true,
  prometheusDefinitions: false,
  charts: ChartSource.folder(process.env.HEADWATER_CHARTS ?? ""),
});
const core = new HeadwaterStack(app, "platform");
core.addDependency(operators);
const platform = new Platform(core, "platform", {
  kafka: Kafka.embedded(),
  registry: Registry.embedded(),
  observability: Observability.none(),
  gateways: { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 2 }) },
});

const open = Auth.public("A proof.");
const shop = new Team(new HeadwaterStack(app, "shop"), "shop", { platform });
const steady = new Service(shop, "steady", {
  // Long enough that whatever happens meets requests in hand.
  handler: Handler.inline(`module.exports = async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return new Response(${JSON.stringify(release.version)});
  };`),
  replicas: 2,
});
steady.exposes("/steady", {
  auth: open,
  ...(release.limited ? { rateLimit: { requests: 10_000, per: "second", by: "route" } } : {}),
});
steady.exposes("/few", {
  auth: open,
  ...(release.limited ? { rateLimit: { requests: 1, per: "hour", by: "route" } } : {}),
});

const other = new Service(shop, "other", {
  handler: Handler.inline('module.exports = async () => new Response("ok");'),
});
other.exposes("/other", { auth: open });
if (release.jwks !== "") {
  other.exposes("/tokens", {
    auth: Auth.jwt({ issuer: "https://id.example", audiences: ["shop"], keys: { inline: release.jwks } }),
  });
}

const events = new EventStream(shop, "events", {
  contract: Contract.avro<{ orderId: string }>(join(__dirname, "../../contracts/order-placed.avsc")),
  key: "orderId",
  partitions: 2,
});
events.ingests("/events", { auth: open });
const reader = new Worker(shop, "reader", {
  handler: Handler.inline(
    "module.exports = async ({ cloudEvent }, { log }) => log.info('read', { event: cloudEvent?.id });",
  ),
  scaling: { min: 1, max: 1 },
});
reader.subscribes(events);

const operations = new Team(new HeadwaterStack(app, "operations"), "operations", { platform });
const requests = new AccessLogStream(operations, "requests");
const auditor = new Worker(operations, "auditor", {
  handler: Handler.inline(
    "module.exports = async ({ value }, { log }) => log.info('read', { request: [value.method, value.path, value.status].join(' ') });",
  ),
  scaling: { min: 1, max: 1 },
});
auditor.subscribes(requests);

app.synth();
