import type { IConstruct } from "constructs";
import { editsAt } from "../delivery/edit-log";
import { findingsAt } from "../delivery/report";
import type { Suppression } from "../model/suppression";
import { suppressionsAt } from "../model/topology";
import type { Finding } from "../rules";

/** `report.json`: what was found in one program, what does not count and why, and what was edited by hand. */
export interface ReportDocument {
  readonly version: 1;
  /** Suppressed ones too. */
  readonly findings: readonly Finding[];
  readonly suppressions: readonly ReportedSuppression[];
  readonly edits: readonly ReportedEdit[];
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

/** The report on the whole program that `scope` belongs to, as far as it is synthesized. */
export function reportDocument(scope: IConstruct): ReportDocument {
  const constructs = scope.node.root.node.findAll();
  const findings = constructs.flatMap(findingsAt);
  const suppressed = findings.filter((finding) => finding.suppressed !== undefined);
  return {
    version: 1,
    findings,
    suppressions: constructs.flatMap(suppressionsAt).map((suppression) => ({
      ...suppression,
      used: suppressed.some(({ code, path }) => code === suppression.code && isWithin(path, suppression.at)),
    })),
    edits: constructs.flatMap((construct) => {
      const objects = editsAt(construct);
      return objects.length === 0 ? [] : [{ path: construct.node.path, objects }];
    }),
  };
}

const isWithin = (path: string, scope: string): boolean => scope === "" || `${path}/`.startsWith(`${scope}/`);
