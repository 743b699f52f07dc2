import { defineRule, judged } from "../rule";
import { meshOf } from "./mesh-of";

export const triesWithoutMesh = defineRule({
  code: "HW-MESH-002",
  name: "Timeouts and retries of calls have a mesh that keeps to them",
  why: "Without a mesh calls go straight to the service, and nothing ends them or makes them again.",
  fix: "Give the platform a mesh, or let the caller's own client do it and leave them away.",
  example: `orders.calls(payment, { timeout: Duration.seconds(2) }); // on a platform without a mesh`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const given = (workload.callOptions ?? []).filter(
      ({ timeoutMs, retries }) => timeoutMs !== undefined || retries !== undefined,
    );
    if (given.length === 0) return "not applicable";
    if (meshOf(topology, workload)) return "compliant";
    return judged(
      given.map(({ service }) => ({
        message: `The timeout and the retries of calls to ${service} have no effect: the platform has no mesh.`,
      })),
    );
  },
});
