import { defineRule, judged } from "../rule";
import { meshOf } from "./mesh-of";

export const authorizers = defineRule({
  code: "HW-MESH-010",
  name: "Behind a gateway with a proxy of the mesh beside it no service decides about requests",
  why: "The question to the service names the host that the client asked for, by which the mesh finds no service: every request would be refused.",
  fix: 'Let the gateway check tokens, keys or a login itself, or give the mesh the mode "ambient".',
  example: `orders.exposes("/orders", { auth: Auth.external({ service: doorman }) }); // with Mesh.istio()`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const external = workload.exposes.filter(({ auth }) => auth.type === "external");
    const mesh = meshOf(topology, workload);
    if (external.length === 0 || mesh === undefined) return "not applicable";
    if (mesh.mode !== "sidecar") return "compliant";
    return judged(
      external.map(({ path }) => ({ message: `A service decides about requests of the route "${path}".` })),
    );
  },
});
