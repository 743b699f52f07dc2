import {
  type API,
  type Connection,
  type Consumer,
  findErrorBy,
  kGetApi,
  kGetConnection,
  NetworkError,
  type offsetCommitV9,
} from "@platformatic/kafka";
import { promised } from "../shared/promised";
import type { Commit } from "./progress";

type Topics = offsetCommitV9.OffsetCommitRequestTopic[];
type OffsetCommit = API<offsetCommitV9.OffsetCommitRequest, offsetCommitV9.OffsetCommitResponse>;

/** Who commits. As we know it: while a group is divided anew, the client is of the next generation already. */
export interface Membership {
  readonly generationId: number;
  readonly memberId: string;
}

/**
 * Commits with one request to the group's coordinator.
 *
 * Not by the client's own `commit`: that joins the group again when it meets a group that is being divided anew, and two
 * members that both do so keep each other from committing for half a minute. Joining is left to the client's heartbeats.
 *
 * @throws if it fails; `isPassingCommitError` tells whether to try again
 */
export async function commitOffsets(
  consumer: Consumer,
  membership: Membership,
  commits: readonly Commit[],
): Promise<void> {
  const coordinator = await consumer.findGroupCoordinator();
  const broker = (await consumer.metadata({})).brokers.get(coordinator);
  if (!broker) throw new NetworkError("The group's coordinator is not among the brokers.");
  const connection = await promised<Connection>((done) => consumer[kGetConnection](broker, done));
  const offsetCommit = await promised<OffsetCommit>((done) => consumer[kGetApi]("OffsetCommit", done));
  const { generationId, memberId } = membership;
  await offsetCommit.async(connection, consumer.groupId, generationId, memberId, null, byTopic(commits));
}

/** The group is being divided anew, or the coordinator is not reached just now. */
export function isPassingCommitError(error: unknown): boolean {
  const failure = error as Error;
  return findErrorBy(failure, "needsRejoin", true) !== null || findErrorBy(failure, "canRetry", false) === null;
}

/** Which leader's time it was is left out: nobody asks for it. */
export function byTopic(commits: readonly Commit[]): Topics {
  const topics = new Map<string, Topics[number]>();
  for (const { topic, partition, offset, metadata } of commits) {
    const entry = topics.get(topic) ?? { name: topic, partitions: [] };
    topics.set(topic, entry);
    entry.partitions.push({
      partitionIndex: partition,
      committedOffset: offset,
      committedLeaderEpoch: -1,
      committedMetadata: metadata,
    });
  }
  return [...topics.values()];
}
