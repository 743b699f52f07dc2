import type { TestProject } from "vitest/node";
import { clusterDown } from "../../cluster";
import { Progress } from "../../console/progress";
import { freshCluster, type TestCluster } from "./fresh-cluster";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the kubeconfig of the cluster that the files of a project share. */
    kubeconfig: string;
  }
}

const CLUSTER: TestCluster = "api";

/** One cluster without operators for all files that need no more: each has namespaces of its own. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const progress = new Progress("test");
  const down = () => clusterDown({ name: CLUSTER, data: true }, progress);
  try {
    provide("kubeconfig", (await freshCluster(CLUSTER, progress)).kubeconfig);
    return down;
  } catch (error) {
    await down();
    throw error;
  }
}
