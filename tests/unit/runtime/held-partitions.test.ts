import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HeldPartitions } from "../../../runtime/handler-host/held-partitions";

const partition = (number: number) => ({ topic: "t", partition: number });
const position = (number: number, offset: bigint, generation: number) => ({ ...partition(number), offset, generation });

describe("held partitions", () => {
  it("want only events of partitions that are ours", () => {
    const held = new HeldPartitions();
    expect(held.wants(position(0, 0n, 1))).toBe(false);
    held.assign([partition(0)], 1);
    expect(held.wants(position(0, 0n, 1))).toBe(true);
    expect(held.wants(position(1, 0n, 1))).toBe(false);
    held.assign([partition(1)], 2);
    expect(held.wants(position(0, 0n, 2))).toBe(false);
  });

  it("want no event twice while the partition stays ours", () => {
    const held = new HeldPartitions();
    held.assign([partition(0)], 1);
    held.took(position(0, 5n, 1));
    held.assign([partition(0), partition(1)], 2);
    expect(held.wants(position(0, 5n, 2))).toBe(false);
    expect(held.wants(position(0, 6n, 2))).toBe(true);
  });

  it("want nothing that was fetched before the partition came back to us", () => {
    const held = new HeldPartitions();
    held.assign([partition(0)], 1);
    held.assign([], 2);
    held.assign([partition(0)], 3);
    expect(held.wants(position(0, 9n, 1))).toBe(false);
    expect(held.wants(position(0, 9n, 3))).toBe(true);
  });

  it("are more while the group is divided: what we did not have, or had given up", () => {
    const held = new HeldPartitions();
    held.assign([partition(0), partition(1)], 1);
    held.took(position(0, 5n, 1));
    expect(held.add([partition(0)], 2)).toBe(false);
    held.releaseAllBut([partition(0)]);
    expect(held.add([partition(0), partition(1), partition(2)], 2)).toBe(true);
    held.assign([partition(0), partition(1), partition(2)], 3);
    expect([position(1, 0n, 1), position(1, 0n, 2), position(2, 0n, 2)].map((at) => held.wants(at))).toEqual([
      false,
      true,
      true,
    ]);
    expect([5n, 6n].map((offset) => held.wants(position(0, offset, 3)))).toEqual([false, true]);
  });

  /** What the client delivers: after each rebalance what is in its buffer, then all from the committed offset on. */
  it("let each partition's events be handled in order and once, through any rebalances that leave it with us", () => {
    const rebalances = fc.array(fc.record({ handle: fc.nat(8), commit: fc.nat(8) }), { maxLength: 10 });
    fc.assert(
      fc.property(rebalances, (rounds) => {
        const held = new HeldPartitions();
        const handled: number[] = [];
        let buffer: { offset: number; generation: number }[] = [];
        let committed = 0;
        for (const [generation, round] of [...rounds, { handle: 100, commit: 0 }].entries()) {
          held.assign([partition(0)], generation);
          buffer.push(...Array.from({ length: 20 }, (_, i) => ({ offset: committed + i, generation })));
          let toHandle = round.handle;
          buffer = buffer.filter(({ offset, generation: fetched }) => {
            const at = position(0, BigInt(offset), fetched);
            if (!held.wants(at)) return false;
            if (toHandle-- <= 0) return true;
            handled.push(offset);
            held.took(at);
            return false;
          });
          committed = Math.min(committed + round.commit, handled.length);
        }
        expect(handled).toEqual(handled.map((_, i) => i));
      }),
    );
  });
});
