import { defineRule, judged } from "../rule";
import { meshOf } from "./mesh-of";

export const metricsPort = defineRule({
  code: "HW-MESH-007",
  name: "Under a mesh metrics have a port of their own",
  why: "The port of requests takes calls of the mesh alone, so a Prometheus outside it reads nothing.",
  fix: "Serve metrics at another port, or take Prometheus into the mesh and allow it to call the service.",
  example: `new Service(shop, "orders", { container: { image: "…", port: 8080, metrics: { port: 8080 } } });`,
  level: "warning",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const { code } = workload;
    if (code?.type !== "container" || code.metrics === undefined || code.port === undefined) return "not applicable";
    if (meshOf(topology, workload) === undefined) return "not applicable";
    return judged(
      code.metrics.port === code.port ? [{ message: `Metrics and requests share the port ${code.port}.` }] : [],
    );
  },
});
