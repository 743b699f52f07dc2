import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Progress } from "../console/progress";
import { withLock } from "../toolchain/lock";
import { findNode } from "./host/processes";
import { layoutOf } from "./layout";
import { stopAndClean } from "./stop";

/**
 * Stops the cluster and removes all of it from the host, whatever state it is in.
 * @param data delete the state folder too: objects, volumes, images, keys, addresses
 */
export async function takeDown(name: string, data: boolean, progress: Progress): Promise<void> {
  const layout = layoutOf(name);
  await withLock(layout.root, "cluster down", 0, async () => {
    const { init, launcher } = findNode(layout.root);
    const running = init !== undefined || launcher !== undefined;
    const quietMs = running ? 0 : 1_000;
    await progress.step(`Stop the cluster "${name}"`, () => stopAndClean(layout, !data), quietMs);
    if (data && existsSync(layout.root)) {
      await progress.step(`Delete the data of "${name}"`, () => rm(layout.root, { recursive: true, force: true }));
    }
  });
}
