import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DeployResult, deploy, destroy } from "../../cli/deploy";
import { KubernetesClient } from "../../cli/kubernetes/client";
import { clusterDown } from "../../cluster";
import { run, runOrThrow } from "../../console/process";
import { Progress } from "../../console/progress";
import { localCharts } from "../../toolchain/charts";
import { terraformTooling } from "../../toolchain/terraform";
import { freshCluster } from "./fresh-cluster";
import { copySample } from "./sample";

export interface Plan {
  /** Addresses of resources that would change. */
  readonly changes: readonly string[];
  /** What a person reads. */
  readonly text: string;
}

/** The sample's stacks and an embedded cluster to deploy them to, as `npm run up` does it. */
export interface Deployment {
  /** Folder of the copied program. */
  readonly path: string;
  readonly api: KubernetesClient;
  /** Of commands that look at the cluster. */
  readonly env: NodeJS.ProcessEnv;
  /** @param stacks default all */
  deploy(stacks?: readonly string[]): Promise<DeployResult>;
  destroy(): Promise<void>;
  synth(): Promise<void>;
  /** `terraform plan` of a stack as the program declares it now. */
  plan(stack: string): Promise<Plan>;
  remove(): Promise<void>;
}

const STACKS = ["operators", "platform", "shop"] as const;

export async function deployment(cluster: string): Promise<Deployment> {
  const progress = new Progress("test");
  const { kubeconfig } = await freshCluster(cluster, progress);
  const tooling = await terraformTooling(progress);
  const charts = await localCharts(progress);
  const sample = await copySample();
  const state = await mkdtemp(join(tmpdir(), "headwater-state-"));
  const env = {
    ...process.env,
    ...tooling.env,
    KUBECONFIG: kubeconfig,
    KUBE_CONFIG_PATH: kubeconfig,
    HEADWATER_CHARTS: charts,
    HEADWATER_TERRAFORM_STATE: state,
  };
  const options = { appDir: sample.path, log: join(sample.path, "deploy.log"), env };

  return {
    path: sample.path,
    env,
    api: await KubernetesClient.connect(env),
    deploy: (stacks = []) => deploy({ ...options, stacks }, progress),
    destroy: async () => {
      await destroy({ ...options, stacks: [] }, progress);
    },
    synth: async () => {
      await runOrThrow(join(sample.path, "node_modules/.bin/cdktf"), ["synth"], { cwd: sample.path, env });
    },
    async plan(stack) {
      // The program alone: cdktf would take twice as long to begin.
      await runOrThrow(process.execPath, ["--import", "tsx", "stacks/main.ts"], { cwd: sample.path, env });
      const cwd = join(sample.path, "cdktf.out", "stacks", stack);
      await runOrThrow(tooling.binary, ["init", "-input=false", "-no-color"], { cwd, env });
      await runOrThrow(tooling.binary, ["plan", "-input=false", "-no-color", "-out=plan"], { cwd, env });
      const text = (await runOrThrow(tooling.binary, ["show", "-no-color", "plan"], { cwd, env })).stdout;
      const json = (await run(tooling.binary, ["show", "-json", "plan"], { cwd, env })).stdout;
      const { resource_changes = [] } = JSON.parse(json) as {
        resource_changes?: { address: string; change: { actions: string[] } }[];
      };
      const changes = resource_changes.filter((resource) => resource.change.actions.join() !== "no-op");
      return { changes: changes.map((resource) => resource.address), text };
    },
    async remove() {
      await clusterDown({ name: cluster, data: true }, progress);
      await sample.remove();
      await rm(state, { recursive: true, force: true });
    },
  };
}

export { STACKS };
