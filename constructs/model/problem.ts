/** A mistake in the declaration, told to the person who made it. */
export interface Problem {
  /** Stable; listed in docs/errors.md. */
  readonly code: string;
  /** What is wrong and what was given. */
  readonly message: string;
  /** What is allowed, and how to fix it. */
  readonly fix: string;
}
