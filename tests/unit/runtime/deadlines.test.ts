import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Deadlines } from "../../../runtime/shared/deadlines";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("deadlines are noticed within a tenth of a second, once, and not if they are removed", () => {
  const deadlines = new Deadlines();
  const passed: string[] = [];
  deadlines.add(250, () => passed.push("first"));
  const removed = deadlines.add(250, () => passed.push("removed"));
  deadlines.add(1_000, () => passed.push("last"));
  deadlines.remove(removed);
  vi.advanceTimersByTime(240);
  expect(passed).toEqual([]);
  vi.advanceTimersByTime(110);
  expect(passed).toEqual(["first"]);
  vi.advanceTimersByTime(5_000);
  expect(passed).toEqual(["first", "last"]);
  expect(vi.getTimerCount()).toBe(0);
  deadlines.add(100, () => passed.push("again"));
  vi.advanceTimersByTime(300);
  expect(passed.at(-1)).toBe("again");
});
