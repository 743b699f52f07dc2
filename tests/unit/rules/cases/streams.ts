import { Contract } from "../../../../constructs/contracts/contract";
import { contractOf, deadLettersOf, platform, reading, service, stream, worker } from "../../../support/declarations";
import { breaks, holds, NUMBER_TOKEN, type RuleCases } from "./case";

const contract = contractOf(Contract.avro({ inline: '"string"' }));
const registry = platform({ registry: { url: "https://registry", podLabels: undefined } });
const ingest = service("orders-ingest", { ingests: "shop/orders", publishes: ["shop/orders"] });

const subscriber = (name = "mail") => worker(name, { subscribes: [reading("orders")] });
const publisher = service("web", { publishes: ["shop/orders"] });

export const streams: Readonly<Record<string, RuleCases>> = {
  "HW-STREAM-001": {
    compliant: [holds("published and read", stream("orders"), subscriber(), publisher)],
    broken: [
      breaks(
        "one subscriber",
        "Nobody publishes the stream; shop/mail subscribed to it.",
        stream("orders"),
        subscriber(),
      ),
      breaks(
        "three subscribers",
        "Nobody publishes the stream; shop/mail and 2 more subscribed to it.",
        stream("orders", { visibility: "platform" }),
        subscriber(),
        subscriber("b"),
        subscriber("c"),
      ),
    ],
    notApplicable: [
      holds("nobody reads it", stream("orders")),
      holds("dead letters", deadLettersOf("mail"), worker("repair", { subscribes: [reading("mail/dead-letters")] })),
    ],
  },
  "HW-STREAM-002": {
    compliant: [holds("read", stream("orders"), subscriber())],
    broken: [breaks("only published", "Nobody subscribes to the stream.", stream("orders"), publisher)],
    notApplicable: [holds("dead letters", deadLettersOf("mail"))],
  },
  "HW-STREAM-003": {
    compliant: [holds("as many as brokers", stream("orders", { replicationFactor: 3 }))],
    broken: [
      breaks(
        "more",
        "replicationFactor is 4, and the platform has 3 brokers.",
        stream("orders", { replicationFactor: 4 }),
      ),
      breaks(
        "one broker",
        "replicationFactor is 2, and the platform has 1 broker.",
        stream("orders", { replicationFactor: 2 }),
        platform({ kafka: { bootstrapServers: "kafka:9092", brokers: 1, podLabels: undefined } }),
      ),
    ],
    notApplicable: [
      holds("the brokers' default", stream("orders")),
      holds("a token", stream("orders", { replicationFactor: NUMBER_TOKEN })),
      holds("of a missing team", stream("orders", { replicationFactor: 9, team: "nowhere" })),
    ],
  },
  "HW-STREAM-004": {
    compliant: [holds("a key", stream("customers", { role: "state", key: "id" }))],
    broken: [
      breaks("none", "The stream of state has no key.", stream("customers", { role: "state" })),
      breaks("an empty one", "The stream of state has no key.", stream("customers", { role: "state", key: "" })),
    ],
    notApplicable: [holds("events", stream("orders"))],
  },
  "HW-INGEST-001": {
    compliant: [holds("contract and registry", ingest, stream("orders", { contract }), registry)],
    broken: [
      breaks("no contract", "The stream shop/orders has no contract.", ingest, stream("orders"), registry),
      breaks("no registry", "The platform core/platform has no registry.", ingest, stream("orders", { contract })),
    ],
    notApplicable: [holds("code of the user's", publisher, stream("orders"))],
  },
};
