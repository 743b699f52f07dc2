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
  /** The offset after the last one handled; undefined before the first. */
  next: bigint | undefined;
}

export const keyOf = ({ topic, partition }: Partition): string => `${topic}/${partition}`;

/**
 * Which partitions are ours, and how far each is handled.
 *
 * A client has events in its buffer when the group rebalances: some belong to another member now, others will be fetched
 * a second time. This tells which of them are still to be handled, so that each partition's events are handled in order
 * and, while it stays ours, once.
 */
export class HeldPartitions {
  private holdings = new Map<string, Holding>();

  /** The group gave us these partitions, and no others. */
  assign(partitions: Iterable<Partition>, generation: number): void {
    const holdings = new Map<string, Holding>();
    for (const partition of partitions) {
      const key = keyOf(partition);
      holdings.set(key, this.holdings.get(key) ?? { ...partition, since: generation, next: undefined });
    }
    this.holdings = holdings;
  }

  has(partition: Partition): boolean {
    return this.holdings.has(keyOf(partition));
  }

  /** Each with the offset after the last one handled; undefined before the first. */
  all(): (Partition & { readonly next: bigint | undefined })[] {
    return [...this.holdings.values()].map(({ topic, partition, next }) => ({ topic, partition, next }));
  }

  /** Whether an event from this position is to be handled now. */
  wants(position: Position): boolean {
    const holding = this.holdings.get(keyOf(position));
    if (holding === undefined || position.generation < holding.since) return false;
    return holding.next === undefined || position.offset >= holding.next;
  }

  /** The event at this position is done, or there is none. */
  handled(position: Partition & Pick<Position, "offset">): void {
    const holding = this.holdings.get(keyOf(position));
    if (holding !== undefined) holding.next = position.offset + 1n;
  }
}
