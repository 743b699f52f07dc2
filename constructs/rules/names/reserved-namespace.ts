import { defineRule, judged } from "../rule";

/** `keda` and `strimzi` are where the operators are. */
const RESERVED = /^(default|keda|strimzi|kube-.*)$/;

export const reservedNamespace = defineRule({
  code: "HW-NAME-003",
  name: "A platform or a team has a namespace of its own",
  why: "Everything in the namespace of a platform or a team is cut off from the network unless it was declared. In a namespace of the cluster's that stops the cluster itself.",
  fix: 'Choose another namespace; "default", "keda", "strimzi" and those that begin with "kube-" are in use.',
  example: `new Team(stack, "shop", { platform, namespace: "default" });`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["platform", "team"],
  evaluate: (_, { namespace }) =>
    judged(RESERVED.test(namespace) ? [{ message: `The namespace "${namespace}" belongs to the cluster.` }] : []),
});
