import type { CallOptionsDeclaration } from "../../model/mesh-declarations";
import { defineRule, judged } from "../rule";
import { meshOf } from "./mesh-of";

export const optionsWithoutMesh = defineRule({
  code: "HW-MESH-003",
  name: "Calls are split, copied and limited by a mesh",
  why: "Without a mesh calls go straight to the service, so the part that a canary should get would never arrive.",
  fix: "Give the platform a mesh: mesh: Mesh.istio(). Or leave the options away.",
  example: `orders.calls(payment, { canary: { service: paymentV2, percent: 10 } }); // on a platform without a mesh`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const given = (workload.callOptions ?? []).map((options) => ({
      service: options.service,
      names: namesIn(options),
    }));
    if (given.every(({ names }) => names.length === 0)) return "not applicable";
    if (meshOf(topology, workload)) return "compliant";
    return judged(
      given
        .filter(({ names }) => names.length > 0)
        .map(({ service, names }) => ({
          message: `Calls to ${service} have the options ${names.join(", ")}, and the platform has no mesh.`,
        })),
    );
  },
});

const namesIn = ({ outlierDetection, maxConnections, locality, canary, mirror }: CallOptionsDeclaration): string[] =>
  Object.entries({ outlierDetection, maxConnections, locality, canary, mirror }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
