import { quantity } from "../../model/quantity";
import { defineRule, judged } from "../rule";

export const memoryLimit = defineRule({
  code: "HW-RESOURCES-002",
  name: "No more memory is requested than the limit allows",
  why: "Kubernetes would refuse the pod.",
  fix: "Raise resources.memoryLimit, or request less.",
  example: `new Worker(shop, "mail", { resources: { memory: "512Mi", memoryLimit: "256Mi" }, … });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { resources: { memory, memoryLimit } }) {
    const [requested, limit] = [quantity(memory), quantity(memoryLimit)];
    if (requested === undefined || limit === undefined) return "not applicable";
    return judged(
      requested > limit ? [{ message: `resources.memory is "${memory}" and memoryLimit is "${memoryLimit}".` }] : [],
    );
  },
});
