import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const serviceName = defineRule({
  code: "HW-NAME-002",
  name: "The name of a service, and of what has storage, begins with a letter",
  why: "Both have a Kubernetes Service. Kubernetes refuses one whose name begins with a digit, up to version 1.35 (https://www.kubernetes.dev/resources/keps/5311/).",
  fix: "Let it begin with a letter.",
  example: `new Service(shop, "3d-models", { handler });`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { name, role, storage }) {
    if ((role !== "service" && storage === undefined) || isToken(name)) return "not applicable";
    return judged(/^[0-9]/.test(name) ? [{ message: `"${name}" begins with a digit.` }] : []);
  },
});
