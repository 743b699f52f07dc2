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

/** Dynamic rules: what a worker does follows a stream of state, and changes while it runs. */
export function fraudTeam(app: App, platform: Platform): void {
  const fraud = new Team(new HeadwaterStack(app, "fraud"), "fraud", { platform });
  const contract = <E>(name: string) => Contract.avro<E>(join(__dirname, "contracts", `${name}.avsc`));

  const paymentMade = new EventStream(fraud, "payment-made", {
    contract: contract<Streams["payment-made"]>("payment-made"),
    key: "paymentId",
  });
  const paymentHeld = new EventStream(fraud, "payment-held", {
    contract: contract<Streams["payment-held"]>("payment-held"),
    key: "paymentId",
    visibility: "platform",
  });
  const rules = new StateStream(fraud, "rules", {
    contract: Contract.jsonSchema<Streams["rules"]>(join(__dirname, "contracts/rule.json")),
    key: "country",
    partitions: 1,
  });
  paymentMade.ingests("/payments", EVERYBODY);
  rules.ingests("/rules", EVERYBODY);

  const screening = new Worker(fraud, "screening", {
    handler: Handler.fromFile(join(__dirname, "handlers/screening.ts")),
  });
  screening.subscribes(paymentMade, { deadLetter: true });
  screening.holds(rules);
  screening.publishes(paymentHeld);
}
