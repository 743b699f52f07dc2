import { quantity } from "../../model/quantity";
import { isToken } from "../../model/tokens";
import type { WorkloadDeclaration } from "../../model/workload-declarations";
import { defineRule, judged } from "../rule";

export const legalQuantity = defineRule({
  code: "HW-RESOURCES-001",
  name: "CPU, memory and storage are Kubernetes quantities",
  why: "Kubernetes would refuse the pod or the volume (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/).",
  fix: `Use a number with a unit, such as "250m" of CPU, "128Mi" of memory or "10Gi" of storage. Storage must be more than 0.`,
  example: `new Worker(shop, "mail", { resources: { memory: "128MB" }, … });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate: (_, workload) =>
    judged(
      quantities(workload)
        .filter(([, text]) => !isToken(text))
        .filter(([property, text]) => {
          const value = quantity(text);
          return value === undefined || value < 0 || (property === "storage.size" && value === 0);
        })
        .map(([property, text]) => ({ message: `${property} is "${text}".` })),
    ),
});

const quantities = ({ resources, storage }: WorkloadDeclaration): (readonly [property: string, text: string])[] => [
  ["resources.cpu", resources.cpu],
  ["resources.memory", resources.memory],
  ["resources.memoryLimit", resources.memoryLimit],
  ...(storage ? [["storage.size", storage.size] as const] : []),
];
