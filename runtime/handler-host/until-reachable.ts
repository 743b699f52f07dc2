import { backoff, delay } from "../shared/delay";
import { LazySignal } from "../shared/lazy-signal";
import type { Logger } from "../shared/log";
import { Unreachable } from "../shared/unreachable";

/**
 * Calls until whatever it needs answers, with pauses of up to 5 s.
 *
 * @throws what `call` throws, other than Unreachable; the reason once the signal aborts
 */
export async function untilReachable<T>(
  call: () => Promise<T>,
  signal: AbortSignal | LazySignal,
  log: Logger,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      log.warn("Waiting for the schema registry", { reason: error.message });
    }
    await delay(backoff(attempt, 500, 5_000), signal instanceof LazySignal ? signal.signal : signal);
  }
}
