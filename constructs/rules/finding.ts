import type { Problem } from "../model/problem";

/** A problem and where it is. */
export interface Finding extends Problem {
  readonly level: "error" | "warning";
  /** Of the construct. */
  readonly path: string;
  /** Why it does not count, if somebody said so. */
  readonly suppressed?: string;
}
