import type { Problem } from "./problem";

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Longest name of a stream, workload or team: Helm's 53 characters for a release, less our longest prefix. */
const MAX_NAME = 43;

/**
 * What is wrong with a name that must be legal in Kubernetes, Kafka and Helm at once.
 * Lower-case DNS labels are legal in all three (RFC 1123; Kafka's `[a-zA-Z0-9._-]`).
 */
export function nameProblems(name: string): Problem[] {
  if (DNS_LABEL.test(name) && name.length <= MAX_NAME) return [];
  return [
    {
      code: "HW-NAME-001",
      message: `"${name}" is not a legal name.`,
      fix: `Use at most ${MAX_NAME} lower-case letters, digits and dashes, beginning and ending with a letter or digit.`,
    },
  ];
}
