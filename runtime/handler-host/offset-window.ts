/** An event's place in its partition, until it and all before it are finished. */
export interface Slot<Result> {
  result: Result | undefined;
}

/**
 * The events of one partition that are handled side by side. Only what has no unfinished event before it may be
 * committed: an offset says that everything below is done.
 */
export class OffsetWindow<Result> {
  private slots: Slot<Result>[] = [];
  private first = 0;

  get size(): number {
    return this.slots.length - this.first;
  }

  /** To be called in the partition's order. */
  add(): Slot<Result> {
    const slot = { result: undefined };
    this.slots.push(slot);
    return slot;
  }

  /** What is finished now, in the partition's order, with nothing unfinished before it. Each is given once. */
  finish(slot: Slot<Result>, result: Result): readonly Result[] {
    slot.result = result;
    const results: Result[] = [];
    for (let next = this.slots[this.first]; next?.result !== undefined; next = this.slots[++this.first]) {
      results.push(next.result);
    }
    if (this.first > MOST_EMPTY) {
      this.slots = this.slots.slice(this.first);
      this.first = 0;
    }
    return results;
  }
}

/** Slots are given back so many at a time. */
const MOST_EMPTY = 1_000;
