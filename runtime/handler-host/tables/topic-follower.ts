import { FetchIsolationLevels, findErrorBy, ListOffsetTimestamps } from "@platformatic/kafka";
import { withoutAborted } from "../../shared/aborted-batches";
import { backoff, delay } from "../../shared/delay";
import { describeError, type Logger } from "../../shared/log";
import { type LogRecord, recordsOf } from "../../shared/log-record";
import { ProgramError } from "../../shared/program";
import { type FetchingConsumer, isPassingFetchError } from "../fetching-consumer";

const FETCH_BYTES = 8 * 1024 * 1024;
const PARTITION_BYTES = 1024 * 1024;
/** How long a broker waits for something new. */
const WAIT_MS = 500;

export interface FollowedTopic {
  readonly topic: string;
  /** Bytes of the largest event; absent: what brokers take by default. */
  readonly maxEventBytes?: number;
  /** Reading begins. @param topicId another one if the topic was deleted and made again */
  begin(topicId: string): void;
  /** The offset of a partition to read next; undefined before the first. */
  next(partition: number): bigint | undefined;
  /** @param next the offset after these records, and after what is no record */
  take(partition: number, records: readonly LogRecord[], next: bigint): Promise<void>;
  /** Everything that was committed until then was taken. */
  caughtUp(at: Date): void;
  /** What follows is gone, so all is to be read again. */
  restart(): void;
}

/** Reads a topic from the beginning, and then whatever comes, without a group. */
export class TopicFollower {
  /** By partition: where the committed part of the log ends. */
  private readonly ends = new Map<number, bigint>();

  constructor(
    private readonly consumer: FetchingConsumer,
    private readonly followed: FollowedTopic,
    private readonly log: Logger,
  ) {}

  /**
   * Resolves once the signal aborts. A broker that can't be reached is waited for.
   * @throws ProgramError if Kafka refuses to let us read; what `take` throws
   */
  async follow(signal: AbortSignal): Promise<void> {
    let checked: ReadonlySet<number> = new Set();
    let known: string | undefined;
    for (let attempt = 1; !signal.aborted; attempt++) {
      try {
        const { id, leaders } = await this.topic();
        if (id !== known) this.followed.begin(id);
        if (id !== known) checked = new Set();
        known = id;
        const added = [...leaders.keys()].filter((partition) => !checked.has(partition));
        if (added.length > 0) await this.check(added);
        checked = new Set(leaders.keys());
        await this.readOnce(id, leaders);
        attempt = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (isOutOfRange(error)) checked = new Set();
        else if (!isPassingFetchError(error))
          throw error instanceof Error && "errors" in error ? this.refused(error) : error;
        this.log.warn("A topic can't be read; trying again", {
          topic: this.followed.topic,
          error: describeError(error),
        });
        // Others may lead its partitions by now.
        this.consumer.clearMetadata();
        await delay(backoff(attempt, 100, 5_000), signal);
      }
    }
  }

  private async topic(): Promise<{ readonly id: string; readonly leaders: ReadonlyMap<number, number> }> {
    const { topic } = this.followed;
    const { topics } = await this.consumer.metadata({ topics: [topic] });
    const { id, partitions } = topics.get(topic) ?? {};
    if (id === undefined || !partitions) throw new ProgramError(`There is no topic "${topic}".`);
    return { id, leaders: new Map(partitions.map(({ leader }, partition) => [partition, leader])) };
  }

  /** Whether what was read of these partitions before is still how they begin. */
  private async check(partitions: readonly number[]): Promise<void> {
    const { topic } = this.followed;
    const offsets = (timestamp: bigint) =>
      this.consumer.listOffsets({ topics: [topic], partitions: { [topic]: [...partitions] }, timestamp });
    const [starts, ends] = [await offsets(ListOffsetTimestamps.EARLIEST), await offsets(ListOffsetTimestamps.LATEST)];
    const at = (listed: Awaited<ReturnType<typeof offsets>>, partition: number) => listed.get(topic)?.[partition] ?? 0n;
    const isLost = (partition: number) => {
      const next = this.followed.next(partition);
      return next !== undefined && (next < at(starts, partition) || next > at(ends, partition));
    };
    if (partitions.some(isLost)) this.followed.restart();
    for (const partition of partitions) {
      if (this.followed.next(partition) === undefined) await this.followed.take(partition, [], at(starts, partition));
    }
  }

  private async readOnce(topicId: string, leaders: ReadonlyMap<number, number>): Promise<void> {
    const at = new Date();
    const nodes = [...new Set(leaders.values())];
    // All of them, so that none is still at work when the next round begins.
    const rounds = await Promise.allSettled(
      nodes.map((node) =>
        this.readFrom(
          topicId,
          node,
          [...leaders].filter(([, leader]) => leader === node).map(([partition]) => partition),
        ),
      ),
    );
    for (const round of rounds) if (round.status === "rejected") throw round.reason;
    const isBehind = ([partition]: [number, number]) => {
      const end = this.ends.get(partition);
      return end === undefined || (this.followed.next(partition) ?? 0n) < end;
    };
    if (leaders.size > 0 && ![...leaders].some(isBehind)) this.followed.caughtUp(at);
  }

  private async readFrom(topicId: string, node: number, partitions: readonly number[]): Promise<void> {
    const { maxEventBytes = 0 } = this.followed;
    const response = await this.consumer.fetch({
      node,
      maxWaitTime: WAIT_MS,
      minBytes: 1,
      maxBytes: Math.max(FETCH_BYTES, maxEventBytes),
      isolationLevel: FetchIsolationLevels.READ_COMMITTED,
      topics: [
        {
          topicId,
          partitions: partitions.map((partition) => ({
            partition,
            fetchOffset: this.followed.next(partition) ?? 0n,
            partitionMaxBytes: Math.max(PARTITION_BYTES, maxEventBytes),
            currentLeaderEpoch: -1,
            lastFetchedEpoch: -1,
          })),
        },
      ],
    });
    // A partition with nothing new is left out.
    for (const { partitionIndex, lastStableOffset, records } of withoutAborted(response).responses[0]?.partitions ??
      []) {
      this.ends.set(partitionIndex, lastStableOffset);
      const last = records?.at(-1);
      if (!records || !last) continue;
      const from = this.followed.next(partitionIndex) ?? 0n;
      const next = last.firstOffset + BigInt(last.lastOffsetDelta) + 1n;
      // The first batch may begin before the offset that was asked for.
      const news = recordsOf(records).filter(({ offset }) => BigInt(offset) >= from);
      if (next > from) await this.followed.take(partitionIndex, news, next);
    }
  }

  private refused(error: Error): ProgramError {
    return new ProgramError(`The topic "${this.followed.topic}" can't be read: ${describeError(error)}`, {
      cause: error,
    });
  }
}

const isOutOfRange = (error: unknown): boolean => findErrorBy(error as Error, "apiId", "OFFSET_OUT_OF_RANGE") !== null;
