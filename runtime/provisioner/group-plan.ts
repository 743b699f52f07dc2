import type { DesiredGroup } from "./desired-state";
import type { BegunGroup } from "./inventory";
import type { KafkaGroups } from "./kafka/groups";
import type { KafkaTopics } from "./kafka/topics";
import type { Plan } from "./plan";

/**
 * Gives groups their first offsets, so that what comes before a consumer's first commit is not lost on it. A group that
 * has ever begun in a topic is left alone: if its offsets have expired, setting "latest" again would skip events. So are
 * partitions that a topic gets later: all that is in them is new, and consumers begin there at the earliest.
 */
export async function planGroups(
  kafka: KafkaGroups,
  topics: KafkaTopics,
  desired: readonly DesiredGroup[],
  begun: readonly BegunGroup[],
): Promise<Plan> {
  const recorded = new Map(begun.map(({ name, topics }) => [name, new Set(topics)]));
  const unrecorded = withoutTopics(desired, recorded);
  const fresh = withoutTopics(unrecorded, await kafka.committed(unrecorded.map(({ name }) => name)));
  return {
    changes: fresh.flatMap(({ name, topics }) =>
      topics.map(({ topic, from }) => ({
        action: "create" as const,
        kind: "group" as const,
        name,
        text: `group ${name}: begin at the ${from} event of topic ${topic}`,
      })),
    ),
    apply: async () => {
      // Read now: topics of the same request are there by now.
      if (fresh.length > 0) await kafka.begin(fresh, await topics.partitions(topicsOf(fresh)));
    },
  };
}

const withoutTopics = (groups: readonly DesiredGroup[], known: ReadonlyMap<string, ReadonlySet<string>>) =>
  groups
    .map(({ name, topics }) => ({ name, topics: topics.filter(({ topic }) => !known.get(name)?.has(topic)) }))
    .filter(({ topics }) => topics.length > 0);

const topicsOf = (groups: readonly DesiredGroup[]): string[] => [
  ...new Set(groups.flatMap(({ topics }) => topics.map(({ topic }) => topic))),
];
