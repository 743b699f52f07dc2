/** Where a group is to go on. */
export type ReplayTarget =
  | "earliest"
  | "latest"
  /** The first event at or after this time, in milliseconds. */
  | { readonly time: number }
  /** By partition, of the one topic that is replayed; others stay. */
  | { readonly offsets: Readonly<Record<string, number>> };

/** A partition and where a group is in it. */
export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
  /** Its first event, and where its next one will be. */
  readonly start: number;
  readonly end: number;
  /** Undefined if the group has never committed, or Kafka has forgotten it. */
  readonly committed: number | undefined;
  /** Of the first event at or after the time that was asked for; undefined if there is none, or no time was given. */
  readonly atTime: number | undefined;
}

/** How a group's position in a partition changes. */
export interface PositionChange {
  readonly topic: string;
  readonly partition: number;
  /** Null if it has no position. */
  readonly from: number | null;
  readonly to: number;
  /** Events that are handled again, at most: Kafka may have removed some that lie between. */
  readonly again: number;
  /** Events that are never handled, at most. */
  readonly skipped: number;
  /** What was asked for, if it lies outside the log. */
  readonly wanted?: number;
}

/** What the provisioner answers. */
export interface ReplayAnswer {
  /** How many consumers the group has. */
  readonly members: number;
  readonly positions: readonly PositionChange[];
}

/** Where the group goes on in each partition, never outside the log. Partitions that were not asked for are left out. */
export const planPositions = (positions: readonly PartitionPosition[], target: ReplayTarget): PositionChange[] =>
  positions.flatMap((position) => {
    const wanted = wantedOffset(position, target);
    return wanted === undefined ? [] : [changeOf(position, wanted)];
  });

function wantedOffset({ partition, start, end, atTime }: PartitionPosition, target: ReplayTarget): number | undefined {
  if (target === "earliest") return start;
  if (target === "latest") return end;
  return "time" in target ? (atTime ?? end) : target.offsets[partition];
}

function changeOf({ topic, partition, start, end, committed }: PartitionPosition, wanted: number): PositionChange {
  const to = Math.min(Math.max(wanted, start), end);
  // Without a position a worker begins at the first event; events before the log's start are gone.
  const next = Math.min(Math.max(committed ?? start, start), end);
  return {
    topic,
    partition,
    from: committed ?? null,
    to,
    again: Math.max(0, next - to),
    skipped: Math.max(0, to - next),
    ...(wanted === to ? {} : { wanted }),
  };
}
