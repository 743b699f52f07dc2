import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const scalingRange = defineRule({
  code: "HW-SCALING-001",
  name: "No more replicas are kept than allowed",
  why: "KEDA refuses a minimum above the maximum.",
  fix: "Make min at most max.",
  example: `new Worker(shop, "shipping", { scaling: { min: 5, max: 2 }, … });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { scaling }) {
    if (!scaling || isToken(scaling.min) || isToken(scaling.max)) return "not applicable";
    const { min, max } = scaling;
    return judged(min > max ? [{ message: `scaling.min is ${min} and scaling.max is ${max}.` }] : []);
  },
});
