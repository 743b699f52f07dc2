import type { Violation } from "../../../constructs/workers/handler-api";

/** More would help nobody, and callers choose how many there are. */
export const MOST_VIOLATIONS = 20;

/** A value that is not what the contract says. No part of it but the names of its fields is in the text. */
export class Misfit extends Error {
  override readonly name = "Misfit";

  constructor(
    message: string,
    readonly violations: readonly Violation[],
  ) {
    super(message);
  }
}

/** JSON Pointer, RFC 6901. */
export const pointerTo = (path: readonly string[]): string =>
  path.map((part) => `/${part.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
