/** Offsets of one partition as text, "0-41,43": sorted, and short while they lie together. */
export class OffsetRanges {
  private constructor(private readonly ranges: readonly (readonly [from: number, to: number])[]) {}

  /** @throws Error if it is no such text */
  static parse(text: string): OffsetRanges {
    if (text === "") return new OffsetRanges([]);
    return new OffsetRanges(
      text.split(",").map((range) => {
        const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
        if (from === undefined) throw new Error(`"${text}" is no list of offsets`);
        return [Number(from), Number(to)] as const;
      }),
    );
  }

  has(offset: number): boolean {
    return this.ranges.some(([from, to]) => from <= offset && offset <= to);
  }

  with(offsets: readonly number[]): OffsetRanges {
    const sorted = [...this.ranges, ...offsets.map((offset) => [offset, offset] as const)].sort(([a], [b]) => a - b);
    const merged: [number, number][] = [];
    for (const [from, to] of sorted) {
      const last = merged.at(-1);
      if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
      else merged.push([from, to]);
    }
    return new OffsetRanges(merged);
  }

  /** Without what is before the offset: the log has lost it. */
  since(start: number): OffsetRanges {
    return new OffsetRanges(
      this.ranges.filter(([, to]) => to >= start).map(([from, to]) => [Math.max(from, start), to] as const),
    );
  }

  toString(): string {
    return this.ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(",");
  }
}
