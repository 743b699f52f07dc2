import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import type { Progress } from "../console/progress";
import { assertNothingLeft, removeLeftovers } from "./host/leftovers";
import { findNode } from "./host/processes";
import { layoutOf } from "./layout";
import { withLock } from "./lock";
import { stopNode } from "./node-process";
import { savedAddresses } from "./slot";

/**
 * Stops the cluster and removes all of it from the host, whatever state it is in.
 * @param data delete the state folder too: objects, volumes, images, keys, addresses
 */
export async function takeDown(name: string, data: boolean, progress: Progress): Promise<void> {
  const layout = layoutOf(name);
  await withLock(layout.root, "cluster down", 0, async () => {
    const addresses = savedAddresses(layout);
    const { init, launcher } = findNode(layout.root);
    if (init !== undefined || launcher !== undefined) {
      await progress.step(`Stop the cluster "${name}"`, () => stopNode(layout, !data));
    }
    if (addresses) {
      await removeLeftovers(layout, addresses);
      await assertNothingLeft(layout, addresses);
    }
    if (data && existsSync(layout.root)) {
      await progress.step(`Delete the data of "${name}"`, () => rm(layout.root, { recursive: true, force: true }));
    }
  });
}
