import { describe, expect, test } from "vitest";
import { letterOf } from "../../../runtime/provisioner/operations/letter";
import { OffsetRanges } from "../../../runtime/provisioner/operations/offset-ranges";
import { type PartitionPosition, planPositions } from "../../../runtime/provisioner/operations/replay-target";

describe("a plan of positions", () => {
  const position = (more: Partial<PartitionPosition> = {}): PartitionPosition => ({
    topic: "t",
    partition: 0,
    start: 10,
    end: 50,
    committed: 30,
    atTime: undefined,
    ...more,
  });
  const plan = (to: Parameters<typeof planPositions>[1], more?: Partial<PartitionPosition>) => {
    const [change] = planPositions([position(more)], to);
    return change && [change.from, change.to, change.again, change.skipped, change.wanted];
  };

  test("goes to either end, to a time, or to its end if nothing is that late", () => {
    expect(plan("earliest")).toEqual([30, 10, 20, 0, undefined]);
    expect(plan("latest")).toEqual([30, 50, 0, 20, undefined]);
    expect(plan({ time: 1 }, { atTime: 12 })).toEqual([30, 12, 18, 0, undefined]);
    expect(plan({ time: 1 })).toEqual([30, 50, 0, 20, undefined]);
  });

  test("stays inside the log, tells what was wanted, and leaves other partitions alone", () => {
    expect(plan({ offsets: { 0: 5 } })).toEqual([30, 10, 20, 0, 5]);
    expect(plan({ offsets: { 0: 51 } })).toEqual([30, 50, 0, 20, 51]);
    expect(plan({ offsets: { 1: 5 } })).toBeUndefined();
  });

  test("counts from where the worker would go on: the first event that is left", () => {
    expect(plan("latest", { committed: undefined })).toEqual([null, 50, 0, 40, undefined]);
    expect(plan("earliest", { committed: 3 })).toEqual([3, 10, 0, 0, undefined]);
    expect(plan("latest", { committed: 3 })).toEqual([3, 50, 0, 40, undefined]);
    // After a topic was deleted and made again.
    expect(plan("earliest", { committed: 99 })).toEqual([99, 10, 40, 0, undefined]);
  });
});

describe("ranges of offsets", () => {
  test("join what lies together, in any order, and forget what is before the log", () => {
    const ranges = OffsetRanges.parse("").with([5, 3, 4, 9, 9]).with([0, 8]);
    expect(String(ranges)).toBe("0,3-5,8-9");
    expect([2, 3, 5, 6, 9].map((offset) => ranges.has(offset))).toEqual([false, true, true, false, true]);
    expect(String(ranges.since(4))).toBe("4-5,8-9");
    expect(String(OffsetRanges.parse(String(ranges)))).toBe(String(ranges));
    expect(String(ranges.with([1, 2, 6, 7]))).toBe("0-9");
    expect(() => OffsetRanges.parse("1-x")).toThrow("no list of offsets");
  });
});

test("a record without a letter's headers is none", () => {
  const record = { offset: 1, timestamp: 0, key: null, value: null, headers: [] };
  expect(letterOf(record, 0, false, true)).toBeUndefined();
  const headers = [["headwater-original-topic", Buffer.from("t")] as const];
  expect(letterOf({ ...record, headers }, 0, false, true)).toEqual({
    id: "0/1",
    failedAt: "1970-01-01T00:00:00.000Z",
    error: "",
    attempts: 0,
    original: { topic: "t", partition: 0, offset: 0 },
    redriven: false,
    key: null,
    value: null,
    headers: [],
  });
});
