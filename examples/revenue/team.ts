import { join } from "node:path";
import type { App } from "cdktf";
import {
  Auth,
  Contract,
  DurableEntity,
  EventStream,
  Handler,
  HeadwaterStack,
  type Platform,
  Team,
} from "../../constructs";
import type { Streams } from "./streams";

const EVERYBODY = {
  auth: Auth.public("An example has no issuer of tokens."),
  rateLimit: { requests: 100, per: "minute", by: "address" },
} as const;

/** A join and an aggregation: an entity for each order, and one for each customer. */
export function billingTeam(app: App, platform: Platform): void {
  const billing = new Team(new HeadwaterStack(app, "billing"), "billing", { platform });
  const contract = <E>(name: string) => Contract.avro<E>(join(__dirname, "contracts", `${name}.avsc`));
  const handler = (name: string) => Handler.fromFile(join(__dirname, "handlers", `${name}.ts`));

  const orderPlaced = new EventStream(billing, "order-placed", {
    contract: contract<Streams["order-placed"]>("order-placed"),
    key: "orderId",
  });
  const paymentMade = new EventStream(billing, "payment-made", {
    contract: contract<Streams["payment-made"]>("payment-made"),
    key: "orderId",
  });
  const orderPaid = new EventStream(billing, "order-paid", {
    contract: contract<Streams["order-paid"]>("order-paid"),
    key: "customerId",
  });
  const orderUnmatched = new EventStream(billing, "order-unmatched", {
    contract: contract<Streams["order-unmatched"]>("order-unmatched"),
    key: "orderId",
    visibility: "platform",
  });
  const customerRevenue = new EventStream(billing, "customer-revenue", {
    contract: contract<Streams["customer-revenue"]>("customer-revenue"),
    key: "customerId",
    visibility: "platform",
  });
  const paymentLate = new EventStream(billing, "payment-late", {
    contract: contract<Streams["payment-late"]>("order-paid"),
    key: "customerId",
    visibility: "platform",
  });
  orderPlaced.ingests("/orders", EVERYBODY);
  paymentMade.ingests("/payments", EVERYBODY);

  const matching = new DurableEntity(billing, "matching", {
    handler: handler("matching"),
    env: { DEADLINE_SECONDS: "60" },
  });
  matching.subscribes(orderPlaced, { deadLetter: true });
  matching.subscribes(paymentMade, { deadLetter: true });
  matching.publishes(orderPaid, orderUnmatched);

  const revenue = new DurableEntity(billing, "revenue", {
    handler: handler("revenue"),
    env: { WINDOW_SECONDS: "60", GRACE_SECONDS: "10" },
  });
  revenue.subscribes(orderPaid, { deadLetter: true });
  revenue.publishes(customerRevenue, paymentLate);
}
