import { findErrorBy, ListOffsetTimestamps } from "@platformatic/kafka";
import { sideBySide } from "../../shared/side-by-side";
import type { DesiredGroup, GroupStart } from "../desired-state";
import type { KafkaCluster } from "./cluster";

const AT_ONCE = 16;
/** What Kafka says if consumers of the group are there: where it begins is theirs to say. */
const HAS_MEMBERS = ["UNKNOWN_MEMBER_ID", "ILLEGAL_GENERATION", "REBALANCE_IN_PROGRESS", "STALE_MEMBER_EPOCH"];

/** Of each partition of some topics. */
type Offsets = ReadonlyMap<string, readonly { readonly partition: number; readonly offset: bigint }[]>;

/** Consumer groups as their administrator sees them. */
export class KafkaGroups {
  constructor(private readonly cluster: KafkaCluster) {}

  /** The topics that each group has committed offsets of. A group that does not exist has none. */
  async committed(groups: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    if (groups.length === 0) return new Map();
    const listed = await this.cluster.admin.listConsumerGroupOffsets({ groups: [...groups] });
    return new Map(
      listed.map(({ groupId, topics }) => [
        groupId,
        new Set(
          topics
            .filter(({ partitions }) => partitions.some(({ committedOffset }) => committedOffset >= 0n))
            .map(({ name }) => name),
        ),
      ]),
    );
  }

  /** Commits where the groups begin. Topics that don't exist are left out: all that will be in them is new. */
  async begin(groups: readonly DesiredGroup[], existing: ReadonlyMap<string, number>): Promise<void> {
    const starts = groups.flatMap(({ topics }) => topics).filter(({ topic }) => existing.has(topic));
    const offsets = {
      earliest: await this.offsetsAt(starts, "earliest", existing),
      latest: await this.offsetsAt(starts, "latest", existing),
    };
    await sideBySide(groups, AT_ONCE, async ({ name, topics }) => {
      const known = topics.filter(({ topic }) => existing.has(topic));
      if (known.length === 0) return;
      await this.commit(
        name,
        known.map(({ topic, from }) => ({ name: topic, partitionOffsets: [...(offsets[from].get(topic) ?? [])] })),
      );
    });
  }

  /** Groups that don't exist are gone already. @throws Kafka's error if one has members */
  async delete(groups: readonly string[]): Promise<void> {
    await this.cluster.admin.deleteGroups({ groups: [...groups] });
  }

  private async offsetsAt(
    starts: DesiredGroup["topics"],
    from: GroupStart,
    existing: ReadonlyMap<string, number>,
  ): Promise<Offsets> {
    const names = [...new Set(starts.filter((start) => start.from === from).map(({ topic }) => topic))];
    if (names.length === 0) return new Map();
    const timestamp = from === "earliest" ? ListOffsetTimestamps.EARLIEST : ListOffsetTimestamps.LATEST;
    const listed = await this.cluster.admin.listOffsets({
      topics: names.map((name) => ({
        name,
        partitions: Array.from({ length: existing.get(name) ?? 0 }, (_, partitionIndex) => ({
          partitionIndex,
          timestamp,
        })),
      })),
    });
    return new Map(
      listed.map(({ name, partitions }) => [
        name,
        partitions.map(({ partitionIndex, offset }) => ({ partition: partitionIndex, offset })),
      ]),
    );
  }

  private async commit(
    groupId: string,
    topics: { name: string; partitionOffsets: { partition: number; offset: bigint }[] }[],
  ): Promise<void> {
    try {
      await this.cluster.admin.alterConsumerGroupOffsets({ groupId, topics });
    } catch (error) {
      if (!HAS_MEMBERS.some((apiId) => findErrorBy(error as Error, "apiId", apiId))) throw error;
    }
  }
}
