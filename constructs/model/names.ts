import type { Construct } from "constructs";
import { report } from "./problem";

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** Longest name of a stream, workload or team: Helm's 53 characters for a release, less our longest prefix. */
export const MAX_NAME = 43;

/**
 * Checks a construct's id as a name in Kubernetes, Kafka and Helm at once.
 * Lower-case DNS labels are legal in all three (RFC 1123; Kafka's `[a-zA-Z0-9._-]`).
 */
export function checkName(construct: Construct, name: string): void {
  if (DNS_LABEL.test(name) && name.length <= MAX_NAME) return;
  report(construct, {
    code: "HW-NAME-001",
    message: `"${name}" is not a legal name.`,
    fix: `Use at most ${MAX_NAME} lower-case letters, digits and dashes, beginning and ending with a letter or digit.`,
  });
}

/** Checks a number that must be whole and at least `least`. */
export function checkWhole(construct: Construct, property: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  report(construct, {
    code: "HW-VALUE-001",
    message: `${property} is ${value}.`,
    fix: `It must be a whole number of at least ${least}.`,
  });
}
