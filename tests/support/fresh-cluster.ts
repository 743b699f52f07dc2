import { clusterDown, clusterUp, type RunningCluster } from "../../cluster";
import type { Progress } from "../../console/progress";

/** An empty cluster: what a killed run left in one of this name goes first, or it would be in the way. */
export async function freshCluster(name: string, progress: Progress): Promise<RunningCluster> {
  await clusterDown({ name, data: true }, progress);
  return await clusterUp({ name }, progress);
}
