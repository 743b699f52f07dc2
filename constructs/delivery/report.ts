import type { IConstruct } from "constructs";
import type { Problem } from "../model/problem";

/**
 * Reports problems at a construct. Synth goes on, so that all problems appear together; then cdktf prints them with
 * the construct's path and exits 1. No stack trace: cdktf prints one only if the metadata carries it.
 */
export function report(construct: IConstruct, problems: readonly Problem[]): void {
  for (const { code, message, fix } of problems) {
    const text = `${code}: ${message} ${fix}`;
    const known = construct.node.metadata.some((entry) => entry.type === ERROR && entry.data === text);
    if (!known) construct.node.addMetadata(ERROR, text, { stackTrace: false });
  }
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
