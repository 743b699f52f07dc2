import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OffsetWindow } from "../../../runtime/handler-host/offset-window";

describe("a window of offsets", () => {
  it("gives what is finished once everything before it is", () => {
    const window = new OffsetWindow<number>();
    const [a, b, c] = [window.add(), window.add(), window.add()];
    expect(window.finish(b, 2)).toEqual([]);
    expect(window.finish(a, 1)).toEqual([1, 2]);
    expect(window.size).toBe(1);
    expect(window.finish(c, 3)).toEqual([3]);
    expect(window.size).toBe(0);
  });

  it("gives all, once, in the order in which they were added, whatever order they are finished in", () => {
    const order = fc
      .integer({ min: 1, max: 3_000 })
      .chain((count) => fc.tuple(fc.constant(count), fc.array(fc.nat(7), { minLength: 1, maxLength: 20 })));
    fc.assert(
      fc.property(order, ([count, jumps]) => {
        const window = new OffsetWindow<number>();
        const open: [ReturnType<typeof window.add>, number][] = [];
        const given: number[] = [];
        for (let added = 0, step = 0; given.length < count; step++) {
          if (added < count) open.push([window.add(), added++]);
          if (step % 2 && added < count) continue;
          const at = (jumps[step % jumps.length] ?? 0) % open.length;
          const [[slot, number]] = open.splice(at, 1) as [[(typeof open)[0][0], number]];
          given.push(...window.finish(slot, number));
          expect(window.size).toBe(added - given.length);
        }
        expect(given).toEqual(given.map((_, index) => index));
      }),
      { numRuns: 30 },
    );
  });
});
