import { describe, expect, it, vi } from "vitest";
import { retryPolicy, withRetries } from "../../../runtime/handler-host/retry-policy";
import { systemClock } from "../../../runtime/shared/clock";

const POLICY = { attempts: 4, firstDelayMs: 1, mostDelayMs: 2 };

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
    const result = await withRetries(
      POLICY,
      systemClock,
      new AbortController().signal,
      call,
      (error, attempt, waitMs) => told.push([(error as Error).message, attempt, waitMs]),
    );
    expect([result, calls()]).toEqual(["done", 4]);
    expect(told).toEqual([
      ["failure 1", 1, 1],
      ["failure 2", 2, 2],
      ["failure 3", 3, 2],
    ]);
  });

  it("end with the last error", async () => {
    const { call, calls } = flaky(10);
    await expect(withRetries(POLICY, systemClock, new AbortController().signal, call, () => undefined)).rejects.toThrow(
      "failure 4",
    );
    expect(calls()).toBe(4);
  });

  it("stop at once when the process is to end", async () => {
    const { call, calls } = flaky(10);
    const abort = new AbortController();
    const retrying = withRetries(
      { ...POLICY, firstDelayMs: 60_000, mostDelayMs: 60_000 },
      systemClock,
      abort.signal,
      call,
      () => abort.abort(),
    );
    await expect(retrying).rejects.toThrow("failure 1");
    expect(calls()).toBe(1);
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
        withRetries(
          retryPolicy(retries),
          systemClock,
          new AbortController().signal,
          call,
          (_error, _attempt, waitMs) => {
            waited += waitMs;
          },
        ),
      ).rejects.toThrow();
      await vi.runAllTimersAsync();
      await ended;
      expect([calls(), waited]).toEqual([retries + 1, expected]);
    } finally {
      vi.useRealTimers();
    }
  });
});
