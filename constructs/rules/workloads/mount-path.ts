import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const mountPath = defineRule({
  code: "HW-STORAGE-001",
  name: "A volume is mounted at an absolute path",
  why: "Kubernetes or the node would refuse the pod.",
  fix: `Begin with "/", without a colon and without ".." parts; "/" alone is the image's own.`,
  example: `storage: { size: "1Gi", mountPath: "data" }`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { storage }) {
    if (!storage || isToken(storage.mountPath)) return "not applicable";
    const { mountPath } = storage;
    const legal = /^\/[^:]*[^:/][^:]*$/.test(mountPath) && !mountPath.split("/").includes("..");
    return judged(legal ? [] : [{ message: `storage.mountPath is "${mountPath}".` }]);
  },
});
