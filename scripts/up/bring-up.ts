import { mkdir, rm } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";
import { deploy } from "../../cli/deploy";
import { clusterUp } from "../../cluster";
import type { Progress } from "../../console/progress";
import { localCharts } from "../../toolchain/charts";
import { projectDir, stateDir } from "../../toolchain/paths";
import { terraformTooling } from "../../toolchain/terraform";
import { buildRuntime } from "../build-runtime";
import { ClusterApi } from "./cluster-api";
import { type FirstEvent, sendFirstEvent, waitUntilAsleep } from "./first-event";
import { chooseTarget, type TargetOptions, targetEnvironment } from "./target";

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
  const log = join(stateDir(), "up.log");
  await mkdir(dirname(log), { recursive: true });
  await rm(log, { force: true });

  const environment: Record<string, string> = {};
  const look: string[] = [];
  let kubeconfig = target.kind === "existing" ? target.kubeconfig : undefined;
  await progress.step("Bundle the runtime", () => buildRuntime(join(projectDir(), "dist", "runtime")));
  if (target.kind === "embedded") {
    const cluster = await clusterUp({ name: target.cluster }, progress);
    kubeconfig = cluster.kubeconfig;
    environment.HEADWATER_CHARTS = await localCharts(progress);
    look.push(`KUBECONFIG=${kubeconfig}`, `PATH=${cluster.bin}${delimiter}$PATH`);
  }
  const tooling = await terraformTooling(progress);

  await deploy(
    {
      appDir: projectDir(),
      stacks: [],
      log,
      env: { ...process.env, ...tooling.env, ...environment, ...targetEnvironment(target, kubeconfig ?? "") },
    },
    progress,
  );

  const api = new ClusterApi(kubeconfig, target.kind === "existing" ? target.context : undefined);
  const event = await progress.step("Wake the worker with an event", async (say) => {
    say("waiting until it has no replica");
    await waitUntilAsleep(api, 90_000);
    say("placing an order");
    return await sendFirstEvent(api, 60_000);
  });
  return { event, environment: look, log, kubeconfig };
}
