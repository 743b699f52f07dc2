import { mkdir, rm } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { deploy } from "../../cli/deploy";
import { KubernetesClient } from "../../cli/kubernetes/client";
import { clusterEnvironment } from "../../cli/kubernetes/config";
import { clusterUp } from "../../cluster";
import type { Progress } from "../../console/progress";
import { localCharts } from "../../toolchain/charts";
import { projectDir, stateDir } from "../../toolchain/paths";
import { terraformTooling } from "../../toolchain/terraform";
import { ensureRuntime } from "../build/ensure-runtime";
import { type FirstEvent, sendFirstEvent, waitUntilAsleep } from "./first-event";
import { chooseTarget, type Target, type TargetOptions, targetEnvironment } from "./target";

export type UpOptions = TargetOptions;

export interface UpResult {
  readonly event: FirstEvent;
  /** What to export to look around. */
  readonly environment: readonly string[];
  readonly log: string;
  /** Of the embedded cluster; otherwise the user's own is used. */
  readonly kubeconfig: string | undefined;
}

/** From whatever is there to a deployed platform that has handled an event. Each step converges. */
export async function bringUp(options: UpOptions, progress: Progress): Promise<UpResult> {
  const target = chooseTarget(options);
  const log = join(stateDir(), "logs", `up-${target.name}.log`);
  await mkdir(dirname(log), { recursive: true });
  await rm(log, { force: true });

  await progress.step("Bundle the runtime", ensureRuntime);
  const [cluster, tooling] = await Promise.all([prepareCluster(target, progress), terraformTooling(progress)]);
  const { kubeconfig } = cluster;

  const env = { ...process.env, ...tooling.env, ...cluster.env, ...targetEnvironment(target, kubeconfig ?? "") };
  await deploy({ appDir: projectDir(), log, env }, progress);

  const api = await KubernetesClient.connect(clusterEnvironment(env));
  const event = await progress.step("Wake the worker with an event", async (say) => {
    say("waiting until it has no replica");
    await waitUntilAsleep(api, 90_000);
    say("placing an order");
    return await sendFirstEvent(api, 60_000);
  });
  return { event, environment: cluster.look, log, kubeconfig };
}

interface PreparedCluster {
  /** Undefined: the user's default one. */
  readonly kubeconfig: string | undefined;
  /** What the stacks' program needs to know. */
  readonly env: Record<string, string>;
  readonly look: readonly string[];
}

async function prepareCluster(target: Target, progress: Progress): Promise<PreparedCluster> {
  if (target.kind === "existing") return { kubeconfig: target.kubeconfig, env: {}, look: [] };
  const { kubeconfig, bin } = await clusterUp({ name: target.name }, progress);
  return {
    kubeconfig,
    env: { HEADWATER_CHARTS: await localCharts(progress) },
    look: [`KUBECONFIG=${kubeconfig}`, `PATH=${bin}${delimiter}$PATH`],
  };
}
