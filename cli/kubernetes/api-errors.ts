import { UserError } from "../../console/user-error";

const UNREACHABLE = "HW-KUBE-002";
const REFUSED = "HW-KUBE-003";

/** An answer of the API server that is not a success. */
export class ApiError extends Error {
  /** The API server's own words. */
  readonly reason: string;

  constructor(
    readonly status: number,
    path: string,
    body: string,
  ) {
    super(`${path}: HTTP ${status} ${body.slice(0, 300)}`);
    this.reason = messageOf(body);
  }
}

/** The same call may succeed later. */
export const isTransient = (error: unknown): boolean =>
  error instanceof ApiError
    ? error.status === 429 || error.status >= 500
    : error instanceof UserError && error.code === UNREACHABLE;

/** The user may not do it. */
export const isRefusal = (error: unknown): error is UserError => error instanceof UserError && error.code === REFUSED;

/** @param timeoutMs how long was waited for an answer */
export function unreachable(server: string, error: unknown, timeoutMs: number): UserError {
  const late = error instanceof Error && error.name === "AbortError";
  const reason = late ? `no answer in ${timeoutMs / 1000} s` : String(error).replace(/^Error: /, "");
  return new UserError(
    UNREACHABLE,
    `The cluster at ${server} can't be reached: ${reason}.`,
    "Start it, or name another with KUBECONFIG or --context.",
  );
}

export function notAdmitted(server: string, method: string, path: string, status: number, body: string): UserError {
  return new UserError(
    REFUSED,
    `The cluster at ${server} refuses ${method} ${path.split("?")[0]} (HTTP ${status}): ${messageOf(body)}`,
    "Check the credentials in the kubeconfig and what they allow, for example with kubectl auth can-i --list.",
  );
}

/** The API server's own words, from the Status object that it answers with. */
function messageOf(body: string): string {
  return /"message":\s*"((?:[^"\\]|\\.)*)"/.exec(body)?.[1]?.replaceAll('\\"', '"') ?? body.slice(0, 300);
}
