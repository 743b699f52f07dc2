import { type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { objectsOf } from "../../constructs/testing";
import { sampleApp } from "../../tests/support/watched";
import { everyFeature } from "./every-feature";
import { type Finding, kubeScore } from "./kube-score";
import { reasons, unexplained } from "./kube-score-reasons";
import { kubeconform } from "./kubeconform";

/** What other people's tools say of the objects of the sample, and of a program with every feature. */
export async function proveGrades(progress: Progress): Promise<Bar[]> {
  const programs = [sampleApp(), everyFeature()].map(objectsOf);
  const wrong: string[] = [];
  const findings: Finding[] = [];
  for (const objects of programs) {
    wrong.push(...(await kubeconform(objects, progress)));
    findings.push(...(await kubeScore(objects, progress)));
  }
  const count = programs.flat().length;
  const left = unexplained(findings);
  return [
    isTrue(
      "kubeconform finds nothing, strictly",
      wrong.length === 0 && count > 0,
      wrong.join("; ") || `${count} objects`,
    ),
    isTrue(
      "kube-score finds nothing critical but for a written reason",
      left.findings.length === 0,
      left.findings.map(({ object, check, text }) => `${object}: ${check}, ${text}`).join("; ") ||
        `${count} objects, ${findings.length} findings, ${reasons.length} reasons`,
    ),
    isTrue(
      "every such reason is needed",
      left.unused.length === 0,
      left.unused.map(({ check, why }) => `${check}: ${why}`).join("; ") || `${reasons.length} reasons`,
    ),
  ];
}
