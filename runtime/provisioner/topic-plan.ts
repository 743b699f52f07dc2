import type { DesiredTopic } from "./desired-state";
import type { KafkaTopics } from "./kafka/topics";
import { Refusal } from "./outcome";
import type { Change, Plan } from "./plan";
import { diffTopics, type TopicChanges } from "./topic-changes";

/**
 * Kafka is asked as well whether it would take the changes.
 * @param adopted those of the topics that are there already and are never created
 * @throws Refusal HW-PROVISION-004 if something can't be done without losing data, HW-PROVISION-006 if Kafka refuses it
 */
export async function planTopics(
  kafka: KafkaTopics,
  desired: readonly DesiredTopic[],
  adopted: ReadonlySet<string>,
): Promise<Plan> {
  const changes = diffTopics(await kafka.describe(desired.map(({ name }) => name)), desired);
  const missing = changes.create.filter(({ name }) => adopted.has(name));
  const problems = [
    ...changes.impossible,
    ...missing.map(({ name }) => `topic "${name}" is adopted but does not exist; declare its right name, or make it`),
  ];
  if (problems.length > 0) {
    throw new Refusal(409, "HW-PROVISION-004", "Topics can't become what is declared.", problems);
  }
  await validateNew(kafka, changes.create);
  await kafka.grow(changes.grow, true);
  await kafka.configure(changes.configure, true);
  return { changes: describeChanges(changes), apply: () => apply(kafka, changes) };
}

/**
 * One topic of each kind is asked about, and all if one is refused. The name alone matters only if another topic's differs
 * from it in dots and underscores: that is refused when it is made.
 */
async function validateNew(kafka: KafkaTopics, topics: readonly DesiredTopic[]): Promise<void> {
  const kinds = new Map(topics.map((topic) => [JSON.stringify({ ...topic, name: "", contract: undefined }), topic]));
  try {
    await kafka.create([...kinds.values()], true);
  } catch (error) {
    if (error instanceof Refusal && kinds.size < topics.length) await kafka.create(topics, true);
    throw error;
  }
}

async function apply(kafka: KafkaTopics, { create, grow, configure }: TopicChanges): Promise<void> {
  await kafka.create(create);
  await kafka.grow(grow);
  await kafka.configure(configure);
  const partitions = [
    ...create.map(({ name, partitions }) => [name, partitions] as const),
    ...grow.map(({ name, to }) => [name, to] as const),
  ];
  if (partitions.length > 0) await kafka.untilPartitions(new Map(partitions));
  if (configure.length > 0) await kafka.untilConfigured(configure);
}

function describeChanges({ create, grow, configure }: TopicChanges): Change[] {
  const topic = (action: Change["action"], name: string, what: string): Change => ({
    action,
    kind: "topic",
    name,
    text: `topic ${name}: ${what}`,
  });
  return [
    ...create.map(({ name, partitions }) => topic("create", name, `create with ${partitions} partitions`)),
    ...grow.map(({ name, from, to }) => topic("update", name, `grow from ${from} to ${to} partitions`)),
    ...configure.map(({ name, from, set, reset }) =>
      topic(
        "update",
        name,
        `configure ${[
          ...Object.entries(set).map(([key, value]) => `${key} ${from[key] ?? "(unset)"} → ${value}`),
          ...reset.map((key) => `${key} ${from[key]} → (unset)`),
        ].join(", ")}`,
      ),
    ),
  ];
}
