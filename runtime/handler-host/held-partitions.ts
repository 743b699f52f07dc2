/** A partition's place: which topic and which number. */
export interface Partition {
  readonly topic: string;
  readonly partition: number;
}

/** Where an event was read. */
export interface Position extends Partition {
  readonly offset: bigint;
  /** The group's generation in which it was fetched. */
  readonly generation: number;
}

interface Holding extends Partition {
  /** The generation in which the partition came to us. */
  readonly since: number;
  /** The offset after the last one taken; undefined before the first. */
  next: bigint | undefined;
  /** The group takes it back. */
  isReleased: boolean;
}

const begun = ({ topic, partition }: Partition, generation: number): Holding => ({
  topic,
  partition,
  since: generation,
  next: undefined,
  isReleased: false,
});

/** Each made once: events are looked up by it. */
const keys = new Map<string, string[]>();

export function keyOf({ topic, partition }: Partition): string {
  let ofTopic = keys.get(topic);
  if (!ofTopic) {
    ofTopic = [];
    keys.set(topic, ofTopic);
  }
  ofTopic[partition] ??= `${topic}/${partition}`;
  return ofTopic[partition];
}

/**
 * Which partitions are ours, and how far each is taken to be handled.
 *
 * A client has events in its buffer when the group rebalances: some belong to another member now, others will be fetched
 * a second time. This tells which of them are still to be taken, so that each partition's events are taken in order and,
 * while it stays ours, once.
 */
export class HeldPartitions {
  private holdings = new Map<string, Holding>();

  /** The group gave us these partitions, and no others. */
  assign(partitions: Iterable<Partition>, generation: number): void {
    const before = this.holdings;
    this.holdings = new Map();
    for (const partition of partitions) {
      const key = keyOf(partition);
      const known = before.get(key);
      this.holdings.set(key, known && !known.isReleased ? known : begun(partition, generation));
    }
  }

  /** The group gave us these partitions as well. @returns whether we did not have one of them */
  add(partitions: Iterable<Partition>, generation: number): boolean {
    const more = [...partitions].filter((partition) => this.holdings.get(keyOf(partition))?.isReleased !== false);
    for (const partition of more) this.holdings.set(keyOf(partition), begun(partition, generation));
    return more.length > 0;
  }

  /** Whether the partition has been ours since an event was fetched there. */
  owns(position: Partition & Pick<Position, "generation">): boolean {
    const holding = this.holdings.get(keyOf(position));
    return holding !== undefined && position.generation >= holding.since;
  }

  /** Each with the offset after the last one taken; undefined before the first. */
  all(): readonly Readonly<Holding>[] {
    return [...this.holdings.values()].filter(({ isReleased }) => !isReleased);
  }

  /** Whether an event from this position is to be taken now. */
  wants(position: Position): boolean {
    const holding = this.holdings.get(keyOf(position));
    if (holding === undefined || holding.isReleased || position.generation < holding.since) return false;
    return holding.next === undefined || position.offset >= holding.next;
  }

  /** The event at this position is taken, or there is none. */
  took(position: Partition & Pick<Position, "offset">): void {
    const holding = this.holdings.get(keyOf(position));
    if (holding !== undefined) holding.next = position.offset + 1n;
  }

  /** All but these are taken back: nothing of them is taken any more, but what is in hand may still be committed. */
  releaseAllBut(kept: readonly Partition[]): readonly Partition[] {
    const keptKeys = new Set(kept.map(keyOf));
    const released = this.all().filter((holding) => !keptKeys.has(keyOf(holding)));
    for (const { topic, partition } of released) {
      const holding = this.holdings.get(keyOf({ topic, partition }));
      if (holding) holding.isReleased = true;
    }
    return released;
  }
}
