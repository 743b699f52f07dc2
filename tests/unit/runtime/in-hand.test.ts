import { describe, expect, it } from "vitest";
import { HeldPartitions } from "../../../runtime/handler-host/held-partitions";
import { InHand } from "../../../runtime/handler-host/in-hand";
import { nothing } from "../../../runtime/handler-host/outcome";
import { Bell } from "../../../runtime/shared/bell";

const partition = (number: number) => ({ topic: "t", partition: number });
const position = (number: number, offset: number) => ({ ...partition(number), offset: BigInt(offset), generation: 1 });
const message = (bytes = 10) => ({ key: undefined, value: Buffer.alloc(bytes) }) as never;

function setUp(isTransactional = false) {
  const held = new HeldPartitions();
  held.assign([partition(0), partition(1)], 1);
  return { held, inHand: new InHand(held, isTransactional, new Bell()) };
}

describe("events in hand", () => {
  it("may be committed once all before them in their partition are done", () => {
    const { inHand } = setUp();
    const [a, b, other] = [
      inHand.take(message(), position(0, 5)),
      inHand.take(message(), position(0, 6)),
      inHand.take(message(), position(1, 9)),
    ];
    expect(inHand.finish(b, nothing)).toEqual([]);
    expect(inHand.finish(other, nothing).map(({ entry }) => entry)).toEqual([other]);
    expect(inHand.finish(a, nothing).map(({ entry }) => entry)).toEqual([a, b]);
  });

  it("leave what follows one that is given up uncommitted", () => {
    const { inHand } = setUp();
    const [a, b] = [inHand.take(message(), position(0, 5)), inHand.take(message(), position(0, 6))];
    inHand.giveUp(a);
    expect(inHand.finish(b, nothing)).toEqual([]);
  });

  it("are not more than fit into memory, but one always may be", () => {
    const { inHand } = setUp();
    const large = inHand.take(message(64 * 1024 * 1024), position(0, 0));
    expect(inHand.hasRoom(partition(0))).toBe(false);
    inHand.committed(inHand.finish(large, nothing));
    expect(inHand.hasRoom(partition(0))).toBe(true);
    for (let offset = 1; offset <= 1_000; offset++) inHand.take(message(), position(0, offset));
    expect(inHand.hasRoom(partition(1))).toBe(false);
  });

  it("keep what they published in mind until it is committed", () => {
    const { inHand } = setUp(true);
    const entry = inHand.take(message(), position(0, 0));
    const finished = inHand.finish(entry, { ...nothing, messages: [{ topic: "o", value: Buffer.alloc(40_000_000) }] });
    expect(inHand.hasRoom(partition(0))).toBe(false);
    inHand.committed(finished);
    expect(inHand.hasRoom(partition(0))).toBe(true);
    expect(inHand.isIdle).toBe(true);
  });

  it("leave nothing in memory of a partition that went", () => {
    const { held, inHand } = setUp(true);
    const [a, b] = [inHand.take(message(), position(0, 0)), inHand.take(message(), position(0, 1))];
    inHand.finish(b, { ...nothing, messages: [{ topic: "o", value: Buffer.alloc(40_000_000) }] });
    expect(inHand.hasRoom(partition(1))).toBe(false);
    inHand.release(held.releaseAllBut([partition(1)]), new Error("released"));
    inHand.giveUp(a);
    held.assign([partition(1)], 2);
    inHand.take(message(), position(1, 0));
    expect(inHand.hasRoom(partition(1))).toBe(true);
  });

  it("are not further ahead of an unfinished one than may be repeated", () => {
    const { inHand } = setUp();
    inHand.take(message(), position(0, 0));
    for (let offset = 1; offset < 10_000; offset++) inHand.finish(inHand.take(message(), position(0, offset)), nothing);
    expect(inHand.hasRoom(partition(0))).toBe(false);
    expect(inHand.hasRoom(partition(1))).toBe(true);
  });

  it("are given up when their partition is another's, and may end when it is taken back", async () => {
    const { held, inHand } = setUp();
    const [a, b] = [inHand.take(message(), position(0, 5)), inHand.take(message(), position(1, 6))];
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
    const { held, inHand } = setUp();
    inHand.take(message(), position(0, 5));
    inHand.release(held.releaseAllBut([partition(1)]), new Error("released"));
    held.assign([partition(0), partition(1)], 2);
    const again = inHand.take(message(), { ...position(0, 5), generation: 2 });
    expect(inHand.finish(again, nothing).map(({ entry }) => entry)).toEqual([again]);
  });
});
