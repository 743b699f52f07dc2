import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

export const keptDurable = defineRule({
  code: "HW-DURABLE-001",
  name: "What is durable can be kept",
  why: "Something has to keep what a durable function has done. Restate's name of it begins with the team's namespace, and the Kubernetes Service of each version with its own name: both refuse a digit there.",
  fix: "Give the platform what keeps it: durable: Durable.embedded(). Let the namespace and the name begin with a letter.",
  example: `const platform = new Platform(core, "platform");
const shop = new Team(stack, "shop", { platform });
new DurableFunction(shop, "checkout", { handler });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(topology, { name, team, durable }) {
    const owner = topology.get(team);
    if (!durable || owner?.kind !== "team") return "not applicable";
    const platform = topology.get(owner.platform);
    return judged([
      ...(platform?.kind === "platform" && platform.durable === undefined
        ? [{ message: `The platform ${platform.path} has nothing that keeps durable functions.` }]
        : []),
      ...(beginsWithDigit(name) ? [{ message: `"${name}" begins with a digit.` }] : []),
      ...(beginsWithDigit(owner.namespace)
        ? [{ message: `The namespace of its team, "${owner.namespace}", begins with a digit.` }]
        : []),
    ]);
  },
});

const beginsWithDigit = (name: string): boolean => !isToken(name) && /^[0-9]/.test(name);
