import { Effort, type Incompatibility } from "./incompatibility";

/** Types that are used again and again multiply their differences; nobody reads more than this. */
const MAX_REASONS = 100;

/**
 * The pairs of types that were compared. A type inside itself is readable if everything else about it is, so a pair
 * that is being compared counts as compatible meanwhile; what was concluded from that is forgotten if it was wrong.
 */
export class Pairs<T extends object> {
  readonly effort = new Effort();
  private readonly results = new Map<T, Map<T, readonly Incompatibility[]>>();
  private readonly order: (readonly [reader: T, writer: T])[] = [];

  /**
   * What is wrong with this pair, told at `path`.
   *
   * @param compare called at most once while its result holds; tells it as of this pair, whose own path is ""
   */
  compare(reader: T, writer: T, path: string, compare: () => readonly Incompatibility[]): readonly Incompatibility[] {
    return this.once(reader, writer, compare).map((reason) => ({ ...reason, path: joined(path, reason.path) }));
  }

  private once(reader: T, writer: T, compare: () => readonly Incompatibility[]): readonly Incompatibility[] {
    this.effort.step();
    const known = this.results.get(reader)?.get(writer);
    if (known) return known;
    const since = this.order.length;
    this.remember(reader, writer, []);
    const found = compare().slice(0, MAX_REASONS);
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

/** `[]`, `{}` and the like follow a name at once, other names after a dot. */
const joined = (path: string, inner: string): string =>
  path === "" || inner === "" || /^[[{(]/.test(inner) ? path + inner : `${path}.${inner}`;
