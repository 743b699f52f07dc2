import type { EventHandler } from "headwater";
import type { Streams } from "../streams.ts";

/** Ships an order that was placed. Nothing of it runs while there is none. */
const shipping: EventHandler<Streams["order-placed"]> = async ({ value }, { log }) => {
  log.info("shipped", { orderId: value?.orderId });
};
export default shipping;
