import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../../console/process";
import { bundles, manifests, objectsOf, type Shape } from "./programs";

/** Seconds. */
export interface Times {
  readonly apply: number;
  readonly replan: number;
  readonly destroy: number;
}

export interface Tools {
  readonly terraform: string;
  readonly kubectl: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: string;
}

/** A way to get the same objects into a cluster. */
export interface Contender {
  readonly name: string;
  measure(folder: string, tools: Tools): Promise<Times>;
}

export const bundleContender = (name: string, shape: Shape, hooks: boolean): Contender => ({
  name,
  measure: (folder, tools) => viaTerraform(folder, tools, (outdir) => bundles(outdir, shape, hooks)),
});

export const manifestContender = (name: string, shape: Shape): Contender => ({
  name,
  measure: (folder, tools) => viaTerraform(folder, tools, (outdir) => manifests(outdir, shape)),
});

/** `kubectl apply --server-side` of one file; its counterpart of a re-plan is `kubectl diff`. */
export const kubectlContender = (name: string, shape: Shape): Contender => ({
  name,
  async measure(folder, tools) {
    await mkdir(folder, { recursive: true });
    const file = join(folder, "objects.json");
    const items = Array.from({ length: shape.owners }, (_, owner) => objectsOf(owner, shape)).flat();
    await writeFile(file, JSON.stringify({ apiVersion: "v1", kind: "List", items }));
    const kubectl = (...args: string[]) => timed(() => runOrThrow(tools.kubectl, [...args, "-f", file], tools));
    return {
      apply: await kubectl("apply", "--server-side"),
      replan: await kubectl("diff", "--server-side"),
      destroy: await kubectl("delete", "--wait=true"),
    };
  },
});

async function viaTerraform(folder: string, tools: Tools, synthesize: (outdir: string) => void): Promise<Times> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  synthesize(folder);
  const cwd = join(folder, "stacks", "bench");
  const terraform = (...args: string[]) => runOrThrow(tools.terraform, [...args, "-no-color"], { ...tools, cwd });
  await terraform("init", "-input=false");
  const apply = await timed(() => terraform("apply", "-auto-approve", "-input=false"));
  // -detailed-exitcode fails on any change: a re-plan that is not empty is no measurement.
  const replan = await timed(() => terraform("plan", "-detailed-exitcode", "-input=false"));
  const destroy = await timed(() => terraform("destroy", "-auto-approve", "-input=false"));
  return { apply, replan, destroy };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
