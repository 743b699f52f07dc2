import { defineRule, judged } from "../rule";

/** Service accounts and policies that each namespace of a team has. */
const RESERVED = /^(default|default-deny|hooks|headwater-.*)$/;

export const reservedWorkloadName = defineRule({
  code: "HW-NAME-008",
  name: "No workload takes the name of what each team's namespace holds anyway",
  why: "The workload's service account or network policy would replace the one by which the namespace is protected.",
  fix: 'Choose another id than "default", "default-deny", "hooks" and those that begin with "headwater-".',
  example: `new Worker(shop, "hooks", …);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate: (_, { name }) => judged(RESERVED.test(name) ? [{ message: `The name "${name}" is reserved.` }] : []),
});
