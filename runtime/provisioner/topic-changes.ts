import type { DesiredTopic } from "./desired-state";

/** A topic as it is. */
export interface ExistingTopic {
  readonly name: string;
  readonly partitions: number;
  readonly replicationFactor: number;
  /** The configs set on the topic itself, without the defaults. */
  readonly config: Readonly<Record<string, string>>;
}

export interface TopicChanges {
  readonly create: readonly DesiredTopic[];
  readonly grow: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  readonly configure: readonly {
    readonly name: string;
    /** What is set now, of what changes. */
    readonly from: Readonly<Record<string, string>>;
    readonly set: Readonly<Record<string, string>>;
    /** Back to the cluster's default. */
    readonly reset: readonly string[];
  }[];
  /** What is asked for and can't be done, one sentence each. */
  readonly impossible: readonly string[];
}

/** What to do so that the desired topics are as they should be. Never removes a topic or anything in it. */
export function diffTopics(existing: readonly ExistingTopic[], desired: readonly DesiredTopic[]): TopicChanges {
  const byName = new Map(existing.map((topic) => [topic.name, topic]));
  const pairs = desired.flatMap((want) => {
    const have = byName.get(want.name);
    return have ? [{ want, have }] : [];
  });
  return {
    create: desired.filter(({ name }) => !byName.has(name)),
    grow: pairs
      .filter(({ want, have }) => want.partitions > have.partitions)
      .map(({ want, have }) => ({ name: want.name, from: have.partitions, to: want.partitions })),
    configure: pairs
      .map(({ want, have }) => ({
        name: want.name,
        from: have.config,
        set: Object.fromEntries(Object.entries(want.config).filter(([key, value]) => have.config[key] !== value)),
        reset: Object.keys(have.config).filter((key) => !(key in want.config)),
      }))
      .filter(({ set, reset }) => Object.keys(set).length + reset.length > 0),
    impossible: pairs.flatMap(({ want, have }) => impossibilities(want, have)),
  };
}

function impossibilities(want: DesiredTopic, have: ExistingTopic): string[] {
  const problems: string[] = [];
  if (want.partitions < have.partitions) {
    problems.push(
      `topic "${want.name}" has ${have.partitions} partitions and can't shrink to ${want.partitions}; declare ${have.partitions} or more, or a new stream`,
    );
  }
  if (want.replicationFactor !== undefined && want.replicationFactor !== have.replicationFactor) {
    problems.push(
      `topic "${want.name}" has ${have.replicationFactor} replicas, not ${want.replicationFactor}; declare ${have.replicationFactor}, or move its partitions with Kafka's own tools`,
    );
  }
  return problems;
}
