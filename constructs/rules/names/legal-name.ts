import type { Declaration } from "../../model/declarations";
import { isToken } from "../../model/tokens";
import { defineRule, judged } from "../rule";

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Helm's 53 characters for a release, less our longest prefix. */
const MAX_NAME = 43;

/** Lower-case DNS labels are legal in all three: RFC 1123, and Kafka's `[a-zA-Z0-9._-]`. */
export const legalName = defineRule({
  code: "HW-NAME-001",
  name: "A name is legal in Kubernetes, Kafka and Helm at once",
  why: "A name becomes part of topics, users, objects and releases. One of the three would refuse it when it is deployed.",
  fix: `Use at most ${MAX_NAME} lower-case letters, digits and dashes, beginning and ending with a letter or digit.`,
  example: `new EventStream(shop, "Order_Placed");`,
  level: "error",
  scope: "local",
  suppressible: false,
  appliesTo: ["platform", "team", "stream", "workload", "tombstone"],
  evaluate(_, subject) {
    const name = nameOf(subject);
    if (name === undefined || isToken(name)) return "not applicable";
    if (DNS_LABEL.test(name) && name.length <= MAX_NAME) return "compliant";
    return judged([{ message: `"${name}" is not a legal name.` }]);
  },
});

/**
 * Of platforms and teams the namespace is what counts. Dead letters are named by their workload, and whoever hands a durable
 * function its events by the function: "-events" fits in as well.
 */
function nameOf(subject: Declaration): string | undefined {
  if (subject.kind === "stream") return subject.role === "dead-letter" ? undefined : subject.name;
  if (subject.kind === "workload" && subject.forwards) return undefined;
  return "namespace" in subject ? subject.namespace : subject.name;
}
