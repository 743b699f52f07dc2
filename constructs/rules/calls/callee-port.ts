import { workloadAt } from "../lookups";
import { defineRule, judged } from "../rule";
import { answersHttp } from "./answering";

export const calleePort = defineRule({
  code: "HW-CALL-002",
  name: "What is called answers HTTP",
  why: "The call would find no port to connect to.",
  fix: "Give the called service's container a port.",
  example: `orders.calls(new Service(shop, "payment", { container: { image: "…" } }));`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { calls }) {
    const callees = calls.flatMap((path) => workloadAt(topology, path) ?? []);
    if (callees.length === 0) return "not applicable";
    return judged(
      callees
        .filter((callee) => !answersHttp(callee))
        .map(({ path }) => ({ message: `It calls ${path}, which has no port.` })),
    );
  },
});
