import type { MessagesStream } from "@platformatic/kafka";
import { type HeldPartitions, keyOf, type Position } from "./held-partitions";

type Events = Pick<MessagesStream<Buffer, Buffer, Buffer, Buffer>, "offsetsToFetch" | "readableLength">;

/**
 * Finds what was read past, though it is no event: the mark at a transaction's end has an offset too. While it is not
 * committed it counts as lag, and KEDA keeps a worker awake for it.
 */
export class ReadPositions {
  /** Where reading began, as long as nothing of the partition is taken. */
  private starts = new Map<string, bigint>();

  constructor(
    private readonly held: HeldPartitions,
    private readonly events: Events,
  ) {
    this.begin();
  }

  /** The group's committed offsets were read, and reading begins there. */
  begin(): void {
    this.starts = new Map([...this.events.offsetsToFetch].map(([key, offset]) => [key.replace(":", "/"), offset]));
  }

  /**
   * Partitions were assigned: nothing is known until the group's offsets are read. Where nothing is committed, the client
   * would go on where it has read to when it had the partition before, handled or not.
   */
  forget(): void {
    this.starts.clear();
    this.events.offsetsToFetch.clear();
  }

  /** Positions before which nothing is left. To be called while no event is in hand. */
  passed(): Position[] {
    if (this.events.readableLength > 0) return [];
    return this.held.all().flatMap(({ topic, partition, next, since }) => {
      const offset = this.events.offsetsToFetch.get(`${topic}:${partition}`);
      const known = next ?? this.starts.get(keyOf({ topic, partition }));
      if (offset === undefined || known === undefined || offset <= known) return [];
      return [{ topic, partition, offset, generation: since }];
    });
  }
}
