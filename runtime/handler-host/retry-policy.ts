import type { Clock } from "../shared/clock";
import { backoff } from "../shared/delay";

/** How often a handler is tried for one event, and how long to wait in between. */
export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly mostDelayMs: number;
}

/** For a handler: waits from a quarter of a second up to 5 s. The default of 5 retries waits about 8 s in all. */
export const retryPolicy = (retries: number): RetryPolicy => ({
  attempts: retries + 1,
  firstDelayMs: 250,
  mostDelayMs: 5_000,
});

/**
 * Calls until it succeeds or the attempts are used up; then throws the last error.
 * @param signal once aborted there is no further attempt: the last error is thrown
 */
export async function withRetries<T>(
  policy: RetryPolicy,
  clock: Clock,
  signal: AbortSignal,
  call: () => Promise<T>,
  onRetry: (error: unknown, attempt: number, waitMs: number) => void,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      if (attempt >= policy.attempts || signal.aborted) throw error;
      const waitMs = backoff(attempt, policy.firstDelayMs, policy.mostDelayMs);
      onRetry(error, attempt, waitMs);
      await clock.wait(waitMs, signal);
      if (signal.aborted) throw error;
    }
  }
}
