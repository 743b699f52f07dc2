import { defineRule, judged } from "../rule";

export const durableTables = defineRule({
  code: "HW-TABLE-004",
  name: "What is durable holds no table",
  why: "A function that is resumed must find what it found before, and a table has changed by then.",
  fix: "Let a service hold the stream, and ask it in a step: context.run keeps the answer. Or keep what is needed in a DurableEntity, which subscribes to the stream.",
  example: `new DurableFunction(shop, "checkout", { handler }).holds(rules);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { durable, holds = [] }) {
    if (!durable) return "not applicable";
    return judged(holds.map(({ stream }) => ({ message: `It holds ${stream}.` })));
  },
});
