import { App } from "cdktf";
import {
  AccessLogStream,
  Auth,
  Durable,
  DurableFunction,
  Duration,
  EventStream,
  Gateway,
  Handler,
  HeadwaterStack,
  Mesh,
  Observability,
  Platform,
  Service,
  Team,
  Traces,
  Worker,
} from "../../../constructs";

// Callers of one service, each with another way to call it, behind a gateway. The environment says:
/** `address:port` of a server outside the cluster. */
const [outside = "", port = "0"] = (process.env.OUTSIDE ?? "").split(":");

const app = new App();
const traces = Traces.otlp({ host: "collector.observability.svc", sampling: 1 });
const core = new HeadwaterStack(app, "meshed");
const platform = new Platform(core, "meshed", {
  mesh: Mesh.istio(),
  traces,
  durable: Durable.embedded(),
  gateways: { public: Gateway.envoy({ hosts: ["shop.example"], service: "ClusterIP", replicas: 1 }) },
  // Who is to read metrics is one of the callers here.
  observability: Observability.prometheus({ namespace: "trade" }),
});

const trade = new Team(new HeadwaterStack(app, "trade"), "trade", { platform });
const rung = new EventStream(trade, "rung");
const relay = Handler.fromFile("handlers/relay.ts");
const echo = Handler.fromFile("handlers/echo.ts");
const open = Auth.public("A test.");

const ledger = new Service(trade, "ledger", { handler: echo, replicas: 2 });
const ledgerNext = new Service(trade, "ledger-next", { handler: echo });

const caller = (name: string) => {
  const service = new Service(trade, name, { handler: relay });
  service.exposes(`/${name}`, { auth: open });
  return service;
};

const patient = caller("patient");
patient.publishes(rung);
patient.reaches(outside, Number(port));
patient.calls(ledger, {
  timeout: Duration.seconds(5),
  retries: { attempts: 3, perTryTimeout: Duration.seconds(2) },
  outlierDetection: {
    consecutiveGatewayErrors: 5,
    interval: Duration.milliseconds(100),
    baseEjectionTime: Duration.minutes(5),
  },
});
patient.calls(ledgerNext, { canary: { service: ledger, percent: 20 } });

const hasty = caller("hasty");
hasty.calls(ledger, { timeout: Duration.milliseconds(500) });

/** Is let through by the network and by its own proxy, as whoever is not the one that it says it is. */
const impostor = caller("impostor");
impostor.calls(ledger);
impostor.patch("AuthorizationPolicy", (policy) => {
  if (!policy.metadata.name.startsWith("call-from-trade-impostor")) return;
  policy.spec.rules = [{ from: [{ source: { principals: ["cluster.local/ns/trade/sa/patient"] } }] }];
});

/** Is let through by the network, and has no proxy. */
const outsider = caller("outsider");
outsider.calls(ledger);
// Opens the port of metrics to it, which the network lets it connect to as whoever watches the platform.
outsider.reaches("192.0.2.1", 8081);
outsider.patch("Deployment", ({ spec }) => {
  spec.template.metadata.labels["sidecar.istio.io/inject"] = "false";
});

ledger.exposes("/split", { auth: open, canary: { service: ledgerNext, percent: 20 }, mirror: ledgerNext });

const recorder = new Worker(trade, "recorder", { handler: Handler.fromFile("handlers/forward.ts") });
recorder.subscribes(rung);
recorder.calls(ledger);

const settling = new DurableFunction(trade, "settling", { handler: Handler.fromFile("handlers/settle.ts") });
settling.subscribes(rung);
settling.calls(ledger);
patient.calls(settling);

const operations = new Team(new HeadwaterStack(app, "operations"), "operations", { platform });
const requests = new AccessLogStream(operations, "requests", { partitions: 1 });
for (const service of [requests.collector, requests.writer]) {
  service.patch("Deployment", ({ spec }) => {
    spec.replicas = 1;
  });
}

app.synth();
