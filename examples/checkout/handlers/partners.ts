import type { RequestHandler } from "../../../constructs";
import type { Streams } from "../streams";

/** Stands for a warehouse, a bank and a carrier. The bank refuses amounts above 1,000 euros. */
const partners: RequestHandler = async (request, { log }) => {
  const [, step, key] = new URL(request.url).pathname.split("/");
  const order = (await request.json()) as Streams["order-placed"];
  const refused = request.method === "PUT" && step === "charge" && order.amount > 1_000;
  log.info(request.method === "DELETE" ? `undo ${step}` : `${step}`, { key, orderId: order.orderId, refused });
  return new Response(null, { status: refused ? 402 : 204 });
};
export default partners;
