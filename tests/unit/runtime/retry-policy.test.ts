import { describe, expect, it, vi } from "vitest";
import { retryPolicy, withRetries } from "../../../runtime/handler-host/retry-policy";
import { systemClock } from "../../../runtime/shared/clock";
import { LazySignal } from "../../../runtime/shared/lazy-signal";

const POLICY = { attempts: 4, firstDelayMs: 1, mostDelayMs: 2 };

const options = () => ({ tries: new LazySignal(), clock: systemClock, onRetry: (): void => undefined });

/** Fails as often as told. */
function flaky(failures: number) {
  let calls = 0;
  return {
    calls: () => calls,
    call: async () => {
      if (++calls <= failures) throw new Error(`failure ${calls}`);
      return "done";
    },
  };
}

describe("retries of a handler", () => {
  it("go on until it succeeds, each told with its wait", async () => {
    const { call, calls } = flaky(3);
    const told: unknown[] = [];
    const result = await withRetries(POLICY, call, {
      ...options(),
      onRetry: (error, attempt, waitMs) => told.push([(error as Error).message, attempt, waitMs]),
    });
    expect([result, calls()]).toEqual(["done", 4]);
    expect(told).toEqual([
      ["failure 1", 1, 1],
      ["failure 2", 2, 2],
      ["failure 3", 3, 2],
    ]);
  });

  it("end with the last error", async () => {
    const { call, calls } = flaky(10);
    await expect(withRetries(POLICY, call, options())).rejects.toThrow("failure 4");
    expect(calls()).toBe(4);
  });

  it("stop at once when the process is to end", async () => {
    const { call, calls } = flaky(10);
    const { tries, ...rest } = options();
    const policy = { ...POLICY, firstDelayMs: 60_000, mostDelayMs: 60_000 };
    const retrying = withRetries(policy, call, { ...rest, tries, onRetry: () => tries.abort(new Error("the end")) });
    await expect(retrying).rejects.toThrow("failure 1");
    expect(calls()).toBe(1);
  });

  it("count what failed already as the first try, and wait after it", async () => {
    const { call, calls } = flaky(10);
    const told: unknown[] = [];
    const retrying = withRetries(POLICY, call, {
      ...options(),
      failed: { error: new Error("in the batch") },
      onRetry: (error, attempt) => told.push([(error as Error).message, attempt]),
    });
    await expect(retrying).rejects.toThrow("failure 3");
    expect([calls(), told[0]]).toEqual([3, ["in the batch", 1]]);
  });

  it.each([
    [0, 0],
    [1, 250],
    [5, 7_750],
    [10, 32_750],
  ])("%i of them wait %i ms in all", async (retries, expected) => {
    vi.useFakeTimers();
    try {
      let waited = 0;
      const { call, calls } = flaky(Number.POSITIVE_INFINITY);
      const ended = expect(
        withRetries(retryPolicy(retries), call, {
          ...options(),
          onRetry: (_error, _attempt, waitMs) => {
            waited += waitMs;
          },
        }),
      ).rejects.toThrow();
      await vi.runAllTimersAsync();
      await ended;
      expect([calls(), waited]).toEqual([retries + 1, expected]);
    } finally {
      vi.useRealTimers();
    }
  });
});
