import type { Inventory } from "../inventory";
import { Refusal } from "../outcome";
import { isOwnName, type OwnerId, type TopicOwners } from "../ownership";
import type { GroupPositions } from "./group-positions";
import { planPositions, type ReplayAnswer } from "./replay-target";
import type { ReplayRequest } from "./requests";

export interface ReplayOptions {
  readonly groups: GroupPositions;
  readonly inventory: Inventory;
  readonly owners: TopicOwners;
}

/**
 * Sets a consumer group to other positions in its topics.
 *
 * @param dryRun true: only tells what would change
 * @throws Refusal HW-REPLAY-001 while the group has members; HW-REPLAY-002 for a group, a topic or a partition that is
 *   not the owner's to move or not there
 */
export async function replay(
  { groups, inventory, owners }: ReplayOptions,
  owner: OwnerId,
  { group, topics, to }: ReplayRequest,
  dryRun: boolean,
): Promise<ReplayAnswer> {
  const { principals, foreign, topics: held } = await inventory.read(owner);
  const isHeld = principals.some(({ name }) => name === group) && isOwnName(group, owner);
  const readable = new Set([...held, ...foreign.map(({ topic }) => topic)]);
  refuse([
    ...(isHeld ? [] : [`group "${group}" is not that of ${owner.namespace}/${owner.name}`]),
    ...topics
      .filter((topic) => !owners.isOf(topic, owner) && !readable.has(topic))
      .map((topic) => `topic "${topic}" is not one that ${owner.namespace}/${owner.name} reads`),
  ]);
  refuse((await groups.missingTopics(topics)).map((topic) => `there is no topic "${topic}"`));
  const time = typeof to === "object" && "time" in to ? to.time : undefined;
  const [members, found] = await Promise.all([groups.members(group), groups.read(group, topics, time)]);
  if (typeof to === "object" && "offsets" in to) {
    const unknown = Object.keys(to.offsets).filter((index) => Number(index) >= found.length);
    refuse(unknown.map((index) => `topic "${topics[0]}" has no partition ${index}, only ${found.length}`));
  }
  const positions = planPositions(found, to);
  if (dryRun) return { members, positions };
  if (members > 0) {
    throw new Refusal(
      409,
      "HW-REPLAY-001",
      `Group "${group}" has ${members} ${members === 1 ? "consumer" : "consumers"}, which would not notice.`,
      ["Stop them first; headwater replay does."],
    );
  }
  await groups.write(group, positions);
  return { members, positions };
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new Refusal(403, "HW-REPLAY-002", "This group can't be moved like this.", problems);
}
