import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laneOf } from "../../../runtime/handler-host/lane-of";
import { Lanes } from "../../../runtime/handler-host/lanes";

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("lanes", () => {
  it("begin at once what neither its lane nor the limit holds up", async () => {
    const lanes = new Lanes(2, () => undefined);
    const begun = ["a", "a", "b", "c", undefined].map((lane) => lanes.add(lane, pause));
    expect(begun).toEqual([true, false, true, false, false]);
  });

  it("keep each lane's order and the limit, and leave nothing undone", async () => {
    const work = fc.array(
      fc.record({ lane: fc.option(fc.constantFrom("a", "b", "c"), { nil: undefined }), turns: fc.nat(3) }),
    );
    await fc.assert(
      fc.asyncProperty(work, fc.integer({ min: 1, max: 4 }), async (tasks, limit) => {
        const lanes = new Lanes(limit, () => undefined);
        const running = new Map<string | undefined, number>();
        const ended: { lane: string | undefined; index: number }[] = [];
        let [now, most] = [0, 0];
        for (const [index, { lane, turns }] of tasks.entries()) {
          lanes.add(lane, async () => {
            most = Math.max(most, ++now);
            running.set(lane, (running.get(lane) ?? 0) + 1);
            if (lane !== undefined) expect(running.get(lane)).toBe(1);
            for (let turn = 0; turn < turns; turn++) await pause();
            running.set(lane, (running.get(lane) ?? 0) - 1);
            now--;
            ended.push({ lane, index });
          });
        }
        while (ended.length < tasks.length) await pause();
        expect(most).toBeLessThanOrEqual(limit);
        for (const lane of ["a", "b", "c"]) {
          const order = ended.filter((each) => each.lane === lane).map(({ index }) => index);
          expect(order).toEqual([...order].sort((a, b) => a - b));
        }
      }),
    );
  });
});

describe("an event's lane", () => {
  const event = (key: string | undefined, partition = 0) =>
    ({ topic: "t", partition, key: key === undefined ? undefined : Buffer.from(key) }) as never;

  it("is its key's, in its partition", () => {
    expect(laneOf(event("a"), 4)).toBe(laneOf(event("a"), 4));
    expect(laneOf(event("a"), 4)).not.toBe(laneOf(event("b"), 4));
    expect(laneOf(event("a"), 4)).not.toBe(laneOf(event("a", 1), 4));
    expect(laneOf(event(""), 4)).toBeDefined();
  });

  it("is none without a key", () => {
    expect(laneOf(event(undefined), 4)).toBeUndefined();
  });

  it("is its partition's if one is handled at a time", () => {
    expect(laneOf(event("a"), 1)).toBe(laneOf(event(undefined), 1));
  });
});
