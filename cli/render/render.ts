import { resolve } from "node:path";
import { UsageError, UserError } from "../../console/user-error";
import { writing } from "../../console/writing";
import { toYaml } from "../../constructs/delivery/yaml";
import { selectStacks } from "../deploy/stacks";
import { type Synthesized, withSound } from "../synth/synthesize";
import { forGitOps } from "./gitops";
import { type Rendered, render as renderResource } from "./rendered";
import { resourcesOf } from "./resources";
import { writeTree } from "./write-tree";

export interface RenderResult {
  /** Absolute path. */
  readonly out: string;
  /** Relative to it, sorted. */
  readonly files: readonly string[];
  /** Those of an earlier run whose owners are gone. */
  readonly removed: readonly string[];
  /** Resources that are no objects of Headwater's: upstream charts, other providers' resources. */
  readonly left: readonly string[];
}

/**
 * Writes the Kubernetes objects of every owner as plain YAML, `<out>/<stack>/<namespace>/<release>.yaml`. The same
 * program gives the same bytes.
 *
 * @throws UserError HW-CLI-005 if something is known to Terraform alone, HW-CLI-009 if it can't be written
 */
export function renderProgram(appDir: string, out: string): Promise<RenderResult> {
  return withSound(appDir, async (synthesized) => {
    const { rendered, left } = await renderObjects(synthesized);
    const texts = new Map<string, string>();
    for (const { file, objects } of rendered) {
      const documents = objects.map((object) => toYaml(forGitOps(object)));
      texts.set(file, [...(texts.has(file) ? [texts.get(file)] : []), ...documents].join("---\n"));
    }
    const folder = resolve(out);
    const { files, removed } = await writing(folder, () => writeTree(folder, texts));
    return { out: folder, files, removed, left };
  });
}

/** The objects of a program, by owner. */
export interface RenderedProgram {
  readonly rendered: readonly Rendered[];
  /** Resources that are no objects of Headwater's. */
  readonly left: readonly string[];
}

/**
 * @param patterns names of stacks, or patterns with `*`; all by default
 * @throws UsageError HW-CLI-011 if a pattern names no stack; UserError HW-CLI-005 if something is known to Terraform alone
 */
export async function renderObjects(
  synthesized: Synthesized,
  patterns: readonly string[] = [],
): Promise<RenderedProgram> {
  const chosen = chosenStacks(synthesized.stacks, patterns);
  const resources = await resourcesOf(synthesized);
  const renderings = resources.filter(({ stack }) => chosen.has(stack)).map(renderResource);
  refuseUnresolved(renderings.flatMap((rendering) => ("unresolved" in rendering ? rendering.unresolved : [])));
  return {
    rendered: renderings.flatMap((rendering) => ("rendered" in rendering ? [rendering.rendered] : [])),
    left: renderings.flatMap((rendering) => ("left" in rendering ? [rendering.left] : [])),
  };
}

function chosenStacks(names: readonly string[], patterns: readonly string[]): ReadonlySet<string> {
  const stacks = names.map((name) => ({ name }));
  const unknown = patterns.filter((pattern) => selectStacks(stacks, [pattern]).length === 0);
  if (unknown.length === 0) return new Set(selectStacks(stacks, patterns).map(({ name }) => name));
  throw new UsageError(
    "HW-CLI-011",
    `The program has no stack ${unknown.map((pattern) => JSON.stringify(pattern)).join(", ")}.`,
    `It has ${names.join(", ") || "none"}.`,
  );
}

function refuseUnresolved(unresolved: readonly string[]): void {
  if (unresolved.length === 0) return;
  throw new UserError(
    "HW-CLI-005",
    "Some values are known to Terraform alone, so that nothing can be rendered.",
    'Give plain values there, or deploy with "headwater deploy", which lets Terraform fill them in.',
    unresolved,
  );
}
