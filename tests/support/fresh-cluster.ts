import { type ClusterUpOptions, clusterDown, clusterUp, type RunningCluster } from "../../cluster";
import type { Progress } from "../../console/progress";

/** The clusters that tests start: what ends a run early takes them down by these names. */
export const TEST_CLUSTERS = ["api", "main-job", "cluster-test", "traffic"] as const;
export type TestCluster = (typeof TEST_CLUSTERS)[number];

/** An empty cluster: what a killed run left in one of this name goes first, or it would be in the way. */
export async function freshCluster(
  name: string,
  progress: Progress,
  options: Omit<ClusterUpOptions, "name"> = {},
): Promise<RunningCluster> {
  await clusterDown({ name, data: true }, progress);
  return await clusterUp({ name, ...options }, progress);
}
