import type { RequestHandler } from "../../../constructs";

/** Publishes the order that it is sent to each stream: 202 once it is with the broker. */
const till: RequestHandler = async (request, { publish }) => {
  const order = (await request.json()) as { id: string };
  for (const format of ["avro", "json", "protobuf"]) {
    await publish(`orders-in-${format}`, { key: order.id, value: order });
  }
  return Response.json({ orderId: order.id }, { status: 202 });
};
export default till;
