import { Contract, EventStream, Handler, type HeadwaterStack, type IPlatform, Service, Team, Worker } from "headwater";
import type { Streams } from "./streams.ts";

/** The team's streams, and who publishes and handles their events. */
export function declareTeam(stack: HeadwaterStack, platform: IPlatform): void {
  const team = new Team(stack, "my-team", { platform });

  const orderPlaced = new EventStream(team, "order-placed", {
    contract: Contract.avro<Streams["order-placed"]>("contracts/order-placed.avsc"),
    key: "orderId",
  });

  const orders = new Service(team, "orders", { handler: Handler.fromFile("handlers/orders.ts") });
  orders.publishes(orderPlaced);

  const shipping = new Worker(team, "shipping", { handler: Handler.fromFile("handlers/shipping.ts") });
  shipping.subscribes(orderPlaced, { deadLetter: true });
}
