import type { Acl } from "../intents/principal";

/**
 * What each kind of Kafka client needs, and no more. docs/kafka-clients.md has the table.
 * Operations per request: https://kafka.apache.org/documentation/#operations_resources_and_protocols.
 * An idempotent producer needs nothing beyond a producer since Kafka 3.0 (KIP-679).
 */
export const kafkaClients = {
  producer: (topic: string): Acl[] => [literal("topic", topic, ["WRITE", "DESCRIBE"])],

  /** Beside what a producer needs: transactional ids that begin with the prefix. */
  transactions: (idPrefix: string): Acl[] => [prefixed("transactionalId", idPrefix, ["WRITE", "DESCRIBE"])],

  consumer: (topic: string, group: string): Acl[] => [
    literal("topic", topic, ["READ", "DESCRIBE"]),
    literal("group", group, ["READ", "DESCRIBE"]),
  ],

  /** Reads a topic from wherever it likes, without a group. */
  reader: (topic: string): Acl[] => [literal("topic", topic, ["READ", "DESCRIBE"])],

  /** Looks at the lag of a group: https://keda.sh/docs/2.20/scalers/apache-kafka/. */
  scaler: (topic: string, group: string): Acl[] => [
    literal("topic", topic, ["DESCRIBE"]),
    literal("group", group, ["DESCRIBE"]),
  ],

  /**
   * A Kafka Connect cluster, without its connectors' own rights: its three internal topics and its group.
   * https://kafka.apache.org/documentation/#connect_running
   */
  connect: (internal: { config: string; offset: string; status: string; group: string }): Acl[] => [
    ...[internal.config, internal.offset, internal.status].map((topic) =>
      literal("topic", topic, ["READ", "WRITE", "DESCRIBE", "DESCRIBE_CONFIGS"]),
    ),
    literal("group", internal.group, ["READ", "DESCRIBE"]),
  ],

  /** A Debezium source: the topics of its captured tables, `<prefix>.<schema>.<table>`, made when a table appears. */
  debezium: (topicPrefix: string): Acl[] => [
    prefixed("topic", topicPrefix, ["CREATE", "WRITE", "DESCRIBE", "DESCRIBE_CONFIGS"]),
  ],

  /**
   * A Flink job with the exactly-once Kafka sink: it reads its sources, writes its sinks, and its transactional ids
   * begin with the job's prefix. https://nightlies.apache.org/flink/flink-docs-stable/docs/connectors/datastream/kafka/
   */
  flink: (job: { sources: readonly string[]; sinks: readonly string[]; group: string; idPrefix: string }): Acl[] =>
    merged([
      ...job.sources.flatMap((topic) => kafkaClients.consumer(topic, job.group)),
      ...job.sinks.flatMap((topic) => kafkaClients.producer(topic)),
      ...kafkaClients.transactions(job.idPrefix),
    ]),

  /** A Restate subscription: a consumer whose group is set in the subscription's options. */
  restate: (topic: string, group: string): Acl[] => kafkaClients.consumer(topic, group),
};

/** One entry for each resource, with all operations on it, in a stable order. */
export function merged(acls: readonly Acl[]): Acl[] {
  const byResource = new Map<string, Acl>();
  for (const acl of acls) {
    const key = `${acl.resource} ${acl.pattern} ${acl.name}`;
    const operations = [...(byResource.get(key)?.operations ?? []), ...acl.operations];
    byResource.set(key, { ...acl, operations: [...new Set(operations)].sort() });
  }
  return [...byResource].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, acl]) => acl);
}

const literal = (resource: Acl["resource"], name: string, operations: readonly string[]): Acl => ({
  resource,
  name,
  pattern: "literal",
  operations,
});

const prefixed = (resource: Acl["resource"], name: string, operations: readonly string[]): Acl => ({
  resource,
  name,
  pattern: "prefixed",
  operations,
});
