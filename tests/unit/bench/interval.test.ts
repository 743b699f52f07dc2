import { expect, test } from "vitest";
import { meanRatio } from "../../../bench/gateway/interval";

test("ratios that are all alike leave no doubt", () => {
  const { mean, low, high } = meanRatio([90, 180, 270], [100, 200, 300]);
  for (const value of [mean, low, high]) expect(value).toBeCloseTo(0.9, 10);
});

test("of two rounds that differ little is known: t is 12.7", () => {
  const { mean, low, high } = meanRatio([1, Math.E ** 2], [1, 1]);
  expect(Math.log(mean)).toBeCloseTo(1, 10);
  // Standard deviation of 0 and 2 is √2; of their mean 1.
  expect(Math.log(low)).toBeCloseTo(1 - 12.706, 3);
  expect(Math.log(high)).toBeCloseTo(1 + 12.706, 3);
});

test("more rounds say more", () => {
  const width = (rounds: number) => {
    const ones = Array.from({ length: rounds }, () => 1);
    const { low, high } = meanRatio(
      ones.map((_, index) => (index % 2 ? 0.9 : 1.1)),
      ones,
    );
    return high - low;
  };
  expect(width(20)).toBeLessThan(width(10));
  expect(width(10)).toBeLessThan(width(4));
});
