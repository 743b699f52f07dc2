import { defineRule, judged } from "../rule";

export const published = defineRule({
  code: "HW-STREAM-001",
  name: "A stream that somebody reads is published by somebody",
  why: "Its subscribers would wait for good. A publisher that is not declared is refused by Kafka, since rights follow from what is declared.",
  fix: "Let a workload of the same team call publishes(stream). If something outside of Headwater publishes it, suppress this with that reason.",
  example: `new Worker(shop, "shipping", …).subscribes(orderPlaced); // and nobody calls publishes(orderPlaced)`,
  level: "error",
  scope: "global",
  suppressible: true,
  appliesTo: ["stream"],
  evaluate(topology, { path, role }) {
    const subscribers = topology.subscribersOf(path);
    if (role === "dead-letter" || subscribers.length === 0) return "not applicable";
    if (topology.publishersOf(path).length > 0) return "compliant";
    const [first, ...others] = subscribers;
    const readers = `${first?.path}${others.length > 0 ? ` and ${others.length} more` : ""}`;
    return judged([{ message: `Nobody publishes the stream; ${readers} subscribed to it.` }]);
  },
});
