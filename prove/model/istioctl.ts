import { join } from "node:path";
import { run } from "../../console/process";
import type { Progress } from "../../console/progress";
import type { KubernetesObject } from "../../constructs";
import { istioctl as part } from "../../toolchain/istio";
import { obtain, partFolder } from "../../toolchain/part";
import { documents } from "./kubeconform";

interface Message {
  readonly code: string;
  readonly level: string;
  readonly message: string;
  readonly origin?: string;
}

/**
 * What `istioctl analyze` says against objects together, such as a route to a subset that there is not; notes count too.
 * Codes: https://istio.io/latest/docs/reference/config/analysis/.
 *
 * @returns none if all is right
 * @throws Error if it does not understand an object, which it would only leave out
 */
export async function istioAnalyze(objects: readonly KubernetesObject[], progress: Progress): Promise<string[]> {
  const args = ["analyze", "--use-kube=false", "--all-namespaces", "--output", "json", "-"];
  const { stdout, stderr } = await istioctl(args, objects, progress);
  if (/adding files/.test(stderr)) throw new Error(stderr);
  return (JSON.parse(stdout) as Message[]).map(
    ({ code, level, origin, message }) => `${code} ${level} ${origin}: ${message}`,
  );
}

/** What `istioctl validate` says against each object by itself, as the mesh's webhook would; none if all are right. */
export async function istioValidate(objects: readonly KubernetesObject[], progress: Progress): Promise<string[]> {
  const { output } = await istioctl(["validate", "--filename", "-"], objects, progress);
  return [...output.matchAll(/^\s*\* (.*)$/gm)].map(([, problem = ""]) => problem);
}

async function istioctl(args: readonly string[], objects: readonly KubernetesObject[], progress: Progress) {
  await obtain(progress, [part]);
  return run(join(partFolder(part), "istioctl"), args, { input: documents(objects), timeoutMs: 60_000 });
}
