import type { EventHandler } from "../../../constructs";
import type { Streams } from "../streams";

/** Publishes an order with its customer's name and tier. */
const enriching: EventHandler<Streams["order-placed"]> = async ({ value }, { table, publish }) => {
  if (!value) return;
  const customers = table<Streams["customers"]>("customers");
  const customer = customers.get(value.customerId);
  // A customer may be published a moment after the order. It is tried again, and goes to the dead letters if none comes.
  if (!customer) throw new Error(`there is no customer ${value.customerId} as of ${customers.asOf.toISOString()}`);
  const { name, tier = "standard" } = customer;
  const enriched: Streams["order-enriched"] = { ...value, name, tier };
  await publish("order-enriched", { key: value.orderId, value: enriched });
};
export default enriching;
