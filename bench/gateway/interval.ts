export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** Student's t for 95 %, two-sided, by degrees of freedom from 1. https://www.itl.nist.gov/div898/handbook/eda/section3/eda3672.htm */
const T = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131];
const T_OF_MANY = 2.131;

/**
 * The geometric mean of the ratios of two things measured in the same rounds, and its 95 % confidence interval.
 *
 * @example meanRatio([90, 95, 100], [100, 100, 100]).mean // 0.949
 */
export function meanRatio(numerators: readonly number[], denominators: readonly number[]): Interval {
  const logs = numerators.map((value, round) => Math.log(value / (denominators[round] ?? Number.NaN)));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
  const half = (T[logs.length - 2] ?? T_OF_MANY) * Math.sqrt(variance / logs.length);
  return { mean: Math.exp(mean), low: Math.exp(mean - half), high: Math.exp(mean + half) };
}
