import type { Construct, IConstruct } from "constructs";

/** A mistake in the declaration, told to the person who made it. */
export interface Problem {
  /** Stable; listed in docs/errors.md. */
  readonly code: string;
  /** What is wrong and what was given. */
  readonly message: string;
  /** What is allowed, and how to fix it. */
  readonly fix: string;
}

/**
 * Reports a problem at a construct. Synth goes on, so that all problems appear together; then cdktf prints them with
 * the construct's path and exits 1. No stack trace: cdktf prints one only if the metadata carries it.
 */
export function report(construct: Construct, problem: Problem): void {
  const text = `${problem.code}: ${problem.message} ${problem.fix}`;
  const known = construct.node.metadata.some((entry) => entry.type === ERROR && entry.data === text);
  if (!known) construct.node.addMetadata(ERROR, text, { stackTrace: false });
}

/** Every problem reported at or below `scope` so far, as "[path] text". */
export const reported = (scope: IConstruct): string[] =>
  scope.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter((entry) => entry.type === ERROR).map((entry) => `[${node.path}] ${entry.data}`),
    );

/** The metadata type that cdktf's own `Annotations.addError` uses. */
const ERROR = "@cdktf/error";
