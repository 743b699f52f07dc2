import type { OwnerId } from "../ownership";
import type { Letter } from "./letter-answers";

/** What must be known of a topic before something is written to it. */
export interface TopicRights {
  /** Whether it keeps the last value of each key; undefined if there is no such topic. */
  isCompacted(topic: string): Promise<boolean | undefined>;
  /** Whether the owner's team may write to it. */
  mayWrite(topic: string): Promise<boolean>;
}

/**
 * Why a letter can't be sent to its original topic again; undefined if it can. Its content and its headers are what the
 * team wrote, so they must not reach where the team may not write; and in a topic that keeps the last value of each key
 * an old event would be taken for the newest.
 */
export async function redriveProblems(
  rights: TopicRights,
  owner: OwnerId,
  { original: { topic, partition, offset } }: Letter,
): Promise<string | undefined> {
  const instead = `use headwater replay with --to-offset ${partition}=${offset} once the cause is repaired`;
  if (!(await rights.mayWrite(topic))) {
    return `topic "${topic}" is another team's, which "${owner.namespace}" may not write to: ${instead}`;
  }
  const compacted = await rights.isCompacted(topic);
  if (compacted === undefined) return `there is no topic "${topic}" any more`;
  return compacted
    ? `topic "${topic}" keeps the last value of each key, which this would replace: ${instead}`
    : undefined;
}
