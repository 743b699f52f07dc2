import { join } from "node:path";
import type { Bar } from "../../bench/figures";
import { clusterDown } from "../../cluster";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { ensureRuntime } from "../../scripts/build/ensure-runtime";
import { GatewayProject } from "../../tests/support/gateway/project";
import { postEvent } from "./events";
import { type Release, releaseEnv } from "./release";

const CLUSTER = "prove-traffic";

/** Has the program of these proofs deployed to a cluster of its own, and takes it down afterwards. */
export async function whileDeployed(
  release: Release,
  progress: Progress,
  use: (project: GatewayProject) => Promise<Bar[]>,
): Promise<Bar[]> {
  await progress.step("Bundle the runtime", ensureRuntime);
  let project: GatewayProject | undefined;
  const work = async () => {
    project = await GatewayProject.deployed({
      cluster: CLUSTER,
      app: join(__dirname, "app.ts"),
      env: releaseEnv(release),
    });
    const client = await project.client("public");
    await project.until("the service answers", async () => {
      const reply = await client.send("/steady").catch(() => undefined);
      return reply?.status === 200;
    });
    await project.until("the stream takes events", async () => (await postEvent(client)).outcome === "acknowledged");
    return await use(project);
  };
  // It may be interrupted before there is a project, while the cluster starts.
  return await withCleanup(work, async () => {
    await (project?.remove() ?? clusterDown({ name: CLUSTER, data: true }, progress));
  });
}
