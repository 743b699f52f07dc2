import type { IConstruct } from "constructs";
import { editsAt } from "../delivery/edit-log";
import { handlersAt, type ReportedHandler } from "../delivery/handler-log";
import { findingsAt } from "../delivery/report";
import { covers, type Suppression } from "../model/suppression";
import { suppressionsAt } from "../model/topology";
import type { Finding } from "../rules";

/** `report.json`: what was found in one program, what does not count and why, and what was edited by hand. */
export interface ReportDocument {
  readonly version: 1;
  /** Suppressed ones too. */
  readonly findings: readonly Finding[];
  readonly suppressions: readonly ReportedSuppression[];
  readonly edits: readonly ReportedEdit[];
  /** What was bundled. */
  readonly handlers: readonly ReportedHandler[];
}

export interface ReportedSuppression extends Suppression {
  /** False if nothing was found that it could suppress: it can be removed. */
  readonly used: boolean;
}

export interface ReportedEdit {
  /** Of the construct whose objects were edited, by its own `patch` or by the platform's `transform`. */
  readonly path: string;
  /** API, kind, namespace and name of each object that the edit changed. */
  readonly objects: readonly string[];
}

/** What is noted at some constructs, such as those of one stack. */
export interface Notes {
  readonly findings: readonly Finding[];
  readonly suppressions: readonly Suppression[];
  readonly edits: readonly ReportedEdit[];
  readonly handlers: readonly ReportedHandler[];
}

export const notesAt = (constructs: readonly IConstruct[]): Notes => ({
  findings: constructs.flatMap(findingsAt),
  suppressions: constructs.flatMap(suppressionsAt),
  edits: constructs.flatMap((construct) => {
    const objects = editsAt(construct);
    return objects.length === 0 ? [] : [{ path: construct.node.path, objects }];
  }),
  handlers: constructs.flatMap(handlersAt),
});

/** The report on a program, from the notes of all its parts that are synthesized so far. */
export function reportDocument(parts: readonly Notes[]): ReportDocument {
  const findings = parts.flatMap((part) => part.findings);
  const suppressed = findings.filter((finding) => finding.suppressed !== undefined);
  return {
    version: 1,
    findings,
    suppressions: parts
      .flatMap((part) => part.suppressions)
      .map((suppression) => ({
        ...suppression,
        used: suppressed.some(({ code, path }) => code === suppression.code && covers(suppression, path)),
      })),
    edits: parts.flatMap((part) => part.edits),
    handlers: parts.flatMap((part) => part.handlers),
  };
}
