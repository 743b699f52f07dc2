import { App } from "cdktf";
import {
  Auth,
  Contract,
  Duration,
  EventStream,
  Gateway,
  Handler,
  HeadwaterStack,
  Platform,
  Registry,
  SecretValue,
  Service,
  StateStream,
  Team,
  Topology,
  Worker,
} from "../../../constructs";

export const avro = Contract.avro({
  inline: {
    type: "record",
    name: "OrderPlaced",
    namespace: "shop",
    doc: "An order was placed.",
    fields: [
      { name: "orderId", type: "string", doc: "Identifies the order." },
      { name: "placedAt", type: { type: "long", logicalType: "timestamp-millis" } },
      { name: "total", type: { type: "bytes", logicalType: "decimal", precision: 9, scale: 2 } },
      { name: "state", type: { type: "enum", name: "State", symbols: ["NEW", "PAID"], doc: "How far it is." } },
      {
        name: "address",
        doc: "Where it goes.",
        type: { type: "record", name: "Address", fields: [{ name: "zip", type: "string" }] },
      },
      { name: "gift", type: ["null", "boolean"], default: null },
      { name: "labels", type: { type: "map", values: ["null", "string"] } },
      {
        name: "lines",
        type: {
          type: "array",
          items: {
            type: "record",
            name: "Line",
            fields: [
              { name: "sku", type: "string" },
              { name: "parts", type: { type: "array", items: "Line" }, default: [] },
            ],
          },
        },
      },
      { name: "from", type: ["string", "Address"] },
    ],
  },
});

export const json = Contract.jsonSchema({
  inline: {
    title: "customer",
    description: "A customer, as known now.",
    type: "object",
    properties: {
      customerId: { type: "string", description: "Identifies the customer." },
      home: { $ref: "#/definitions/address" },
      friends: { type: "array", items: { $ref: "#" } },
      level: { enum: ["gold", "silver", null] },
      age: { type: "integer", minimum: 0 },
      extra: { type: "object", patternProperties: { "^x-": { type: "number" } }, additionalProperties: false },
    },
    required: ["customerId"],
    definitions: { address: { type: "object", properties: { street: { type: "string" } }, required: ["street"] } },
  },
});

export const protobuf = Contract.protobuf(
  {
    inline: `syntax = "proto3";
package billing;
import "google/protobuf/timestamp.proto";
import "google/protobuf/wrappers.proto";

// An invoice was sent.
message InvoiceSent {
  string invoice_id = 1; // Identifies the invoice.
  int64 cents = 2;
  google.protobuf.Timestamp sent_at = 3;
  repeated Line lines = 4;
  map<string, Line> by_sku = 5;
  oneof receiver { string mail = 6; string post = 7; }
  google.protobuf.StringValue note = 8;
  Status status = 9;
  optional bytes scan = 10;
  InvoiceSent corrects = 11;
  message Line { string sku = 1; }
  enum Status { OPEN = 0; PAID = 1; }
}
message Reminder { string invoice_id = 1; }
`,
  },
  { message: "billing.InvoiceSent" },
);

const handler = Handler.inline("module.exports = async () => undefined;");

/** A program that shows all that documents tell of: two teams, each kind of stream, of workload and of contract. */
export function everyFeature(): Topology {
  const app = new App();
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform", {
    registry: Registry.embedded(),
    gateways: { public: Gateway.envoy({ hosts: ["shop.example"] }) },
  });
  const shop = new Team(new HeadwaterStack(app, "shop-stack"), "shop", { platform });
  const billing = new Team(new HeadwaterStack(app, "billing-stack"), "billing", { platform });

  const placed = new EventStream(shop, "order-placed", {
    contract: avro,
    key: "orderId",
    partitions: 12,
    replicationFactor: 3,
    retention: { time: Duration.days(7), size: "10Gi" },
    maxEventSize: "2Mi",
    subject: "record",
    visibility: "platform",
  });
  const customers = new StateStream(shop, "customers", {
    contract: json,
    key: "customerId",
    compatibility: "FULL",
    retention: Duration.days(365),
    tombstones: Duration.days(14),
  });
  const clicks = new EventStream(shop, "clicks");
  const invoices = new EventStream(billing, "invoice-sent", { contract: protobuf, visibility: "platform" });

  const pricing = new Service(shop, "pricing", {
    container: { image: "registry.example/pricing:1", port: 8080 },
    visibility: "platform",
  });
  const orders = new Service(shop, "orders", { handler, replicas: 2 });
  orders.publishes(placed, clicks);
  orders.holds(customers);
  orders.calls(pricing);
  orders.exposes("/orders", { auth: Auth.public("a test") });
  orders.exposes("/baskets", { auth: Auth.public("a test") });

  const shipping = new Worker(shop, "shipping", { handler, scaling: { max: 12 } });
  shipping.subscribes(placed, { deadLetter: true, retries: 2 });
  shipping.subscribes(customers, { retryMode: "viaStream", deadLetter: true });
  shipping.publishes(customers);
  shipping.reaches("api.carrier.example", 443);

  const invoicing = new Worker(billing, "invoicing", {
    container: { image: "registry.example/invoicing:1" },
    transactional: true,
    storage: { size: "1Gi" },
    env: { KEY: SecretValue.of("keys", "key") },
  });
  invoicing.subscribes(placed, { reads: avro, from: "latest" });
  invoicing.publishes(invoices);

  const reminders = new Worker(billing, "reminders", { handler });
  reminders.subscribes(invoices);
  reminders.calls(pricing);

  const support = new Worker(shop, "support", { handler });
  support.subscribes(shipping.deadLetters);
  return Topology.of(app);
}
