import {
  type ClusterMetadata,
  cooperativeStickyAssigner,
  type ExtendedGroupProtocolSubscription,
  type GroupAssignment,
  type GroupPartitionsAssignments,
} from "@platformatic/kafka";
import { keyOf, type Partition } from "./held-partitions";

/** What a member tells the group when it joins. */
export interface Work {
  /** Partitions with an event that its handler has begun. */
  readonly busy: readonly Partition[];
  /** Whether it could begin another one now. */
  readonly hasRoom: boolean;
}

type Members = Map<string, ExtendedGroupProtocolSubscription>;

export const encodeWork = (work: Work): Buffer => Buffer.from(JSON.stringify(work));

/**
 * Divides a group's partitions among members whose events take long. A partition with an event under way stays where it
 * is, or the event would have to be handled again by another member; the others go to those that can begin something, so
 * that no event waits behind another one while a member has nothing to do. For the rest it is `cooperative-sticky`:
 * what moves is given up first, and assigned when its owner has joined again.
 * https://cwiki.apache.org/confluence/display/KAFKA/KIP-429
 */
export function assignByWork(
  current: string,
  members: Members,
  topics: Set<string>,
  metadata: ClusterMetadata,
): GroupPartitionsAssignments[] {
  const works = new Map([...members].map(([id, member]) => [id, decodeWork(member)]));
  const owners = ownersOf(members);
  const staying = new Map<string, string>();
  for (const [id, { busy }] of works) {
    for (const key of busy.map(keyOf)) if (owners.get(key)?.join() === id) staying.set(key, id);
  }
  const free = new Map([...members].filter(([id]) => works.get(id)?.hasRoom));
  const takers = readsAll(free, members) ? free : members;
  const divided = cooperativeStickyAssigner(current, takers, topics, metadata);
  const target = new Map([...members.keys()].map((id): [string, Partition[]] => [id, []]));
  for (const [id, { busy }] of works) target.get(id)?.push(...busy.filter((each) => staying.get(keyOf(each)) === id));
  for (const { memberId, assignments } of divided) {
    const mayHave = (partition: Partition) =>
      !staying.has(keyOf(partition)) && (owners.get(keyOf(partition)) ?? []).every((owner) => owner === memberId);
    target.get(memberId)?.push(...partitionsOf(assignments.values()).filter(mayHave));
  }
  return [...target].map(([memberId, partitions]) => ({ memberId, assignments: byTopic(partitions) }));
}

/** Who says that a partition is theirs; more than one if some have missed a generation. */
function ownersOf(members: Members): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const [id, { ownedPartitions = [] }] of members) {
    for (const key of partitionsOf(ownedPartitions).map(keyOf)) owners.set(key, [...(owners.get(key) ?? []), id]);
  }
  return owners;
}

/** While a new version comes, members may differ in what they subscribe to. */
const readsAll = (some: Members, all: Members): boolean => {
  const topicsOf = (members: Members) => new Set([...members.values()].flatMap(({ topics = [] }) => topics));
  const read = topicsOf(some);
  return [...topicsOf(all)].every((topic) => read.has(topic));
};

/** A member that says nothing, or nothing that we know, is taken for one that has nothing to do. */
function decodeWork({ metadata }: ExtendedGroupProtocolSubscription): Work {
  try {
    const { busy, hasRoom } = JSON.parse(String(metadata)) as Work;
    return { busy: busy.map(({ topic, partition }) => ({ topic, partition })), hasRoom };
  } catch {
    return { busy: [], hasRoom: true };
  }
}

const partitionsOf = (assignments: Iterable<GroupAssignment>): Partition[] =>
  [...assignments].flatMap(({ topic, partitions }) => partitions.map((partition) => ({ topic, partition })));

function byTopic(partitions: readonly Partition[]): Map<string, GroupAssignment> {
  const assignments = new Map<string, GroupAssignment>();
  for (const { topic, partition } of partitions) {
    const assignment = assignments.get(topic) ?? { topic, partitions: [] };
    assignment.partitions.push(partition);
    assignments.set(topic, assignment);
  }
  return assignments;
}
