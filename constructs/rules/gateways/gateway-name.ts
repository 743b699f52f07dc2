import { defineRule, judged } from "../rule";

/** Helm's 53 characters for a release, less our prefix. */
const MAX_NAME = 43;
/** A number would also come before the others in the object that lists them, and so be the default. */
const LEGAL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

export const gatewayName = defineRule({
  code: "HW-GATEWAY-002",
  name: "The name of a gateway is legal in Kubernetes",
  why: "It becomes part of the names of objects and of a label.",
  fix: `Use at most ${MAX_NAME} lower-case letters, digits and dashes, beginning with a letter and ending with a letter or digit.`,
  example: `gateways: { "Public API": Gateway.envoy({ hosts: ["shop.example"] }) }`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["platform"],
  evaluate(_, { gateways = [] }) {
    if (gateways.length === 0) return "not applicable";
    return judged(
      gateways
        .filter(({ name }) => !LEGAL.test(name) || name.length > MAX_NAME)
        .map(({ name }) => ({ message: `"${name}" is no legal name of a gateway.` })),
    );
  },
});
