import { setTimeout as sleep } from "node:timers/promises";
import { wasInterrupted } from "../console/process";
import { Interrupted } from "../console/user-error";

/**
 * Polls until `probe` gives a value; undefined after `timeoutMs`.
 * A throwing probe ends the wait: it has seen that waiting is pointless.
 */
export async function waitFor<T>(
  timeoutMs: number,
  probe: () => Promise<T | undefined> | T | undefined,
  everyMs = 100,
): Promise<T | undefined> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (wasInterrupted()) throw new Interrupted();
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() >= deadline) return undefined;
    await sleep(everyMs);
  }
}
