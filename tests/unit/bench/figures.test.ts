import { expect, test } from "vitest";
import { percentile } from "../../../bench/figures";

test("a percentile is the measurement that so many are not above", () => {
  const twenty = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect([0.95, 0.5, 1, 0.01].map((part) => percentile(twenty, part))).toEqual([19, 10, 20, 1]);
  expect(percentile([7], 0.95)).toBe(7);
});
