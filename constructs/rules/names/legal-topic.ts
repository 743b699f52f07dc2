import { isToken } from "../../model/tokens";
import { teamOf } from "../lookups";
import { defineRule, judged } from "../rule";

const LEGAL = /^[a-zA-Z0-9._-]{1,249}$/;
/** Kafka's own topics begin like this. */
const INTERNAL = /^__/;

export const legalTopic = defineRule({
  code: "HW-NAME-009",
  name: "A topic's name is legal in Kafka",
  why: "Kafka would refuse the topic, or it would be one of Kafka's own.",
  fix: "Give the name of a topic that is there: at most 249 letters, digits, dots, dashes and underscores, not beginning with two underscores.",
  example: `new EventStream(shop, "orders", { name: "legacy/orders" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["stream"],
  evaluate(topology, stream) {
    const { topic, name, role } = stream;
    // What is wrong with a name of ours is told of the id.
    const ours = role === "dead-letter" || topic === `${teamOf(topology, stream)?.namespace}.${name}`;
    if (ours || isToken(topic)) return "not applicable";
    if (LEGAL.test(topic) && !INTERNAL.test(topic) && topic !== "." && topic !== "..") return "compliant";
    return judged([{ message: `"${topic}" is not a legal name of a topic.` }]);
  },
});
