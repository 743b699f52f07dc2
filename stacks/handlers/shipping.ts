import type { EventHandler } from "../../constructs";
import type { Streams } from "../streams";

/** Ships an order that was placed. */
const shipping: EventHandler<Streams["order-placed"]> = async ({ value }, { log }) => {
  if (!value) return;
  log.info("shipped", { orderId: value.orderId, customerId: value.customerId });
};
export default shipping;
