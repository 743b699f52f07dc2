/**
 * A mistake or a circumstance that the person at the terminal can do something about.
 * It is printed as one sentence and what to do, never with a stack trace.
 *
 * @example throw new UserError("HW-CLUSTER-001", "The embedded cluster needs Linux; this is darwin.", "Point KUBECONFIG at a cluster instead.");
 */
export class UserError extends Error {
  override readonly name = "UserError";

  constructor(
    /** Stable, documented in docs/errors.md. */
    readonly code: string,
    message: string,
    /** What to do about it: one sentence. */
    readonly fix: string,
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** The command can't do what it was asked, whatever the project holds: an unknown option, a file that is not there. */
export class UsageError extends UserError {}

/** Exit codes of every command of the project. */
export const ExitCode = { ok: 0, failed: 1, usage: 2, bug: 70, interrupted: 130 } as const;

/** Thrown when Ctrl-C or SIGTERM ended the work. Everything done so far is kept; the next run picks it up. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}
