/** Minimum, median and maximum of some measurements. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => round(sorted[index] ?? Number.NaN);
  const middle = sorted.length / 2;
  const median = sorted.length % 2 ? at(Math.floor(middle)) : round((at(middle - 1) + at(middle)) / 2);
  return { min: at(0), median, max: at(sorted.length - 1) };
}

/** The measurement that so much of all, from 0 to 1, are not above: one of them, by nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return round(sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN);
}

/** Ratios of two things measured in the same rounds. */
export const ratios = (numerators: readonly number[], denominators: readonly number[]): Spread =>
  spread(numerators.map((value, round) => value / (denominators[round] ?? Number.NaN)));

/** A bound that must hold for a proof or a benchmark to succeed. */
export interface Bar {
  readonly what: string;
  readonly bound: string;
  readonly measured: number | string;
  readonly holds: boolean;
}

export const atMost = (what: string, measured: number, bound: number, unit = ""): Bar => ({
  what,
  bound: `≤ ${bound}${unit}`,
  measured: round(measured),
  holds: measured <= bound,
});

export const atLeast = (what: string, measured: number, bound: number, unit = ""): Bar => ({
  what,
  bound: `≥ ${bound}${unit}`,
  measured: round(measured),
  holds: measured >= bound,
});

export const isTrue = (what: string, holds: boolean, measured: string): Bar => ({
  what,
  bound: "holds",
  measured,
  holds,
});

const round = (value: number): number => Math.round(value * 100) / 100;
