import { findErrorBy } from "@platformatic/kafka";
import type { DesiredTombstones } from "./desired-state";
import type { KafkaGrants } from "./kafka/grants";
import type { KafkaGroups } from "./kafka/groups";
import type { KafkaTopics } from "./kafka/topics";
import { Refusal } from "./outcome";
import { formatOwner, type OwnerId, type TopicOwners } from "./ownership";
import { type Change, NO_CHANGES, type Plan } from "./plan";
import type { Sharing } from "./sharing";

export interface TombstoneParts {
  readonly topics: KafkaTopics;
  readonly groups: KafkaGroups;
  readonly grants: KafkaGrants;
  readonly sharing: Sharing;
}

/**
 * Deletes topics with their events, and groups with their offsets: the only thing that does. What the registry holds of
 * them stays, since events elsewhere may need it.
 * @throws Refusal HW-PROVISION-014 if somebody declares or may use one of them
 */
export async function planTombstones(
  { topics, groups, grants, sharing }: TombstoneParts,
  { namespace }: OwnerId,
  owners: TopicOwners,
  tombstones: DesiredTombstones | undefined,
): Promise<Plan> {
  if (!tombstones) return NO_CHANGES;
  const [existing, committed, records, usersOfTopics, usersOfGroups] = await Promise.all([
    topics.partitions(tombstones.topics),
    groups.committed(tombstones.groups),
    sharing.read(owners, tombstones.topics),
    grants.on("topic", tombstones.topics),
    grants.on("group", tombstones.groups),
  ]);
  const used = (what: string, users: ReadonlyMap<string, readonly string[]>) =>
    [...users].map(([name, who]) => `${what} "${name}" may be used by ${who.join(", ")}; deploy them without it first`);
  const problems = [
    ...[...records]
      .filter(([, { left }]) => !left)
      .map(([topic, { owner }]) => {
        const by = formatOwner({ namespace, name: owner });
        return `topic "${topic}" is declared by ${by}; remove it there and deploy that first`;
      }),
    ...used("topic", usersOfTopics),
    ...used("group", usersOfGroups),
  ];
  if (problems.length > 0) throw new Refusal(409, "HW-PROVISION-014", "What is in use is not deleted.", problems);

  const goneGroups = tombstones.groups.filter((name) => committed.get(name)?.size);
  const goneTopics = tombstones.topics.filter((name) => existing.has(name));
  const gone = (kind: "topic" | "group", name: string): Change => ({
    action: "delete",
    kind,
    name,
    text: `${kind} ${name}: delete with all that is in it`,
  });
  return {
    changes: [...goneGroups.map((name) => gone("group", name)), ...goneTopics.map((name) => gone("topic", name))],
    apply: async () => {
      if (goneGroups.length > 0) await groups.delete(goneGroups).catch(refuseMembers);
      if (goneTopics.length > 0) await topics.delete(goneTopics);
      await sharing.forget(owners, tombstones.topics);
    },
  };
}

function refuseMembers(error: Error): never {
  if (!findErrorBy(error, "apiId", "NON_EMPTY_GROUP")) throw error;
  throw new Refusal(409, "HW-PROVISION-014", "A consumer group that has members is not deleted.", [
    "Stop its consumers, and deploy again.",
  ]);
}
