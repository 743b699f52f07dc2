import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const serviceName = defineRule({
  code: "HW-NAME-002",
  name: "The name of a service, and of what has storage, begins with a letter",
  why: "Both have a Kubernetes Service. Its name must begin with a letter, other than the names of other objects (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#rfc-1035-label-names).",
  fix: "Let it begin with a letter.",
  example: `new Service(shop, "3d-models", { handler });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { name, role, storage }) {
    if ((role !== "service" && storage === undefined) || isToken(name)) return "not applicable";
    return judged(/^[0-9]/.test(name) ? [{ message: `"${name}" begins with a digit.` }] : []);
  },
});
