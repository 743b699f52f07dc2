import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OffsetRanges } from "../../../runtime/handler-host/offset-ranges";

const range = (from: number, to: number) => ({ from: BigInt(from), to: BigInt(to) });
const anyRange = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 8 }))
  .map(([from, length]) => range(from, from + length));

describe("ranges of offsets", () => {
  it("are joined where they touch", () => {
    const ranges = new OffsetRanges([range(5, 7), range(1, 2), range(3, 5)]);
    expect(ranges.all).toEqual([range(1, 2), range(3, 7)]);
    ranges.add(range(2, 3));
    expect(ranges.all).toEqual([range(1, 7)]);
  });

  it("give the first one away from its beginning", () => {
    const ranges = new OffsetRanges([range(3, 5), range(8, 9)]);
    expect(ranges.takeFrom(2n)).toBeUndefined();
    expect(ranges.takeFrom(3n)).toEqual(range(3, 5));
    expect(ranges.all).toEqual([range(8, 9)]);
  });

  it("have what was added and nothing else, in order and apart, whatever is added", () => {
    fc.assert(
      fc.property(fc.array(anyRange, { maxLength: 40 }), (added) => {
        const ranges = new OffsetRanges(added);
        for (let offset = 0n; offset < 80n; offset++) {
          expect(ranges.has(offset)).toBe(added.some(({ from, to }) => from <= offset && offset < to));
        }
        for (const [index, { from, to }] of ranges.all.entries()) {
          expect(to).toBeGreaterThan(from);
          if (index > 0) expect(from).toBeGreaterThan(ranges.all[index - 1]?.to ?? 0n);
        }
      }),
    );
  });
});
