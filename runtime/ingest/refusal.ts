import type { Violation } from "../../constructs/workers/handler-api";
import { PROBLEM_TYPE, problemOf } from "../handler-host/http-problem";

/** A request that is not taken, and the answer to it. */
export class Refusal extends Error {
  override readonly name = "Refusal";

  /** @param violations places in the body */
  constructor(
    readonly status: number,
    message: string,
    private readonly violations: readonly Violation[] = [],
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get response(): Response {
    const { status, message: detail, violations, headers } = this;
    // As RFC 9457 points into a body: https://www.rfc-editor.org/rfc/rfc9457#section-3-4
    const errors = violations.map(({ pointer, detail: what }) => ({ pointer: `#${encodeURI(pointer)}`, detail: what }));
    const problem = { ...problemOf(status, { detail }), ...(errors.length > 0 ? { errors } : {}) };
    return Response.json(problem, { status, headers: { "content-type": PROBLEM_TYPE, ...headers } });
  }
}
