import { join } from "node:path";
import type { App } from "cdktf";
import {
  Auth,
  Contract,
  DurableEntity,
  DurableFunction,
  EventStream,
  Handler,
  HeadwaterStack,
  type Platform,
  Service,
  Team,
} from "../../constructs";
import type { Streams } from "./streams";

/** A saga for each order, and an entity for each article. */
export function checkoutTeam(app: App, platform: Platform): void {
  const checkouts = new Team(new HeadwaterStack(app, "checkouts"), "checkouts", { platform });
  const contract = <E>(name: string) => Contract.avro<E>(join(__dirname, "contracts", `${name}.avsc`));
  const handler = (name: string) => Handler.fromFile(join(__dirname, "handlers", `${name}.ts`));

  const orderPlaced = new EventStream(checkouts, "order-placed", {
    contract: contract<Streams["order-placed"]>("order-placed"),
    key: "article",
  });
  const orderSettled = new EventStream(checkouts, "order-settled", {
    contract: contract<Streams["order-settled"]>("order-settled"),
    key: "orderId",
    visibility: "platform",
  });
  orderPlaced.ingests("/orders", {
    auth: Auth.public("An example has no issuer of tokens."),
    rateLimit: { requests: 100, per: "minute", by: "address" },
  });

  const partners = new Service(checkouts, "partners", { handler: handler("partners") });
  const checkout = new DurableFunction(checkouts, "checkout", { handler: handler("checkout") });
  checkout.subscribes(orderPlaced, { deadLetter: true });
  checkout.calls(partners);
  checkout.publishes(orderSettled);

  const sales = new DurableEntity(checkouts, "sales", { handler: handler("sales") });
  sales.subscribes(orderPlaced, { deadLetter: true });
}
