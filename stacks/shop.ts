import type { App } from "cdktf";
import {
  Auth,
  Contract,
  Duration,
  EventStream,
  Handler,
  HeadwaterStack,
  type Platform,
  Service,
  Team,
  Worker,
} from "../constructs";
import type { Streams } from "./streams";

/** The sample team: orders are placed by a request; shipping wakes up when one was. */
export function shopStack(app: App, platform: Platform): void {
  const stack = new HeadwaterStack(app, "shop");
  const shop = new Team(stack, "shop", { platform });

  const orderPlaced = new EventStream(shop, "order-placed", {
    contract: Contract.avro<Streams["order-placed"]>("contracts/order-placed.avsc"),
    key: "orderId",
    partitions: 4,
    retention: Duration.days(7),
  });

  const orders = new Service(shop, "orders", { handler: Handler.fromFile("stacks/handlers/orders.ts") });
  orders.publishes(orderPlaced);
  orders.exposes("/orders", {
    auth: Auth.public("The sample has no issuer of tokens."),
    rateLimit: { requests: 100, per: "minute", by: "address" },
  });

  const shipping = new Worker(shop, "shipping", {
    handler: Handler.fromFile("stacks/handlers/shipping.ts"),
    scaling: { max: 4, lagPerReplica: 50, pollingInterval: Duration.seconds(1), cooldown: Duration.seconds(15) },
  });
  shipping.subscribes(orderPlaced, { deadLetter: true });
}
