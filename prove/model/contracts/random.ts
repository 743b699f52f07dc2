import fc from "fast-check";

/** A schema and those that were released before it, the oldest first; plain text. */
export interface History {
  readonly previous: readonly string[];
  readonly next: string;
  /** What was done to get from one to the next, for people. */
  readonly edits: readonly string[];
}

/** Choices that fast-check makes: the same seed gives the same schemas. */
export class Random {
  constructor(private readonly draw: (max: number) => number) {}

  /** A whole number from 0 to `max`. */
  upTo(max: number): number {
    return this.draw(max);
  }

  chance(percent: number): boolean {
    return this.draw(99) < percent;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.draw(items.length - 1)];
    if (item === undefined) throw new Error("Nothing to pick from");
    return item;
  }

  /** Between `min` and `max` things. */
  several<T>(min: number, max: number, make: (index: number) => T): T[] {
    return Array.from({ length: min + this.draw(max - min) }, (_, index) => make(index));
  }
}

/** How a format's schemas are made and changed. */
export interface SchemaMaker<S> {
  make(random: Random): S;
  /** Changes the schema in place; false if this edit has nothing to change. */
  readonly edits: Readonly<Record<string, (schema: S, random: Random) => boolean>>;
  /** Edits that change nothing for readers: some of the pairs have only such, so that none is refused by everything. */
  readonly harmless: readonly string[];
  text(schema: S): string;
}

/** Histories of up to three releases, each some edits away from the one before. */
export function histories<S>({ make, edits, harmless, text }: SchemaMaker<S>, count: number, seed: number): History[] {
  const names = Object.keys(edits);
  const history = fc.gen().map((choose) => {
    const random = new Random((max) => choose(fc.nat, { max }));
    const done: string[] = [];
    let schema = make(random);
    const versions = [text(schema)];
    const length = 2 + random.pick([0, 0, 0, 1, 2]);
    while (versions.length < length) {
      schema = structuredClone(schema);
      let left = random.pick([1, 1, 1, 2]);
      // A text that was released before is no new version to a registry.
      for (let tries = 50; tries > 0 && (left > 0 || versions.includes(text(schema))); tries--) {
        const name = random.pick(random.chance(30) ? harmless : names);
        if (!edits[name]?.(schema, random)) continue;
        done.push(name);
        left -= 1;
      }
      versions.push(text(schema));
    }
    return { previous: versions.slice(0, -1), next: versions.at(-1) ?? "", edits: done };
  });
  return fc.sample(history, { numRuns: count, seed });
}
