import { defineRule, judged } from "../rule";
import { meshOf } from "./mesh-of";

export const proxyBeside = defineRule({
  code: "HW-MESH-006",
  name: "Calls with options are made through a proxy in the caller's pod",
  why: "A mesh of proxies on nodes sees nothing of a request but who sends it, and its waypoints treat all callers alike.",
  fix: 'Give the mesh the mode "sidecar", or leave the options away.',
  example: `orders.calls(payment, { timeout: Duration.seconds(2) }); // with Mesh.istio({ mode: "ambient" })`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const { callOptions = [] } = workload;
    const mesh = meshOf(topology, workload);
    if (callOptions.length === 0 || mesh === undefined) return "not applicable";
    if (mesh.mode === "sidecar") return "compliant";
    return judged(
      callOptions.map(({ service }) => ({
        message: `Calls to ${service} have options, and the platform's mesh is "${mesh.mode}".`,
      })),
    );
  },
});
