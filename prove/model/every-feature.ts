import { App, TerraformVariable } from "cdktf";
import {
  AccessLogStream,
  Auth,
  Contract,
  Durable,
  DurableEntity,
  DurableFunction,
  Duration,
  EventStream,
  Gateway,
  Handler,
  HeadwaterStack,
  Kafka,
  Observability,
  Platform,
  Registry,
  SecretValue,
  Service,
  StateStream,
  Team,
  Tls,
  Traces,
  Worker,
} from "../../constructs";

/** A program that has everything that workloads and streams can have, of two teams in stacks of their own. */
export function everyFeature(): App {
  const app = new App();
  const core = new HeadwaterStack(app, "core");
  const platform = new Platform(core, "events", {
    namespace: "hub",
    kafka: Kafka.embedded({ storage: "2Gi" }),
    registry: Registry.embedded(),
    durable: Durable.restate({ nodes: 3, snapshots: { url: "s3://restate/prod", region: "eu-central-1" } }),
    gateways: {
      public: Gateway.envoy({
        hosts: ["shop.example", "*.shop.example"],
        tls: Tls.secret("shop-example-tls"),
        clientCertificates: { authority: { configMap: "partners-ca" } },
      }),
      inside: Gateway.envoy({ hosts: ["inside.example"], service: "ClusterIP", teams: ["shop"] }),
    },
    observability: Observability.prometheus({ labels: { release: "monitoring" } }),
    traces: Traces.otlp({ host: "collector.observability.svc", sampling: 0.1 }),
    defaults: { labels: { "example.com/cost-centre": "42" }, registryMirror: "mirror.example/hub" },
  });
  const shop = new Team(new HeadwaterStack(app, "shop-stack"), "shop", { platform });
  const billing = new Team(new HeadwaterStack(app, "billing-stack"), "billing", {
    platform,
    namespace: "billing-prod",
  });
  const handler = Handler.inline("module.exports = async () => undefined;");

  const placed = new EventStream(shop, "order-placed", {
    contract: Contract.avro({
      inline: { type: "record", name: "OrderPlaced", fields: [{ name: "orderId", type: "string" }] },
    }),
    key: "orderId",
    partitions: 12,
    replicationFactor: 1,
    retention: { time: Duration.days(2), size: "8Mi" },
    maxEventSize: "2Mi",
    visibility: "platform",
    compatibility: "FULL",
  });
  const customers = new StateStream(shop, "customers", {
    contract: Contract.jsonSchema({
      inline: { type: "object", properties: { customerId: { type: "string" } }, required: ["customerId"] },
    }),
    key: "customerId",
    retention: Duration.days(365),
    tombstones: Duration.days(14),
  });
  const invoices = new EventStream(billing, "invoice-sent", {
    contract: Contract.protobuf({ inline: 'syntax = "proto3"; message InvoiceSent { string invoice_id = 1; }' }),
    visibility: "platform",
  });

  const pricing = new Service(shop, "pricing", {
    container: {
      image: "registry.example/pricing:1",
      port: 3000,
      health: { path: "/healthz" },
      metrics: { port: 9100 },
    },
    visibility: "platform",
    replicas: 2,
    quota: { requestPercentage: 50 },
    env: { LOG_LEVEL: "debug", REGION: new TerraformVariable(core, "region", { type: "string" }).stringValue },
  });
  // No stream, no call, no metrics: nothing but its name can be resolved.
  new Service(shop, "hermit", { container: { image: "registry.example/hermit:1", port: 80 } });
  const orders = new Service(shop, "orders", { handler, visibility: "platform" });
  orders.publishes(placed, customers);
  orders.calls(pricing);
  orders.exposes("/orders", {
    auth: Auth.jwt({
      issuer: "https://login.example",
      audiences: ["shop"],
      keys: { url: "https://login.example:8443/jwks.json" },
      claimHeaders: { sub: "x-user" },
      requiredClaims: { role: ["clerk"] },
    }),
    rateLimit: [
      { requests: 100, per: "minute", by: "subject" },
      { requests: 10, per: "second", by: "address" },
    ],
    timeout: Duration.seconds(5),
    retries: { attempts: 2, perTryTimeout: Duration.seconds(1) },
    cors: { origins: ["https://shop.example"], credentials: true },
    maxBody: "1Mi",
    canary: { service: pricing, percent: 10 },
    mirror: pricing,
  });
  orders.exposes("/partners", {
    auth: Auth.apiKey({ secret: "partners" }),
    methods: ["POST"],
    headers: { "x-v": "2" },
  });
  orders.exposes("/reports", { auth: Auth.basic({ secret: "operators" }), query: { full: "1" } });
  orders.exposes("/account", {
    auth: Auth.oidc({
      issuer: "https://login.example",
      clientId: "shop",
      secret: "login",
      keys: { url: "https://login.example:9443/jwks.json" },
      endpoints: { authorization: "https://login.example/authorize", token: "https://login.example:7443/token" },
    }),
    rateLimit: { requests: 1000, per: "day", by: "subject", scope: "global" },
    timeout: "none",
  });
  orders.exposes("/machines", { auth: Auth.clientCertificate({ uris: ["spiffe://partners.example/acme"] }) });

  const archive = new Service(shop, "archive", { handler, scaling: { max: 3, requestsPerReplica: 20 } });
  archive.exposes("/archive", { auth: Auth.apiKey({ secret: "partners" }) });

  const shipping = new Worker(shop, "shipping", {
    handler,
    scaling: {
      min: 1,
      max: 12,
      lagPerReplica: 10,
      schedules: [{ start: "50 7 * * MON-FRI", end: "0 18 * * MON-FRI", timezone: "Europe/Berlin", replicas: 3 }],
    },
    env: { CARRIER_KEY: SecretValue.of("carrier", "key") },
    quota: { producerByteRate: 1_000_000, consumerByteRate: 2_000_000 },
    concurrency: 4,
  });
  shipping.subscribes(placed, {
    retries: 2,
    retryMode: "viaStream",
    deadLetter: true,
    timeout: Duration.seconds(30),
  });
  shipping.subscribes(customers, { deadLetter: true });
  shipping.reaches("api.carrier.example", 8443);

  const films = new Worker(shop, "films", { handler, runsAs: "jobs", scaling: { max: 3 } });
  films.subscribes(placed, { timeout: Duration.hours(1), deadLetter: true });

  const repair = new Worker(shop, "repair", { handler });
  repair.subscribes(shipping.deadLetters);

  const checkout = new DurableFunction(shop, "checkout", { handler, visibility: "platform", maxReplicas: 2 });
  checkout.subscribes(placed, { deadLetter: true });
  checkout.publishes(customers);
  checkout.calls(pricing);
  checkout.reaches("api.bank.example", 9443);
  orders.calls(checkout);
  // It is called by an event or by nobody, and asks nobody else.
  const stock = new DurableEntity(billing, "stock", { handler, visibility: "platform" });
  stock.subscribes(invoices);
  checkout.calls(stock);

  const invoicing = new Worker(billing, "invoicing", {
    container: {
      image: "registry.example/invoicing:1",
      command: ["/app/invoicing"],
      args: ["--verbose"],
      metrics: { path: "/stats", port: 9200 },
    },
    transactional: true,
    storage: { size: "1Gi", mountPath: "/data" },
    resources: { cpu: "250m", memory: "512Mi" },
  });
  invoicing.subscribes(placed, { from: "latest" });
  invoicing.publishes(invoices);
  invoicing.calls(orders);

  new AccessLogStream(billing, "requests", { gateways: ["public"] });

  const ledger = new Service(billing, "ledger", {
    container: { image: "registry.example/ledger:1", port: 8080, protocol: "grpc" },
    storage: { size: "5Gi" },
  });
  ledger.subscribes(invoices);
  ledger.exposes("/billing.Ledger", { auth: Auth.external({ service: pricing, requestHeaders: ["cookie"] }) });
  const reminders = new Worker(billing, "reminders", { handler });
  reminders.subscribes(invoices);
  reminders.calls(ledger, pricing, checkout);
  return app;
}
