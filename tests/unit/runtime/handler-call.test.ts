import { describe, expect, it } from "vitest";
import { callWithin, HandlerTimeout } from "../../../runtime/handler-host/handler-call";
import { Hold } from "../../../runtime/handler-host/hold";

const forever = () => new Promise<never>(() => undefined);

describe("a call of a handler", () => {
  it("gives what the handler gives", async () => {
    expect(await callWithin(1_000, new Hold(), async () => 7)).toBe(7);
    await expect(callWithin(1_000, new Hold(), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("ends when its time is up, and its signal says so", async () => {
    let signal: AbortSignal | undefined;
    const call = callWithin(20, new Hold(), (lazy) => {
      signal = lazy.signal;
      return forever();
    });
    await expect(call).rejects.toEqual(new HandlerTimeout(20));
    expect(signal?.reason).toBeInstanceOf(HandlerTimeout);
  });

  it("ends when the event is not ours any more, but not when there is to be no further try", async () => {
    const hold = new Hold();
    let seen: AbortSignal | undefined;
    const call = callWithin(10_000, hold, (lazy) => {
      seen = lazy.signal;
      return forever();
    });
    hold.stop(new Error("stopping"));
    expect(seen?.aborted).toBe(false);
    hold.abort(new Error("lost"));
    await expect(call).rejects.toThrow("lost");
    expect(seen?.aborted).toBe(true);
    await expect(callWithin(10_000, hold, async () => 1)).rejects.toThrow("lost");
  });

  it("tells each try by a signal of its own", async () => {
    const hold = new Hold();
    await expect(callWithin(5, hold, forever)).rejects.toThrow("has not ended within 0.005 s");
    expect(await callWithin(1_000, hold, async ({ signal }) => signal.aborted)).toBe(false);
  });
});
