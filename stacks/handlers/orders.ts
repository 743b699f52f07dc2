import { randomUUID } from "node:crypto";
import type { RequestHandler } from "../../constructs";
import type { Streams } from "../streams";

/** Takes an order: 202 once the event is with the broker. */
const orders: RequestHandler = async (request, { publish }) => {
  if (request.method !== "POST") return new Response("POST an order\n", { status: 405, headers: { allow: "POST" } });
  const order = (await request.json().catch(() => undefined)) as { customerId?: unknown } | undefined;
  if (typeof order?.customerId !== "string") return new Response("customerId is missing\n", { status: 400 });

  const placed: Streams["order-placed"] = { orderId: randomUUID(), customerId: order.customerId };
  await publish("order-placed", { key: placed.orderId, value: placed });
  return Response.json({ orderId: placed.orderId }, { status: 202 });
};
export default orders;
