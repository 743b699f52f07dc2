/** Offsets from the first up to the second, which is not among them. */
export interface OffsetRange {
  readonly from: bigint;
  readonly to: bigint;
}

/** Offsets as the fewest ranges: in their order, and apart from each other. */
export class OffsetRanges {
  private ranges: OffsetRange[] = [];

  constructor(ranges: readonly OffsetRange[] = []) {
    for (const range of ranges) this.add(range);
  }

  get all(): readonly OffsetRange[] {
    return this.ranges;
  }

  add({ from, to }: OffsetRange): void {
    const first = this.firstEndingAt(from);
    let end = first;
    let [merged, next] = [{ from, to }, this.ranges[end]];
    while (next && next.from <= merged.to) {
      merged = {
        from: next.from < merged.from ? next.from : merged.from,
        to: next.to > merged.to ? next.to : merged.to,
      };
      next = this.ranges[++end];
    }
    this.ranges.splice(first, end - first, merged);
  }

  has(offset: bigint): boolean {
    const range = this.ranges[this.firstEndingAt(offset + 1n)];
    return range !== undefined && range.from <= offset;
  }

  /** Takes out the range that begins at the offset, or before it. */
  takeFrom(offset: bigint): OffsetRange | undefined {
    const [first] = this.ranges;
    return first && first.from <= offset ? this.ranges.shift() : undefined;
  }

  /** The index of the first range that ends there, or later. */
  private firstEndingAt(offset: bigint): number {
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.to ?? offset) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
