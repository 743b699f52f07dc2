import { join } from "node:path";
import { UserError } from "../console/user-error";
import { findNode } from "./host/processes";
import type { Layout } from "./layout";
import { lastWords } from "./logs";
import { crashLooping, nodeStatus } from "./readiness";
import { waitFor } from "./wait";

/** Longest wait for one condition; on a busy two-core machine they take a tenth of it. */
const LIMIT_MS = 120_000;

/**
 * Waits until the condition gives a value.
 *
 * @param what for the message, such as "the API server"
 * @param component whose log to show if time runs out
 * @throws UserError HW-CLUSTER-013 that names the component that does not start, with the end of its log
 */
export async function until<T>(
  layout: Layout,
  what: string,
  component: string,
  condition: () => Promise<T | undefined>,
): Promise<T> {
  const value = await waitFor(LIMIT_MS, async () => {
    const value = await condition();
    if (value !== undefined) return value;
    const failing = crashLooping(nodeStatus(layout));
    if (failing) {
      const what = `${failing.name} does not start (${failing.lastExit})`;
      throw notUp(layout, what, failing.name, failing.state !== "stopped");
    }
    if (findNode(layout.root).init === undefined) throw notUp(layout, "the node ended", "node");
    return undefined;
  });
  if (value !== undefined) return value;
  throw notUp(layout, `${what} did not get ready within ${LIMIT_MS / 1000} s`, component);
}

/**
 * The error of a start that failed, with the last lines of the log that tells why.
 *
 * @param isStartedAgain whether the component has ended, and runs once more
 */
export function notUp(layout: Layout, what: string, component: string, isStartedAgain = false): UserError {
  const log = join(layout.logs, `${component}.log`);
  return new UserError(
    "HW-CLUSTER-013",
    `The cluster "${layout.name}" did not come up: ${what}.`,
    `See ${log}, then run the same command again.`,
    lastWords(log, 8, isStartedAgain),
  );
}
