import { randomUUID } from "node:crypto";
import type { RequestHandler } from "../../constructs";

/** Takes an order: 202 once the event is with the broker. */
const orders: RequestHandler = async (request, { publish }) => {
  if (request.method !== "POST") return new Response("POST an order\n", { status: 405, headers: { allow: "POST" } });
  const order = (await request.json().catch(() => undefined)) as { customerId?: unknown } | undefined;
  if (typeof order?.customerId !== "string") return new Response("customerId is missing\n", { status: 400 });

  const orderId = randomUUID();
  await publish("order-placed", { key: orderId, value: { ...order, orderId } });
  return Response.json({ orderId }, { status: 202 });
};
export default orders;
