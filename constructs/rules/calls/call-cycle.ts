import { defineRule, judged, lookup } from "../rule";
import { callCycles } from "./cycles";

/** A cycle is told once, at its first service. */
const byFirst = lookup((topology) => new Map(callCycles(topology).map((cycle) => [cycle[0], cycle] as const)));

export const callCycle = defineRule({
  code: "HW-CALL-001",
  name: "Calls form no cycle",
  why: "While each waits for the next, one slow service stops all of them, and none can be deployed or tested alone.",
  fix: "Publish an event in place of one of the calls.",
  example: `orders.calls(payment); payment.calls(orders);`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, { path, calls }) {
    if (calls.length === 0) return "not applicable";
    const cycle = byFirst(topology).get(path);
    return judged(cycle ? [{ message: `The calls go round: ${[...cycle, cycle[0]].join(" → ")}.` }] : []);
  },
});
