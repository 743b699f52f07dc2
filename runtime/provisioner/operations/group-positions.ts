import { Admin, type BaseOptions, findErrorBy, ListOffsetTimestamps } from "@platformatic/kafka";
import { tolerant } from "../../shared/tolerant";
import type { PartitionPosition } from "./replay-target";

/** Of a group that Kafka does not know, or has forgotten. */
const NO_GROUP = "GROUP_ID_NOT_FOUND";

/** Where consumer groups are, as the admin sees it. Make it, use it, close it. */
export class GroupPositions {
  private readonly admin: Admin;

  constructor(options: BaseOptions) {
    this.admin = tolerant(new Admin(options));
  }

  async close(): Promise<void> {
    await this.admin.close().catch(() => undefined);
  }

  async missingTopics(topics: readonly string[]): Promise<string[]> {
    const all = new Set(await this.admin.listTopics());
    return topics.filter((topic) => !all.has(topic));
  }

  /** How many consumers the group has now. */
  async members(group: string): Promise<number> {
    try {
      const groups = await this.admin.describeGroups({ groups: [group] });
      return groups.get(group)?.members.size ?? 0;
    } catch (error) {
      if (findErrorBy(error as Error, "apiId", NO_GROUP)) return 0;
      throw error;
    }
  }

  /** The group's position in each partition of topics that exist. */
  async read(group: string, topics: readonly string[], time: number | undefined): Promise<PartitionPosition[]> {
    const metadata = await this.admin.metadata({ topics: [...topics], forceUpdate: true });
    const partitions = new Map(topics.map((topic) => [topic, metadata.topics.get(topic)?.partitionsCount ?? 0]));
    const [starts, ends, times, committed] = await Promise.all([
      this.offsetsAt(partitions, ListOffsetTimestamps.EARLIEST),
      this.offsetsAt(partitions, ListOffsetTimestamps.LATEST),
      time === undefined ? new Map<string, number>() : this.offsetsAt(partitions, BigInt(time)),
      this.committed(group, partitions),
    ]);
    return [...partitions].flatMap(([topic, count]) =>
      Array.from({ length: count }, (_, partition) => {
        const key = keyOf(topic, partition);
        const start = starts.get(key) ?? 0;
        return {
          topic,
          partition,
          start,
          end: ends.get(key) ?? start,
          committed: committed.get(key),
          atTime: times.get(key),
        };
      }),
    );
  }

  /** Kafka refuses it while the group has members. */
  async write(group: string, positions: readonly { topic: string; partition: number; to: number }[]): Promise<void> {
    const topics = [...new Set(positions.map(({ topic }) => topic))];
    await this.admin.alterConsumerGroupOffsets({
      groupId: group,
      topics: topics.map((name) => ({
        name,
        partitionOffsets: positions
          .filter(({ topic }) => topic === name)
          .map(({ partition, to }) => ({ partition, offset: BigInt(to) })),
      })),
    });
  }

  /** By partition; those for which Kafka knows none are left out. */
  private async offsetsAt(partitions: ReadonlyMap<string, number>, timestamp: bigint): Promise<Map<string, number>> {
    const listed = await this.admin.listOffsets({
      topics: [...partitions].map(([name, count]) => ({
        name,
        partitions: Array.from({ length: count }, (_, partitionIndex) => ({ partitionIndex, timestamp })),
      })),
    });
    return known(
      listed.flatMap(({ name, partitions }) =>
        partitions.map(({ partitionIndex, offset }) => [keyOf(name, partitionIndex), offset] as const),
      ),
    );
  }

  private async committed(group: string, partitions: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const topics = [...partitions].map(([name, count]) => ({
      name,
      partitionIndexes: Array.from({ length: count }, (_, index) => index),
    }));
    const groups = await this.admin.listConsumerGroupOffsets({ groups: [{ groupId: group, topics }] });
    return known(
      groups.flatMap(({ topics }) =>
        topics.flatMap(({ name, partitions }) =>
          partitions.map(
            ({ partitionIndex, committedOffset }) => [keyOf(name, partitionIndex), committedOffset] as const,
          ),
        ),
      ),
    );
  }
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;

/** Kafka says -1 for an offset that there is not. */
const known = (offsets: readonly (readonly [string, bigint])[]): Map<string, number> =>
  new Map(offsets.filter(([, offset]) => offset >= 0n).map(([key, offset]) => [key, Number(offset)]));
