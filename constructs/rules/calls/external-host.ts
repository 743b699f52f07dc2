import { isIP } from "node:net";
import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

/** RFC 1123, section 2.1. */
const HOST = /^(?=.{1,253}\.?$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*\.?$/i;

export const externalHost = defineRule({
  code: "HW-REACHES-001",
  name: "What is reached outside the cluster is a host name or an address",
  why: "Nothing could be resolved or allowed by it.",
  fix: 'Give the host alone, without scheme, port and path: reaches("api.example.com", 443).',
  example: `payment.reaches("https://api.example.com/v1", 443);`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["workload"],
  evaluate(_, { reaches }) {
    const hosts = reaches.map(({ host }) => host).filter((host) => !isToken(host));
    if (hosts.length === 0) return "not applicable";
    return judged(
      hosts
        .filter((host) => !HOST.test(host) && isIP(host) === 0)
        .map((host) => ({ message: `"${host}" is no host.` })),
    );
  },
});
