import { randomUUID } from "node:crypto";
import type { RequestHandler } from "headwater";
import type { Streams } from "../streams.ts";

/** Takes an order by POST, and answers when its event is with the broker. */
const orders: RequestHandler = async (request, { publish }) => {
  if (request.method !== "POST") return new Response("POST an order\n", { status: 405, headers: { allow: "POST" } });
  const { customerId } = (await request.json()) as { customerId: string };
  const value: Streams["order-placed"] = { orderId: randomUUID(), customerId };
  await publish("order-placed", { key: value.orderId, value });
  return Response.json({ orderId: value.orderId }, { status: 202 });
};
export default orders;
