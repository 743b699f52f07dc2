import {
  Admin,
  type BaseOptions,
  ConfigSources,
  Connection,
  Consumer,
  type MessageToProduce,
  Producer,
} from "@platformatic/kafka";
import { clientOptions } from "../../../runtime/shared/kafka";
import { isAuthenticationError } from "../../../runtime/shared/kafka-retries";
import type { TestPlatform } from "./platform";

// The client is for Node 22; tests may run on Node 20, which lacks only this of what it needs.
const withResolvers = () => {
  let settle: object = {};
  const promise = new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
  return { promise, ...settle };
};
Object.assign(Promise, { withResolvers: "withResolvers" in Promise ? Promise.withResolvers : withResolvers });

/** https://kafka.apache.org/protocol#The_Messages_ListOffsets: asks for the end. */
const LATEST = -1n;

export interface KafkaUser {
  readonly username: string;
  readonly password: string;
}

/** How a test's own client connects: as the admin unless told otherwise. */
function optionsFor({ bootstrap, ca, admin }: TestPlatform, user: KafkaUser = admin): BaseOptions {
  return { ...clientOptions({ bootstrap: bootstrap.split(","), ca, ...user }, "test", () => undefined), retries: 1 };
}

/** A broker that has just started makes its first group wait. */
const groupMember = (platform: TestPlatform, groupId: string, user?: KafkaUser) =>
  new Consumer({ ...optionsFor(platform, user), retries: 20, groupId });

/** Uses a client with the admin's credentials. */
export async function withAdmin<T>(platform: TestPlatform, use: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new Admin(optionsFor(platform));
  try {
    return await use(admin);
  } finally {
    await admin.close();
  }
}

/** The topic as it is in Kafka, with the configs that are its own; undefined if there is none. */
export function readTopic(platform: TestPlatform, name: string) {
  return withAdmin(platform, async (admin) => {
    if (!(await admin.listTopics()).includes(name)) return undefined;
    const { topics } = await admin.metadata({ topics: [name] });
    const described = await admin.describeConfigs({ resources: [{ resourceType: 2, resourceName: name }] });
    const own = described[0]?.configs.filter(({ configSource }) => configSource === ConfigSources.DYNAMIC_TOPIC_CONFIG);
    return {
      partitions: topics.get(name)?.partitionsCount,
      config: Object.fromEntries((own ?? []).map((config) => [config.name, config.value])),
    };
  });
}

/** What Kafka lets the user do. */
export function readGrants(platform: TestPlatform, username: string) {
  return withAdmin(platform, async (admin) => {
    const any = { resourceType: 1, resourceName: null, resourcePatternType: 1, host: null, operation: 1 } as const;
    const filter = { ...any, principal: `User:${username}`, permissionType: 1 } as const;
    const resources = await admin.describeAcls({ filter });
    return resources.flatMap(({ acls, ...target }) => acls.map((acl) => ({ ...target, ...acl })));
  });
}

/** A producer of this user, to be closed by who asked for it. */
export const openProducer = (platform: TestPlatform, user: KafkaUser) => new Producer(optionsFor(platform, user));

/** Writes bytes to a topic as this user. */
export async function write(platform: TestPlatform, topic: string, value: string, user?: KafkaUser): Promise<void> {
  const producer = new Producer(optionsFor(platform, user));
  try {
    await producer.send({ messages: [{ topic, value: Buffer.from(value) }], acks: -1 });
  } finally {
    await producer.close(true);
  }
}

/** Writes messages as they are, one after the other. */
export async function writeAll(platform: TestPlatform, messages: readonly MessageToProduce[]): Promise<void> {
  const producer = new Producer(optionsFor(platform));
  try {
    for (const message of messages) await producer.send({ messages: [message], acks: -1 });
  } finally {
    await producer.close(true);
  }
}

export interface ReadMessage {
  readonly key: string | undefined;
  readonly value: string | undefined;
  /** All of them, in order. */
  readonly headers: readonly (readonly [string, string])[];
}

/** The topic's first messages of one partition, in order. */
export const readAll = (platform: TestPlatform, topic: string, count: number): Promise<ReadMessage[]> =>
  readUntil(platform, topic, (found) => found.length === count);

/** The topic's messages of one partition, in order, from the first until enough are found. */
export async function readUntil(
  platform: TestPlatform,
  topic: string,
  enough: (found: readonly ReadMessage[]) => boolean,
): Promise<ReadMessage[]> {
  const consumer = groupMember(platform, `test-${Math.random()}`);
  const found: ReadMessage[] = [];
  try {
    const stream = await consumer.consume({ topics: [topic], mode: "earliest", autocommit: false, maxWaitTime: 200 });
    for await (const { key, value, headerEntries } of stream) {
      found.push({
        // The client gives undefined for Kafka's null, whatever its types say.
        key: (key as Buffer | undefined)?.toString(),
        value: (value as Buffer | undefined)?.toString(),
        headers: headerEntries.map(([name, text]) => [String(name), String(text)] as const),
      });
      if (enough(found)) break;
    }
    return found;
  } finally {
    await consumer.close(true);
  }
}

/** The user's limits, under Kafka's names. */
export function readQuota(platform: TestPlatform, username: string): Promise<Record<string, number>> {
  return withAdmin(platform, async (admin) => {
    const entries = await admin.describeClientQuotas({
      components: [{ entityType: "user", matchType: 0, match: username }],
      strict: true,
    });
    return Object.fromEntries(entries.flatMap(({ values }) => values.map(({ key, value }) => [key, value])));
  });
}

/** Joins the group and leaves it again, as this user. */
export async function joinGroup(
  platform: TestPlatform,
  groupId: string,
  topic: string,
  user: KafkaUser,
): Promise<void> {
  const consumer = groupMember(platform, groupId, user);
  try {
    await consumer.consume({ topics: [topic] });
  } finally {
    await consumer.close(true);
  }
}

/** The offsets that a group has committed, by topic and partition. */
export function readOffsets(platform: TestPlatform, groupId: string): Promise<Record<string, number>> {
  return withAdmin(platform, async (admin) => {
    const groups = await admin.listConsumerGroupOffsets({ groups: [groupId] });
    const offsets = groups.flatMap(({ topics }) =>
      topics.flatMap(({ name, partitions }) =>
        partitions.map((one) => [`${name}/${one.partitionIndex}`, Number(one.committedOffset)] as const),
      ),
    );
    return Object.fromEntries(offsets);
  });
}

/** Where each partition of the topic ends, in the form of `readOffsets`. */
export function readEnds(platform: TestPlatform, topic: string): Promise<Record<string, number>> {
  return withAdmin(platform, async (admin) => {
    const { topics } = await admin.metadata({ topics: [topic] });
    const count = topics.get(topic)?.partitionsCount ?? 0;
    const partitions = Array.from({ length: count }, (_, partitionIndex) => ({ partitionIndex, timestamp: LATEST }));
    const listed = await admin.listOffsets({ topics: [{ name: topic, partitions }] });
    const ends = listed.flatMap((one) => one.partitions);
    return Object.fromEntries(ends.map((end) => [`${topic}/${end.partitionIndex}`, Number(end.offset)]));
  });
}

/** Creates a topic as somebody who was there before. */
export function createTopic(platform: TestPlatform, name: string, partitions: number): Promise<unknown> {
  return withAdmin(platform, (admin) => admin.createTopics({ topics: [name], partitions }));
}

/** Forgets where a group is, as Kafka does after a while. */
export function expireOffsets(platform: TestPlatform, groupId: string): Promise<void> {
  return withAdmin(platform, (admin) => admin.deleteGroups({ groups: [groupId] }));
}

export interface BrokerAddress {
  readonly host: string;
  readonly port: number;
  /** That its certificate is for. */
  readonly serverName: string;
  /** PEM. */
  readonly ca: string;
}

/** Whether the broker lets this user in. */
export async function isAccepted({ host, port, serverName, ca }: BrokerAddress, user: KafkaUser): Promise<boolean> {
  const sasl = { mechanism: "SCRAM-SHA-512", ...user } as const;
  const connection = new Connection("test", { tls: { ca }, tlsServerName: serverName, sasl });
  try {
    await connection.connect(host, port);
    return true;
  } catch (error) {
    if (isAuthenticationError(error)) return false;
    throw error;
  } finally {
    await connection.close();
  }
}
