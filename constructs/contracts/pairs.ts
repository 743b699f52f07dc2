import { Effort, type Incompatibility } from "./incompatibility";

/**
 * The pairs of types that were compared. A type inside itself is readable if everything else about it is, so a pair
 * that is being compared counts as compatible meanwhile; what was concluded from that is forgotten if it was wrong.
 */
export class Pairs<T extends object> {
  readonly effort = new Effort();
  private readonly results = new Map<T, Map<T, readonly Incompatibility[]>>();
  private readonly order: (readonly [reader: T, writer: T])[] = [];

  /** The result of this pair; `compare` is called at most once while it holds. */
  once(reader: T, writer: T, compare: () => readonly Incompatibility[]): readonly Incompatibility[] {
    this.effort.step();
    const known = this.results.get(reader)?.get(writer);
    if (known) return known;
    const since = this.order.length;
    this.remember(reader, writer, []);
    const found = compare();
    if (found.length === 0) return found;
    for (const [other, its] of this.order.splice(since)) {
      if (this.results.get(other)?.get(its)?.length === 0) this.results.get(other)?.delete(its);
    }
    this.remember(reader, writer, found);
    return found;
  }

  private remember(reader: T, writer: T, found: readonly Incompatibility[]): void {
    const row = this.results.get(reader) ?? new Map<T, readonly Incompatibility[]>();
    this.results.set(reader, row.set(writer, found));
    this.order.push([reader, writer]);
  }
}
