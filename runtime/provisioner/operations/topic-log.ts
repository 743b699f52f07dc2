import {
  Admin,
  type BaseOptions,
  ConfigResourceTypes,
  Consumer,
  compatibilityPartitioner,
  FetchIsolationLevels,
  ListOffsetTimestamps,
  type MessageToProduce,
  Producer,
} from "@platformatic/kafka";
import { withoutAborted } from "../../shared/aborted-batches";
import { type LogRecord, recordsOf } from "../../shared/log-record";
import { tolerant } from "../../shared/tolerant";

const FETCH_BYTES = 1024 * 1024;

export interface LogBounds {
  /** Kafka's id of the topic: another one if it was deleted and made again. */
  readonly topicId: string;
  /** By partition: its first offset, and the next one. */
  readonly partitions: readonly { readonly start: number; readonly end: number }[];
}

export interface LogPage {
  readonly records: readonly LogRecord[];
  /** Where the next page begins. */
  readonly next: number;
}

/** Reads topics as they lie there, without a group, and writes to them. Make it, use it, close it. */
export class TopicLog {
  private readonly admin: Admin;
  private readonly consumer: Consumer;
  private readonly producer: Producer;

  constructor(options: BaseOptions) {
    this.admin = tolerant(new Admin(options));
    // The client wants a name for a group, which it never joins.
    this.consumer = tolerant(new Consumer({ ...options, groupId: options.clientId }));
    this.producer = tolerant(
      new Producer({ ...options, idempotent: true, acks: -1, partitioner: compatibilityPartitioner }),
    );
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.admin.close(), this.consumer.close(true), this.producer.close(true)]);
  }

  /** Undefined if there is no such topic. */
  async bounds(topic: string): Promise<LogBounds | undefined> {
    if (!(await this.admin.listTopics()).includes(topic)) return undefined;
    const { topics } = await this.admin.metadata({ topics: [topic], forceUpdate: true });
    const metadata = topics.get(topic);
    if (!metadata) return undefined;
    const at = async (timestamp: bigint) => {
      const partitions = metadata.partitions.map((_, partitionIndex) => ({ partitionIndex, timestamp }));
      const listed = await this.admin.listOffsets({ topics: [{ name: topic, partitions }] });
      return new Map(
        listed[0]?.partitions.map(({ partitionIndex, offset }) => [partitionIndex, Number(offset)] as const),
      );
    };
    const [starts, ends] = await Promise.all([at(ListOffsetTimestamps.EARLIEST), at(ListOffsetTimestamps.LATEST)]);
    return {
      topicId: metadata.id,
      partitions: metadata.partitions.map((_, index) => ({ start: starts.get(index) ?? 0, end: ends.get(index) ?? 0 })),
    };
  }

  /** Records of a partition from an offset on that is below its end, as many as one answer of the broker holds. */
  async read(topic: string, partition: number, from: number): Promise<LogPage> {
    const { topics } = await this.admin.metadata({ topics: [topic] });
    const metadata = topics.get(topic);
    const leader = metadata?.partitions[partition]?.leader;
    if (!metadata || leader === undefined) return { records: [], next: from };
    const response = await this.consumer.fetch({
      node: leader,
      maxWaitTime: 500,
      minBytes: 1,
      maxBytes: FETCH_BYTES,
      isolationLevel: FetchIsolationLevels.READ_COMMITTED,
      topics: [
        {
          topicId: metadata.id,
          partitions: [
            {
              partition,
              fetchOffset: BigInt(from),
              partitionMaxBytes: FETCH_BYTES,
              currentLeaderEpoch: -1,
              lastFetchedEpoch: -1,
            },
          ],
        },
      ],
    });
    const batches = withoutAborted(response).responses[0]?.partitions[0]?.records ?? [];
    const last = batches.at(-1);
    // The first batch may begin before the offset that was asked for.
    const found = recordsOf(batches).filter(({ offset }) => offset >= from);
    return { records: found, next: last ? Number(last.firstOffset) + last.lastOffsetDelta + 1 : from };
  }

  /** Whether the topic keeps the last value of each key. Undefined if there is no such topic. */
  async isCompacted(topic: string): Promise<boolean | undefined> {
    if (!(await this.admin.listTopics()).includes(topic)) return undefined;
    const [described] = await this.admin.describeConfigs({
      resources: [
        { resourceType: ConfigResourceTypes.TOPIC, resourceName: topic, configurationKeys: ["cleanup.policy"] },
      ],
    });
    return described?.configs.some(({ name, value }) => name === "cleanup.policy" && value?.includes("compact"));
  }

  /** Resolves once every in-sync replica has them. */
  async write(messages: readonly MessageToProduce[]): Promise<void> {
    await this.producer.send({ messages: [...messages] });
  }
}
