import { join } from "node:path";
import { run } from "../../console/process";
import type { Progress } from "../../console/progress";
import type { KubernetesObject } from "../../constructs";
import { kubeScore as part, versions } from "../../toolchain/go-parts";
import { obtain, partFolder } from "../../toolchain/part";
import { documents } from "./kubeconform";

/** Something that kube-score calls critical. */
export interface Finding {
  /** Such as "Deployment/shop/orders". */
  readonly object: string;
  /** Such as "pod-networkpolicy" (https://github.com/zegl/kube-score/blob/master/README_CHECKS.md). */
  readonly check: string;
  readonly text: string;
}

interface ScoredObject {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string; readonly namespace?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly path: string; readonly summary: string }[] | null;
  }[];
}

const CRITICAL = 1;

/** The critical findings of kube-score on objects that are deployed together, by object and check. */
export async function kubeScore(objects: readonly KubernetesObject[], progress: Progress): Promise<Finding[]> {
  await obtain(progress, [part]);
  const [major, minor] = versions.kubernetes.split(".");
  const args = ["score", "--output-format", "json", "--kubernetes-version", `v${major}.${minor}`, "-"];
  const result = await run(join(partFolder(part), "kube-score"), args, { input: documents(objects) });
  const scored = JSON.parse(result.stdout) as ScoredObject[];
  return scored.flatMap(criticalOf).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function criticalOf({ type_meta, object_meta, checks }: ScoredObject): Finding[] {
  const object = [type_meta.kind, object_meta.namespace, object_meta.name].filter(Boolean).join("/");
  return checks
    .filter(({ grade, skipped }) => grade === CRITICAL && !skipped)
    .map(({ check, comments }) => ({
      object,
      check: check.id,
      text: (comments ?? []).map(({ path, summary }) => (path ? `${path}: ${summary}` : summary)).join("; "),
    }));
}

const keyOf = ({ object, check }: Finding): string => `${object} ${check}`;
