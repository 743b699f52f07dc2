import { didYouMean } from "../../model/similar";
import { defineRule, judged } from "../rule";
import { platformAt } from "./gateway-at";

export const knownGateway = defineRule({
  code: "HW-ROUTE-005",
  name: "The gateway of a route is one of the platform",
  why: "The route would belong to nothing, and no request would arrive.",
  fix: "Give the name of one of the gateways, or leave it away for the first.",
  example: `orders.exposes("/orders", { auth, gateway: "pubic" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, workload) {
    const names = (platformAt(topology, workload)?.gateways ?? []).map(({ name }) => name);
    const given = workload.exposes.flatMap(({ gateway }) => gateway ?? []);
    if (names.length === 0 || given.length === 0) return "not applicable";
    const known = names.map((name) => `"${name}"`).join(", ");
    return judged(
      given
        .filter((name) => !names.includes(name))
        .map((name) => ({
          message: `The platform has no gateway "${name}"; its gateways are ${known}.${didYouMean(name, names)}`,
        })),
    );
  },
});
