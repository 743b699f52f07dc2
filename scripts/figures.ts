import type { Bar } from "../bench/figures";

/** Prints each bar, then everything measured as one JSON line; the exit code says whether all bars hold. */
export function printFigures(figures: { readonly bars: readonly Bar[] }): void {
  for (const bar of figures.bars) {
    process.stdout.write(`${bar.holds ? "✓" : "✗"} ${bar.what}: ${bar.measured} (${bar.bound})\n`);
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  process.exitCode = figures.bars.every((bar) => bar.holds) ? 0 : 1;
}
