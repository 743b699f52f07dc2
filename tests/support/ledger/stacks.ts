import type { App } from "cdktf";
import {
  Contract,
  EventStream,
  Handler,
  HeadwaterStack,
  type IStream,
  type Platform,
  Service,
  Team,
  Worker,
} from "../../../constructs";

interface Order {
  readonly id: string;
}

const contracts = {
  avro: Contract.avro<Order>("contracts/ledger/order.avsc"),
  json: Contract.jsonSchema<Order>("contracts/ledger/order.json"),
  protobuf: Contract.protobuf<Order>("contracts/ledger/order.proto"),
};

/** A team with a stream in each format, a service that publishes to all of them and a worker that reads them. */
export function ledgerStack(app: App, platform: Platform): IStream<Order>[] {
  const ledger = new Team(new HeadwaterStack(app, "ledger"), "ledger", { platform });
  const streams = Object.entries(contracts).map(
    ([format, contract]) =>
      new EventStream(ledger, `orders-in-${format}`, { contract, key: "id", partitions: 1, visibility: "platform" }),
  );
  const till = new Service(ledger, "till", { handler: Handler.fromFile("tests/support/ledger/till.ts") });
  for (const stream of streams) till.publishes(stream);
  reader(ledger, "tally", streams);
  return streams;
}

/** Another team, in a stack of its own, with a worker that reads the ledger's streams. */
export function auditStack(app: App, platform: Platform, streams: readonly IStream<Order>[]): void {
  reader(new Team(new HeadwaterStack(app, "audit"), "audit", { platform }), "auditor", streams);
}

function reader(team: Team, id: string, streams: readonly IStream<Order>[]): void {
  const handler = Handler.fromFile("tests/support/ledger/tally.ts");
  const worker = new Worker(team, id, { handler, scaling: { min: 1, max: 1 } });
  for (const stream of streams) worker.subscribes(stream);
}
