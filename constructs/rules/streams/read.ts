import { defineRule, judged } from "../rule";

export const read = defineRule({
  code: "HW-STREAM-002",
  name: "A stream is read by somebody",
  why: "Events that nobody reads cost storage, and nobody notices when they are wrong.",
  fix: "Let a workload subscribe, or remove the stream. If it is kept for later, suppress this with that reason.",
  example: `orders.publishes(orderPlaced); // and nobody calls subscribes(orderPlaced)`,
  level: "warning",
  scope: "global",
  suppressible: true,
  appliesTo: ["stream"],
  evaluate(topology, { path, role }) {
    // People read dead letters.
    if (role === "dead-letter") return "not applicable";
    return judged(topology.subscribersOf(path).length > 0 ? [] : [{ message: "Nobody subscribes to the stream." }]);
  },
});
