import type { EventHandler } from "../../constructs";

interface OrderPlaced {
  readonly orderId: string;
  readonly customerId: string;
}

/** Ships an order that was placed. */
const shipping: EventHandler<OrderPlaced> = async ({ value }, { log }) => {
  if (!value) return;
  log.info("shipped", { orderId: value.orderId, customerId: value.customerId });
};
export default shipping;
