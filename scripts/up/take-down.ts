import { rm } from "node:fs/promises";
import { join } from "node:path";
import { destroy } from "../../cli/deploy";
import { KubernetesClient } from "../../cli/kubernetes/client";
import { clusterEnvironment } from "../../cli/kubernetes/config";
import { clusterDown } from "../../cluster";
import type { Progress } from "../../console/progress";
import { projectDir, stateDir } from "../../toolchain/paths";
import { terraformTooling } from "../../toolchain/terraform";
import { chooseTarget, type TargetOptions, targetEnvironment } from "./target";

export interface DownOptions extends TargetOptions {
  readonly data: boolean;
}

/**
 * The embedded cluster disappears whole: nothing in it needs a destroy first, and with its data kept the next `up`
 * finds everything as it was. From a cluster of the user's, the stacks are destroyed and what is marked as retained
 * stays, unless the data is to go too.
 */
export async function takeDown(options: DownOptions, progress: Progress): Promise<void> {
  const target = chooseTarget(options);
  if (target.kind === "embedded") {
    await clusterDown({ name: target.name, data: options.data }, progress);
    progress.print(
      options.data ? "Everything is removed." : "The cluster is gone; its data is kept. --data removes it too.",
    );
    return;
  }
  const tooling = await terraformTooling(progress);
  const env = { ...process.env, ...tooling.env, ...targetEnvironment(target, "") };
  await destroy(
    { appDir: projectDir(), stacks: [], log: join(stateDir(), "logs", `down-${target.name}.log`), env },
    progress,
  );
  if (options.data) {
    const api = await KubernetesClient.connect(clusterEnvironment(env));
    await progress.step("Delete what was retained", () => deleteRetained(api));
    await rm(target.terraformState, { recursive: true, force: true });
  }
}

/** Namespaces of ours, with the volumes and credentials in them. CRDs stay: others may have objects of their kinds. */
async function deleteRetained(api: KubernetesClient): Promise<void> {
  const labelSelector = "app.kubernetes.io/part-of=headwater";
  for (const { metadata } of await api.listMetadata("/api/v1/namespaces", { labelSelector })) {
    await api.delete(`/api/v1/namespaces/${metadata.name}`, metadata.uid);
  }
}
