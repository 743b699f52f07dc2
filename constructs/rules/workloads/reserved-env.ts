import { defineRule, judged } from "../rule";

/** Settings of the runtime that are left to the user. */
const FREE = ["HEADWATER_LOG_LEVEL"];
/** Where the runtime listens: probes, Services and policies have these ports as they are. */
const PORTS = ["PORT", "HEALTH_PORT"];

export const reservedEnv = defineRule({
  code: "HW-ENV-002",
  name: "Variables that begin with HEADWATER_, and the ports of handlers, are left to Headwater",
  why: "They tell the workload its streams, its consumer group and its brokers, as they follow from the declaration; and a handler that listens elsewhere is not found by its probes and its Service.",
  fix: `Choose another name; only ${FREE.join(", ")} may be set, and ${PORTS.join(" and ")} of a container.`,
  example: `env: { HEADWATER_GROUP: "mine" }`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { env, code }) {
    if (env.length === 0) return "not applicable";
    const ports = code?.type === "handler" ? PORTS : [];
    return judged(
      env
        .filter(({ name }) => (name.startsWith("HEADWATER_") && !FREE.includes(name)) || ports.includes(name))
        .map(({ name }) => ({ message: `${name} is set.` })),
    );
  },
});
