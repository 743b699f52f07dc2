import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { clusterDown } from "../../../cluster";
import { Progress } from "../../../console/progress";
import type { TestCluster } from "../fresh-cluster";
import { GatewayProject } from "./project";

const CLUSTER: TestCluster = "traffic";

/** One cluster with the operators of gateways and of a mesh: each file has a platform and teams of its own there. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  try {
    const app = join(__dirname, "operators-app.ts");
    const project = await GatewayProject.deployed({ cluster: CLUSTER, app, env: {}, mesh: true });
    provide("kubeconfig", project.kubeconfig);
    return () => project.remove();
  } catch (error) {
    await clusterDown({ name: CLUSTER, data: true }, new Progress("test"));
    throw error;
  }
}
