import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

/** With "-" and eight characters of the version. */
const MAX_NAME = 63 - 9;

export const keptDurable = defineRule({
  code: "HW-DURABLE-001",
  name: "What is durable can be kept",
  why: "Something has to keep what a durable function has done. Each of its versions has a Kubernetes Service, whose name begins with a letter and has 63 characters at most.",
  fix: "Give the platform what keeps it: durable: Durable.embedded(). Give the function a name that begins with a letter, of 54 characters at most.",
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
      ...(isToken(name) || (/^[a-z]/.test(name) && name.length <= MAX_NAME)
        ? []
        : [{ message: `"${name}" leaves no room for its versions' names, or begins with no letter.` }]),
    ]);
  },
});
