import { describe, expect, it } from "vitest";
import { SendQueue } from "../../../runtime/handler-host/send-queue";

type Messages = readonly { readonly topic: string; readonly value?: Buffer }[];

/** A queue whose requests end one by one when the test says so. */
function heldQueue() {
  const sent: string[][] = [];
  const ends: ((error?: Error) => void)[] = [];
  const queue = new SendQueue((messages: Messages) => {
    sent.push(messages.map(({ value }) => String(value)));
    return new Promise((resolve, reject) => {
      ends.push((error) => (error ? reject(error) : resolve()));
    });
  });
  const add = (text: string, maxBytes = 1_000_000, signal?: AbortSignal, topic = "t") =>
    queue.add({ topic, value: Buffer.from(text) }, { maxBytes, signal });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { sent, ends, add, settled };
}

describe("the queue of messages to send", () => {
  it("has one request under way, and sends the rest together", async () => {
    const { sent, ends, add, settled } = heldQueue();
    const first = [add("a"), add("b")];
    await settled();
    const second = [add("c"), add("d")];
    await settled();
    expect(sent).toEqual([["a", "b"]]);
    ends[0]?.();
    await Promise.all(first);
    await settled();
    expect(sent).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
    ends[1]?.();
    await Promise.all(second);
  });

  it("fails those alone that were in the request, and goes on", async () => {
    const { sent, ends, add, settled } = heldQueue();
    const failed = [add("a"), add("b")];
    await settled();
    const next = add("c");
    ends[0]?.(new Error("down"));
    for (const each of failed) await expect(each).rejects.toThrow("down");
    await settled();
    expect(sent[1]).toEqual(["c"]);
    ends[1]?.();
    await next;
  });

  it("fails no message of another topic, and keeps the order of each", async () => {
    const { sent, ends, add, settled } = heldQueue();
    const failed = [add("a1"), add("a2")];
    const kept = [add("b1", 1_000, undefined, "other")];
    await settled();
    failed.push(add("a3"));
    kept.push(add("b2", 1_000, undefined, "other"));
    ends[0]?.(new Error("no leader"));
    for (const each of failed.slice(0, 2)) await expect(each).rejects.toThrow("no leader");
    await settled();
    ends[1]?.();
    await Promise.all(kept);
    await settled();
    ends[2]?.();
    await failed[2];
    expect(sent).toEqual([["a1", "a2"], ["b1", "b2"], ["a3"]]);
  });

  it("sends no more at once than the topic takes, and a message alone if need be", async () => {
    const { sent, ends, add, settled } = heldQueue();
    const big = "x".repeat(60);
    const all = [add(`1${big}`, 300), add(`2${big}`, 300), add(`3${big.repeat(6)}`, 300), add("4", 300), add("5", 300)];
    for (let request = 0; request < 3; request++) {
      await settled();
      ends[request]?.();
    }
    await Promise.all(all);
    expect(sent.map((batch) => batch.map(([number]) => number))).toEqual([["1", "2"], ["3"], ["4", "5"]]);
  });

  it("does not send what nobody waits for any more", async () => {
    const { sent, ends, add, settled } = heldQueue();
    const first = add("a");
    await settled();
    const abort = new AbortController();
    const given = add("b", 1_000, abort.signal);
    const kept = add("c");
    abort.abort(new Error("too late"));
    ends[0]?.();
    await first;
    await expect(given).rejects.toThrow("too late");
    await settled();
    expect(sent[1]).toEqual(["c"]);
    ends[1]?.();
    await kept;
  });
});
