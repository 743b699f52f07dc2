import { join } from "node:path";
import type { App } from "cdktf";
import {
  Auth,
  Contract,
  EventStream,
  Handler,
  HeadwaterStack,
  type Platform,
  StateStream,
  Team,
  Worker,
} from "../../constructs";
import type { Streams } from "./streams";

const EVERYBODY = {
  auth: Auth.public("An example has no issuer of tokens."),
  rateLimit: { requests: 100, per: "minute", by: "address" },
} as const;

/** Enrichment: a worker adds to an event what another stream knows, more of it than fits into memory. */
export function salesTeam(app: App, platform: Platform): void {
  const sales = new Team(new HeadwaterStack(app, "sales"), "sales", { platform });
  const contract = <E>(name: string) => Contract.avro<E>(join(__dirname, "contracts", `${name}.avsc`));

  const orderPlaced = new EventStream(sales, "order-placed", {
    contract: contract<Streams["order-placed"]>("order-placed"),
    key: "orderId",
  });
  const orderEnriched = new EventStream(sales, "order-enriched", {
    contract: contract<Streams["order-enriched"]>("order-enriched"),
    key: "orderId",
    visibility: "platform",
  });
  const customers = new StateStream(sales, "customers", {
    contract: contract<Streams["customers"]>("customer"),
    key: "customerId",
  });
  orderPlaced.ingests("/sales", EVERYBODY);
  customers.ingests("/customers", EVERYBODY);

  const enriching = new Worker(sales, "enriching", {
    handler: Handler.fromFile(join(__dirname, "handlers/enriching.ts")),
    storage: { size: "1Gi" },
  });
  enriching.subscribes(orderPlaced, { deadLetter: true });
  enriching.holds(customers, { storage: "disk" });
  enriching.publishes(orderEnriched);
}
