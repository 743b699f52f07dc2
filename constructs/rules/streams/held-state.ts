import { streamAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const heldState = defineRule({
  code: "HW-TABLE-001",
  name: "What a workload holds is a stream of state",
  why: "A table has the last value of each key. A stream of events forgets them after a while, and its events need no key.",
  fix: "Hold a StateStream, or subscribe to the stream.",
  example: `pricing.holds(orderPlaced); // an EventStream`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { holds = [] }) {
    if (holds.length === 0) return "not applicable";
    return judged(
      holds
        .filter(({ stream }) => (streamAt(topology, stream)?.role ?? "state") !== "state")
        .map(({ stream }) => ({ message: `${stream} is no stream of state.` })),
    );
  },
});
