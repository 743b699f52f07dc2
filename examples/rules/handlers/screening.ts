import type { EventHandler } from "../../../constructs";
import type { Streams } from "../streams";

/** Holds a payment that is above its country's limit at the moment. */
const screening: EventHandler<Streams["payment-made"]> = async ({ value }, { table, publish }) => {
  if (!value) return;
  const { paymentId, country, amount } = value;
  const rule = table<Streams["rules"]>("rules").get(country);
  if (!rule || amount <= rule.above) return;
  const held: Streams["payment-held"] = { paymentId, reason: `${amount} from ${country} is above ${rule.above}` };
  await publish("payment-held", { key: paymentId, value: held });
};
export default screening;
