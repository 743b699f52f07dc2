import { describe, expect, it } from "vitest";
import { HeldPartitions } from "../../../runtime/handler-host/held-partitions";
import { type Entry, InHand } from "../../../runtime/handler-host/in-hand";
import { encodeDone } from "../../../runtime/handler-host/offset-metadata";
import { nothing } from "../../../runtime/handler-host/outcome";
import type { Committed } from "../../../runtime/handler-host/progress";
import { Bell } from "../../../runtime/shared/bell";

const partition = (number: number) => ({ topic: "t", partition: number });
const position = (number: number, offset: number) => ({ ...partition(number), offset: BigInt(offset), generation: 1 });
const message = (bytes = 10) => ({ key: undefined, value: Buffer.alloc(bytes) }) as never;

function setUp(committed?: Committed) {
  const held = new HeldPartitions();
  held.assign([partition(0), partition(1)], 1);
  const inHand = new InHand(held, () => committed, new Bell());
  const take = (number: number, offset: number, bytes?: number) =>
    inHand.take(message(bytes), position(number, offset)) as Entry;
  return { held, inHand, take };
}

describe("events in hand", () => {
  it("are not taken if they were done while their partition was another's", () => {
    const { inHand } = setUp({ offset: 5n, metadata: encodeDone(5n, [{ from: 6n, to: 8n }]) });
    const taken = [5, 6, 7, 8].map((offset) => inHand.take(message(), position(0, offset))?.position.offset);
    expect(taken).toEqual([5n, undefined, undefined, 8n]);
    expect(inHand.isIdle).toBe(false);
  });

  it("are not more than fit into memory, but one always may be", () => {
    const { inHand, take } = setUp();
    const large = take(0, 0, 64 * 1024 * 1024);
    expect(inHand.hasRoom(position(0, 1))).toBe(false);
    inHand.committed([inHand.finish(large, nothing)]);
    expect(inHand.hasRoom(position(0, 1))).toBe(true);
    for (let offset = 1; offset <= 1_000; offset++) take(0, offset);
    expect(inHand.hasRoom(position(1, 0))).toBe(false);
  });

  it("keep what they published in mind until it is committed", () => {
    const { inHand, take } = setUp();
    const outcome = { ...nothing, messages: [{ topic: "o", value: Buffer.alloc(40_000_000) }] };
    const finished = inHand.finish(take(0, 0), outcome);
    expect(inHand.hasRoom(position(0, 1))).toBe(false);
    inHand.committed([finished]);
    expect(inHand.hasRoom(position(0, 1))).toBe(true);
    expect(inHand.isIdle).toBe(true);
  });

  it("are not further ahead of an unfinished one than can be told in a commit", () => {
    const { inHand, take } = setUp();
    take(0, 0);
    expect(inHand.hasRoom(position(0, 300_000))).toBe(true);
    expect(inHand.hasRoom(position(0, 400_000))).toBe(false);
    expect(inHand.hasRoom(position(1, 400_000))).toBe(true);
  });

  it("are given up when their partition is another's, and may end when it is taken back", async () => {
    const { held, inHand, take } = setUp();
    const [a, b] = [take(0, 5), take(1, 6)];
    inHand.release(held.releaseAllBut([partition(1)]), new Error("released"));
    expect([a.hold.tries.aborted, a.hold.result.aborted, b.hold.tries.aborted]).toEqual([true, false, false]);
    held.assign([partition(1)], 2);
    inHand.dropLost(new Error("lost"));
    expect([a.hold.result.aborted, b.hold.result.aborted]).toEqual([true, false]);
    let isSettled = false;
    void inHand.settled([partition(0)]).then(() => {
      isSettled = true;
    });
    await Promise.resolve();
    expect(isSettled).toBe(false);
    inHand.giveUp(a);
    await expect.poll(() => isSettled).toBe(true);
  });

  it("of a partition that comes back begin anew", () => {
    const { held, inHand, take } = setUp();
    const first = take(0, 5);
    inHand.release(held.releaseAllBut([partition(1)]), new Error("released"));
    held.assign([partition(0), partition(1)], 2);
    const again = inHand.take(message(), { ...position(0, 5), generation: 2 });
    expect(again?.progress).not.toBe(first.progress);
    expect(again?.progress.commit()).toMatchObject({ offset: 5n, generation: 2 });
  });
});
