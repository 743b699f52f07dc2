import type { DurableHandler } from "../../../constructs";
import type { Streams } from "../streams";

/** Reserves, charges and ships. What can't be completed is undone, and then the order is cancelled. */
const checkout: DurableHandler<Streams["order-placed"]> = async (order, context) => {
  const settled = (outcome: Streams["order-settled"]["outcome"]) =>
    context.publish("order-settled", { key: order.orderId, value: { orderId: order.orderId, outcome } });
  try {
    await context.saga(async (saga) => {
      for (const step of ["reserve", "charge", "ship"]) {
        await saga.step(
          step,
          ({ idempotencyKey }) => ask(step, "PUT", idempotencyKey, order),
          ({ idempotencyKey }) => ask(step, "DELETE", idempotencyKey, order),
          { retries: 3, within: 30_000 },
        );
      }
    });
  } catch (error) {
    await settled("cancelled");
    throw error;
  }
  await settled("shipped");
};
export default checkout;

/** Partners count what has the same key once. */
async function ask(step: string, method: "PUT" | "DELETE", key: string, order: Streams["order-placed"]): Promise<void> {
  const response = await fetch(`${process.env.PARTNERS_URL}/${step}/${encodeURIComponent(key)}`, {
    method,
    body: JSON.stringify(order),
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`${step}: HTTP ${response.status}`);
}
