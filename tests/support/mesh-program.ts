import { App } from "cdktf";
import {
  Auth,
  Duration,
  EventStream,
  Gateway,
  Handler,
  HeadwaterStack,
  Mesh,
  type MeshEngine,
  Platform,
  Registry,
  Service,
  Team,
  Worker,
} from "../../constructs";

/** Two teams on a platform with a mesh: calls within and across them, with each option, and what goes outside. */
export function meshProgram(mesh: MeshEngine = Mesh.istio()): App {
  const app = new App();
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform", {
    mesh,
    registry: Registry.embedded(),
    gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) },
  });
  const shop = new Team(new HeadwaterStack(app, "shop-stack"), "shop", { platform });
  const billing = new Team(new HeadwaterStack(app, "billing-stack"), "billing", { platform });
  const handler = Handler.inline("module.exports = async () => new Response();");
  const placed = new EventStream(shop, "order-placed");

  const payment = new Service(billing, "payment", { handler, visibility: "platform", replicas: 3 });
  const paymentNext = new Service(billing, "payment-next", { handler, visibility: "platform" });
  const orders = new Service(shop, "orders", { handler });
  orders.publishes(placed);
  orders.exposes("/orders", { auth: Auth.public("a test"), canary: { service: stock(shop, handler), percent: 5 } });
  orders.reaches("api.bank.example", 443);
  orders.reaches("192.0.2.7", 5432);
  const hasty = new Service(shop, "hasty", { handler });
  const shipping = new Worker(shop, "shipping", { handler });
  shipping.subscribes(placed, { deadLetter: true });
  shipping.reaches("smtp.example", 587);
  if (mesh.declaration.mode === "ambient") {
    for (const caller of [orders, hasty, shipping]) caller.calls(payment, paymentNext);
    return app;
  }
  orders.calls(payment, {
    timeout: Duration.seconds(2),
    retries: { attempts: 2, perTryTimeout: Duration.milliseconds(500) },
    outlierDetection: { consecutiveGatewayErrors: 3 },
    maxConnections: 20,
    locality: "zone",
    canary: { service: paymentNext, percent: 10 },
    mirror: paymentNext,
  });
  hasty.calls(payment, { timeout: Duration.milliseconds(200) });
  shipping.calls(payment);
  return app;
}

const stock = (shop: Team, handler: Handler): Service => new Service(shop, "stock", { handler });
