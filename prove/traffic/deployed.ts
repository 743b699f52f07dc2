import { join } from "node:path";
import type { Bar } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { ensureRuntime } from "../../scripts/build/ensure-runtime";
import { GatewayProject } from "../../tests/support/gateway/project";
import { postEvent } from "./events";
import { type Release, releaseEnv } from "./release";

/** Has the program of these proofs deployed to a cluster of its own, and takes it down afterwards. */
export async function whileDeployed(
  release: Release,
  progress: Progress,
  use: (project: GatewayProject) => Promise<Bar[]>,
): Promise<Bar[]> {
  await progress.step("Bundle the runtime", ensureRuntime);
  const options = { cluster: "prove-traffic", app: join(__dirname, "app.ts"), env: releaseEnv(release) };
  return await GatewayProject.whileDeployed(options, async (project) => {
    const client = await project.client("public");
    await project.until("the service answers", async () => {
      const reply = await client.send("/steady").catch(() => undefined);
      return reply?.status === 200;
    });
    await project.until("the stream takes events", async () => (await postEvent(client)).outcome === "acknowledged");
    return await use(project);
  });
}
