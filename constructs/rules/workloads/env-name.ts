import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const envName = defineRule({
  code: "HW-ENV-001",
  name: "The name of an environment variable is one that every Kubernetes takes",
  why: "Kubernetes refuses the pod up to version 1.31 (https://www.kubernetes.dev/resources/keps/4369/), and shells can't read the variable.",
  fix: "Use letters, digits, dashes, dots and underscores, not beginning with a digit.",
  example: `env: { "2ND_TRY": "no" }`,
  level: "error",
  scope: "local",
  suppressible: true,
  appliesTo: ["workload"],
  evaluate(_, { env }) {
    const names = env.map(({ name }) => name).filter((name) => !isToken(name));
    if (names.length === 0) return "not applicable";
    return judged(
      names
        .filter((name) => !/^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name))
        .map((name) => ({ message: `"${name}" is no legal name of an environment variable.` })),
    );
  },
});
