import { randomUUID } from "node:crypto";

interface Context {
  publish(stream: string, event: { key: string; value: unknown }): Promise<void>;
}

/** Takes an order: 202 once the event is with the broker. */
export default async function orders(request: Request, context: Context): Promise<Response> {
  if (request.method !== "POST") return new Response("POST an order\n", { status: 405, headers: { allow: "POST" } });
  const order = (await request.json().catch(() => undefined)) as { customerId?: unknown } | undefined;
  if (typeof order?.customerId !== "string") return new Response("customerId is missing\n", { status: 400 });

  const orderId = randomUUID();
  await context.publish("order-placed", { key: orderId, value: { ...order, orderId } });
  return Response.json({ orderId }, { status: 202 });
}
