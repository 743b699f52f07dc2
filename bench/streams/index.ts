import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clusterDown, clusterUp } from "../../cluster";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { terraformTooling } from "../../toolchain/terraform";
import type { Bar } from "../figures";
import { benchDiff, type DiffFigures } from "./diff";
import { benchProvisioning, type ProvisionFigures } from "./provision";

const CLUSTER = { name: "bench" };

export interface StreamsFigures {
  readonly rounds: number;
  readonly provision: ProvisionFigures;
  readonly diff: DiffFigures;
  readonly bars: readonly Bar[];
}

/** What a deploy asks of the provisioner, and what `headwater diff` asks of the API server. */
export async function bench(rounds: number, progress: Progress): Promise<StreamsFigures> {
  const provision = await benchProvisioning(rounds, progress);
  const folder = await mkdtemp(join(tmpdir(), "headwater-bench-"));
  const measureDiff = async () => {
    const cluster = await clusterUp(CLUSTER, progress);
    const { env } = await terraformTooling(progress);
    const paths = { KUBECONFIG: cluster.kubeconfig, KUBE_CONFIG_PATH: cluster.kubeconfig };
    const tools = { kubectl: join(cluster.bin, "kubectl"), env: { ...process.env, ...env, ...paths } };
    return await benchDiff(folder, tools, rounds, progress);
  };
  const diff = await withCleanup(measureDiff, async () => {
    await clusterDown({ ...CLUSTER, data: true }, progress);
    await rm(folder, { recursive: true, force: true });
  });
  return { rounds, provision, diff, bars: [...provision.bars, ...diff.bars] };
}
