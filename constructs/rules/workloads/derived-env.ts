import { urlVariable } from "../../concerns/service-address";
import { workloadAt } from "../lookups";
import { defineRule, judged } from "../rule";

export const derivedEnv = defineRule({
  code: "HW-ENV-003",
  name: "No environment variable has two values",
  why: "The last one wins. The address of what is called is in `<SERVICE>_URL`; two of one name, or a variable of your own, would hide it.",
  fix: "Rename the variable, or one of the two.",
  example: `orders.calls(payment); // and env: { PAYMENT_URL: "http://localhost" }`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(topology, { env, calls, invokes = [], durable }) {
    const origins = new Map<string, string[]>();
    const add = (name: string, origin: string) => origins.set(name, [...(origins.get(name) ?? []), origin]);
    for (const path of new Set([...calls, ...(durable ? [] : invokes)])) {
      const callee = workloadAt(topology, path);
      if (callee) add(urlVariable(callee.name), `the address of ${path}`);
    }
    for (const { name } of env) add(name, "a value in env");
    if (origins.size === 0) return "not applicable";
    return judged(
      [...origins]
        .filter(([, from]) => from.length > 1)
        .map(([name, from]) => ({ message: `${name} would be ${from.join(" and ")}.` })),
    );
  },
});
