import { mergeTopologies } from "../../constructs/manifest/merge-topologies";
import { checkLocal, checkWhole } from "../../constructs/rules";
import { type Finding, type Report, sorted } from "../synth/findings";
import { readSources } from "../synth/sources";
import { withSynthesized } from "../synth/synthesize";

export interface CheckResult {
  /** Sorted by path and code; what is suppressed is among them. */
  readonly findings: readonly Finding[];
  readonly errors: number;
  readonly warnings: number;
  readonly suppressed: number;
  readonly unusedSuppressions: Report["unusedSuppressions"];
  readonly edits: Report["edits"];
  /** What was looked at: stacks, or files. */
  readonly checked: readonly string[];
}

/** Synthesizes a program, and collects what is found. */
export function checkProgram(appDir: string): Promise<CheckResult> {
  return withSynthesized(appDir, async (report) => summary(report));
}

/**
 * All rules on the programs of several repositories, as their files tell of them.
 *
 * @param files topology.json and manifests, relative to the current folder
 * @throws UsageError HW-MANIFEST-… if one of them can't be used
 */
export function checkFiles(files: readonly string[]): CheckResult {
  const { topology, findings, complete, origins } = mergeTopologies(readSources(files));
  // What nobody uses can be told of the whole alone.
  const broken = complete ? checkWhole(topology) : checkLocal(topology);
  const located = [...findings, ...broken].map((finding): Finding => {
    const file = origins.get(finding.path);
    return file === undefined ? finding : { ...finding, file };
  });
  return summary({ stacks: files, findings: sorted(located), unusedSuppressions: [], edits: [] });
}

function summary({ stacks, findings, unusedSuppressions, edits }: Report): CheckResult {
  const open = (level: Finding["level"]) =>
    findings.filter((finding) => finding.level === level && finding.suppressed === undefined).length;
  return {
    findings,
    errors: open("error"),
    warnings: open("warning"),
    suppressed: findings.filter(({ suppressed }) => suppressed !== undefined).length,
    unusedSuppressions,
    edits,
    checked: stacks,
  };
}
