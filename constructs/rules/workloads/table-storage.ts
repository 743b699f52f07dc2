import { defineRule, judged } from "../rule";

export const tableStorage = defineRule({
  code: "HW-TABLE-002",
  name: "A table on disk has a volume",
  why: "Without one it would be read from the beginning at each start, and take memory as its folder does.",
  fix: `Give the workload storage: { size: "1Gi" }, or hold the stream in memory.`,
  example: `new Worker(shop, "pricing", { handler }).holds(customers, { storage: "disk" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { holds = [], storage }) {
    const onDisk = holds.filter((table) => table.storage === "disk");
    if (onDisk.length === 0) return "not applicable";
    return judged(storage ? [] : onDisk.map(({ stream }) => ({ message: `${stream} is held on disk.` })));
  },
});
