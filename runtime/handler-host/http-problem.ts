import { STATUS_CODES } from "node:http";

/** An answer that says what is wrong with a request, for programs: https://www.rfc-editor.org/rfc/rfc9457 */
export interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  /** Finds the failure in the log. */
  readonly id?: string;
}

export const PROBLEM_TYPE = "application/problem+json";

export const problemOf = (status: number, about: Omit<Problem, "title" | "status">): Problem => ({
  title: STATUS_CODES[status] ?? "Error",
  status,
  ...about,
});
