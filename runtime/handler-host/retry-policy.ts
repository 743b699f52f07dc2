import type { Clock } from "../shared/clock";
import { backoff } from "../shared/delay";
import type { LazySignal } from "../shared/lazy-signal";

/** How often a handler is tried for one event, and how long to wait in between. */
export interface RetryPolicy {
  /** Tries in all. */
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly mostDelayMs: number;
}

const FIRST_DELAY_MS = 250;
export const MOST_DELAY_MS = 5_000;

/** For a handler: waits from a quarter of a second up to 5 s. The default of 5 retries waits about 8 s in all. */
export const retryPolicy = (retries: number): RetryPolicy => ({
  attempts: retries + 1,
  firstDelayMs: FIRST_DELAY_MS,
  mostDelayMs: MOST_DELAY_MS,
});

/** How long an event waits that has failed so often. */
export const retryWait = (attempts: number): number => backoff(attempts, FIRST_DELAY_MS, MOST_DELAY_MS);

export interface RetryOptions {
  /** Once aborted there is no further attempt: the last error is thrown. */
  readonly tries: LazySignal;
  readonly clock: Clock;
  /** What failed already, and counts as the first attempt. */
  readonly failed?: { readonly error: unknown } | undefined;
  onRetry(error: unknown, attempt: number, waitMs: number): void;
}

/** Calls until it succeeds or the attempts are used up; then throws the last error. */
export async function withRetries<T>(
  policy: RetryPolicy,
  call: () => Promise<T>,
  { tries, clock, failed, onRetry }: RetryOptions,
): Promise<T> {
  const pause = async (error: unknown, attempt: number) => {
    if (attempt >= policy.attempts || tries.aborted) throw error;
    const waitMs = backoff(attempt, policy.firstDelayMs, policy.mostDelayMs);
    onRetry(error, attempt, waitMs);
    await clock.wait(waitMs, tries.signal);
    if (tries.aborted) throw error;
  };
  if (failed) await pause(failed.error, 1);
  for (let attempt = failed ? 2 : 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      await pause(error, attempt);
    }
  }
}
