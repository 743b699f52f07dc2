import { defineRule, judged } from "../rule";

/** Settings of the runtime that are left to the user. */
const FREE = ["HEADWATER_LOG_LEVEL"];

export const reservedEnv = defineRule({
  code: "HW-ENV-002",
  name: "Variables that begin with HEADWATER_ are left to Headwater",
  why: "They tell the workload its streams, its consumer group and its brokers, as they follow from the declaration.",
  fix: `Choose another name; only ${FREE.join(", ")} may be set.`,
  example: `env: { HEADWATER_GROUP: "mine" }`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { env }) {
    if (env.length === 0) return "not applicable";
    return judged(
      env
        .filter(({ name }) => name.startsWith("HEADWATER_") && !FREE.includes(name))
        .map(({ name }) => ({ message: `${name} is set.` })),
    );
  },
});
