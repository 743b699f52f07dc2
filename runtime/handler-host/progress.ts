import type { Partition, Position } from "./held-partitions";
import { decodeDone, encodeDone, haveRoom } from "./offset-metadata";
import { type OffsetRange, OffsetRanges } from "./offset-ranges";

/** What the group has committed for a partition. */
export interface Committed {
  readonly offset: bigint;
  readonly metadata: string | null | undefined;
}

/** An offset to commit: that of the next event to handle. */
export interface Commit extends Partition {
  readonly offset: bigint;
  /** What is done beyond it. */
  readonly metadata: string;
  /** A generation of the group in which the partition is ours. */
  readonly generation: number;
}

const NOTHING = -1n;

/**
 * How far a partition's events are done, as long as it is ours. Those that are handled side by side are done in any
 * order: what is done beyond the first that is not is committed beside its offset, so that it is not handled again
 * wherever the partition goes.
 */
export class Progress {
  /** Everything before it is done. */
  private head: bigint;
  private readonly beyond: OffsetRanges;
  /** Where what is not taken yet begins. */
  private next: bigint;
  /** Taken, and not done. */
  private readonly open = new Set<OffsetRange>();
  /** Up to where a commit was asked for. */
  private asked: bigint;

  /** @param first where an event is, or may be; reading may begin before what is committed if its topic was made anew */
  constructor(
    private readonly first: Position,
    committed: Committed | undefined,
  ) {
    const known = committed !== undefined && committed.offset <= first.offset ? committed : undefined;
    this.head = known?.offset ?? first.offset;
    this.next = this.head;
    this.asked = known?.offset ?? NOTHING;
    this.beyond = new OffsetRanges(known ? decodeDone(known.offset, known.metadata) : []);
  }

  /** The offset is further than was asked to be committed. */
  get isAhead(): boolean {
    return this.head > this.asked;
  }

  /** Whether what is done can be told of, however it comes, if one more event is taken. */
  hasRoom(offset: bigint): boolean {
    return haveRoom(this.beyond.all.length + this.open.size + 1, offset + 1n - this.head);
  }

  /**
   * To be called in the partition's order.
   * @returns the event's own range, with what is no event before it; undefined if it is done already
   */
  take(offset: bigint): OffsetRange | undefined {
    const range = { from: this.next, to: offset + 1n };
    this.next = range.to;
    if (offset >= this.head && !this.beyond.has(offset)) {
      this.open.add(range);
      return range;
    }
    this.add(range);
    return undefined;
  }

  /** The event of this range is done. Once more changes nothing. */
  finish(range: OffsetRange): void {
    if (this.open.delete(range)) this.add(range);
  }

  /** There is no event before the offset that is not done. To be called while nothing is in hand. */
  pass(offset: bigint): void {
    this.add({ from: this.head, to: offset });
    this.next = offset;
  }

  commit(): Commit {
    const { topic, partition, generation } = this.first;
    this.asked = this.head;
    return { topic, partition, generation, offset: this.head, metadata: encodeDone(this.head, this.beyond.all) };
  }

  private add(range: OffsetRange): void {
    // Mostly they are done in their order, and nothing is beyond.
    if (range.from <= this.head) this.head = range.to > this.head ? range.to : this.head;
    else this.beyond.add(range);
    for (let next = this.beyond.takeFrom(this.head); next; next = this.beyond.takeFrom(this.head)) {
      if (next.to > this.head) this.head = next.to;
    }
  }
}
