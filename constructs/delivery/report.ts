import type { IConstruct } from "constructs";
import type { Problem } from "../model/problem";
import type { Finding } from "../rules/finding";

/**
 * Reports problems at a construct. Synth goes on, so that all problems appear together; then cdktf prints them with
 * the construct's path and exits 1. No stack trace: cdktf prints one only if the metadata carries it.
 */
export function report(construct: IConstruct, problems: readonly Problem[]): void {
  for (const problem of problems) note(construct, { ...problem, level: "error" });
}

/** Reports one finding, once. cdktf prints warnings too, and exits 0; what is suppressed is only for the report. */
export function note({ node }: IConstruct, finding: Omit<Finding, "path">): void {
  const { code, message, fix, level, suppressed } = finding;
  const text = `${code}: ${message} ${fix}`;
  if (noted(node).some((known) => known.code === code && known.message === message)) return;
  node.addMetadata(FINDING, finding, { stackTrace: false });
  if (suppressed === undefined) node.addMetadata(level === "error" ? ERROR : WARNING, text, { stackTrace: false });
}

/** Every error reported at or below `scope` so far, as "[path] text". */
export const reported = (scope: IConstruct): string[] =>
  scope.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter((entry) => entry.type === ERROR).map((entry) => `[${node.path}] ${entry.data}`),
    );

/** Everything that was noted at a construct. */
export const findingsAt = ({ node }: IConstruct): Finding[] =>
  noted(node).map((finding) => ({ ...finding, path: node.path }));

const noted = (node: IConstruct["node"]): Omit<Finding, "path">[] =>
  node.metadata.filter((entry) => entry.type === FINDING).map((entry) => entry.data as Omit<Finding, "path">);

const FINDING = "headwater/finding";
/** The metadata types that cdktf's own `Annotations` use. */
const ERROR = "@cdktf/error";
const WARNING = "@cdktf/warn";
