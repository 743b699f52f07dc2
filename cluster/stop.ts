import { assertNothingLeft, removeLeftovers } from "./host/leftovers";
import type { Layout } from "./layout";
import { stopNode } from "./node-process";
import { savedAddresses } from "./slot";

/**
 * Stops the node, if it runs, and removes every trace of it from the host: also of one that was killed.
 * @param orderly let pods and etcd close their data first
 */
export async function stopAndClean(layout: Layout, orderly: boolean): Promise<void> {
  await stopNode(layout, orderly);
  const hostName = savedAddresses(layout)?.hostName;
  if (hostName === undefined) return; // never got as far as to have anything on the host
  await removeLeftovers(layout, hostName);
  await assertNothingLeft(layout, hostName);
}
