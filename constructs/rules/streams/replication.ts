import { isToken } from "../../model/tokens";
import { teamOf } from "../lookups";
import { defineRule, judged } from "../rule";

export const replication = defineRule({
  code: "HW-STREAM-003",
  name: "A topic has no more replicas than there are brokers",
  why: "Kafka would refuse the topic: no broker holds two replicas of a partition.",
  fix: "Leave replicationFactor out to use the brokers' default, or add brokers to the platform.",
  example: `new EventStream(shop, "order-placed", { replicationFactor: 3 }); // with Kafka.embedded()`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["stream"],
  evaluate(topology, stream) {
    const { replicationFactor } = stream;
    const platform = topology.get(teamOf(topology, stream)?.platform ?? "");
    if (replicationFactor === undefined || isToken(replicationFactor) || platform?.kind !== "platform") {
      return "not applicable";
    }
    const { brokers } = platform.kafka;
    if (replicationFactor <= brokers) return "compliant";
    const number = `${brokers} ${brokers === 1 ? "broker" : "brokers"}`;
    return judged([{ message: `replicationFactor is ${replicationFactor}, and the platform has ${number}.` }]);
  },
});
