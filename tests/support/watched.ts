import { App } from "cdktf";
import {
  AccessLogStream,
  Auth,
  Durable,
  DurableFunction,
  EventStream,
  Gateway,
  Handler,
  type KubernetesObject,
  Service,
  StateStream,
  Tls,
  Topology,
  Worker,
} from "../../constructs";
import { alerts } from "../../constructs/concerns/alerts";
import { dashboards } from "../../constructs/concerns/dashboards";
import { monitors } from "../../constructs/concerns/monitors";
import { prometheus } from "../../constructs/engines/prometheus";
import type { AlertIntent } from "../../constructs/intents/monitoring";
import { operatorsStack } from "../../stacks/operators";
import { platformStack } from "../../stacks/platform";
import { shopStack } from "../../stacks/shop";
import { program } from "./synth";

/** What one owner is watched by. */
export interface Watched {
  readonly owner: string;
  readonly namespace: string;
  readonly alerts: readonly AlertIntent[];
  readonly objects: readonly KubernetesObject[];
}

/** The address that the rules of `watched` link to. */
export const RUNBOOKS = "https://runbooks.example/headwater";

/** Monitors, alerts and dashboards of everything that a program declares. */
export function watched(app: App): Watched[] {
  const topology = Topology.of(app);
  const engine = prometheus({ namespace: "monitoring", labels: { release: "monitoring" }, runbooks: RUNBOOKS });
  const platformNamespace = topology.platforms[0]?.namespace ?? "";
  const render = (owner: string, name: string, namespace: string): Watched => {
    const intents = [monitors, alerts, dashboards].flatMap((concern) => concern.derive(topology, owner));
    const rendersFor = { name, namespace, platformNamespace, runtimeConfigMap: "headwater-runtime" };
    return {
      owner,
      namespace,
      alerts: alerts.derive(topology, owner) as AlertIntent[],
      objects: engine.render(intents, rendersFor),
    };
  };
  return [
    ...topology.platforms.map(({ path, name, namespace }) => render(path, name, namespace)),
    ...topology.workloads.map(({ path, name, team }) => render(path, name, topology.team(team).namespace)),
  ];
}

/** The sample's program. */
export function sampleApp(): App {
  const app = new App();
  shopStack(app, platformStack(app, operatorsStack(app)));
  return app;
}

/** A program with every kind of workload, and of gateway, that is watched differently. */
export function everyKindApp(): App {
  const { app, team } = program({
    durable: Durable.embedded(),
    gateways: {
      public: Gateway.envoy({ hosts: ["shop.example"], tls: Tls.secret("shop-example") }),
      inner: Gateway.envoy({ hosts: ["inner.example"] }),
    },
  });
  new AccessLogStream(team, "requests", { gateways: ["public"] });
  const handler = Handler.inline("module.exports = async () => undefined;");
  const placed = new EventStream(team, "order-placed", { partitions: 12 });
  const shipped = new EventStream(team, "order-shipped", { partitions: 2 });
  const orders = new Service(team, "orders", { handler });
  orders.publishes(placed);
  const shipping = new Worker(team, "shipping", { handler, scaling: { max: 6, lagPerReplica: 20 } });
  shipping.subscribes(placed, { deadLetter: true });
  shipping.subscribes(shipped);
  shipping.publishes(shipped);
  const rates = new StateStream(team, "rates", { key: "country" });
  orders.publishes(rates);
  shipping.holds(rates);
  const archive = new Worker(team, "shipping-archive", {
    container: { image: "registry.example/archive:1", metrics: { path: "/stats", port: 9100 } },
    storage: { size: "1Gi" },
    scaling: { max: 2, lagPerReplica: 4000 },
  });
  archive.subscribes(placed);
  new DurableFunction(team, "checkout", { handler }).subscribes(placed);
  const reports = new Service(team, "reports", { handler, scaling: { max: 3 } });
  reports.exposes("/reports", { auth: Auth.public("A test."), gateway: "inner" });
  reports.publishes(placed);
  reports.holds(rates);
  new Service(team, "legacy", { container: { image: "registry.example/legacy:1", port: 8080 } });
  return app;
}
