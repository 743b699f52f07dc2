import {
  Connection,
  fetchV16,
  findCoordinatorV6,
  initProducerIdV5,
  joinGroupV9,
  metadataV12,
  offsetCommitV9,
  produceV11,
} from "@platformatic/kafka";
import type { KafkaUser } from "../../tests/support/runtime/kafka";
import type { TestPlatform } from "../../tests/support/runtime/platform";

/** What to try, on which resource. */
export interface Subjects {
  readonly topics: readonly string[];
  readonly groups: readonly string[];
  readonly transactionalIds: readonly string[];
}

const TRIES = 60;
const WAIT_MS = 250;
/** The broker has not got round to it yet: it has been started, or the topic made, a moment ago. */
const NOT_YET = ["COORDINATOR", "LEADER", "UNKNOWN_TOPIC", "CONCURRENT_TRANSACTIONS"];

/** Tries everything on everything as this user; what the broker let it do, as "operation resource". */
export async function permitted(platform: TestPlatform, user: KafkaUser, subjects: Subjects): Promise<Set<string>> {
  const topicIds = await withConnection(platform, platform.admin, (admin) => topicIdsOf(admin, subjects.topics));
  return await withConnection(platform, user, async (connection) => {
    const attempts = attemptsOn(connection, subjects, topicIds);
    const allowed = new Set<string>();
    for (const [name, attempt] of Object.entries(attempts)) if (await isAllowed(name, attempt)) allowed.add(name);
    return allowed;
  });
}

type Attempt = () => Promise<unknown>;

function attemptsOn(
  connection: Connection,
  subjects: Subjects,
  topicIds: ReadonlyMap<string, string>,
): Record<string, Attempt> {
  const attempts: Record<string, Attempt> = {};
  // Kafka makes its topics of offsets and of transactions when it is asked for the first coordinator.
  for (const group of subjects.groups) {
    attempts[`describe group ${group}`] = () => findCoordinatorV6.api.async(connection, 0, [group]);
    attempts[`join group ${group}`] = () =>
      joinGroupV9.api.async(connection, group, 10_000, 10_000, "", null, "consumer", [
        { name: "range", metadata: Buffer.alloc(0) },
      ]);
  }
  for (const id of subjects.transactionalIds) {
    attempts[`describe transactional id ${id}`] = () => findCoordinatorV6.api.async(connection, 1, [id]);
    attempts[`begin transactional id ${id}`] = () => initProducerIdV5.api.async(connection, id, 10_000);
  }
  for (const topic of subjects.topics) {
    const topicId = topicIds.get(topic) ?? "";
    attempts[`describe topic ${topic}`] = () => metadataV12.api.async(connection, [topic]);
    attempts[`produce to ${topic}`] = () =>
      produceV11.api.async(connection, 1, 5_000, [{ topic, partition: 0, ...MESSAGE }], {});
    attempts[`consume from ${topic}`] = () =>
      fetchV16.api.async(connection, 1, 0, 1_000, 0, 0, -1, [{ topicId, partitions: [START] }], [], "");
    for (const group of subjects.groups) {
      attempts[`commit ${group} on ${topic}`] = () =>
        offsetCommitV9.api.async(connection, group, -1, "", null, [{ name: topic, partitions: [OFFSET] }]);
    }
  }
  return attempts;
}

/** Compacted topics take none without a key. */
const MESSAGE = { key: Buffer.from("probe"), value: Buffer.from("{}") };
const START = { partition: 0, currentLeaderEpoch: -1, fetchOffset: 0n, lastFetchedEpoch: -1, partitionMaxBytes: 1_000 };
const OFFSET = { partitionIndex: 0, committedOffset: 0n, committedLeaderEpoch: -1, committedMetadata: null };

/** @throws if the broker answers neither that it did it nor that the user may not */
async function isAllowed(name: string, attempt: Attempt): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await attempt();
      return true;
    } catch (error) {
      const ids = errorIds(error);
      if (ids.some((id) => id.endsWith("_AUTHORIZATION_FAILED"))) return false;
      // That a first member gets an id, and joins with it then, is how a group lets somebody in.
      if (ids.includes("MEMBER_ID_REQUIRED")) return true;
      if (tries === TRIES || !ids.some((id) => NOT_YET.some((part) => id.includes(part)))) {
        throw new Error(`${name}: ${ids.join(", ") || error}`);
      }
      await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    }
  }
}

/** The broker's names of what is wrong. */
function errorIds(error: unknown): string[] {
  const { apiId, errors = [], cause } = error as { apiId?: string; errors?: unknown[]; cause?: unknown };
  return [...(apiId ? [apiId] : []), ...errors.flatMap(errorIds), ...(cause ? errorIds(cause) : [])];
}

async function topicIdsOf(connection: Connection, topics: readonly string[]): Promise<Map<string, string>> {
  const { topics: found } = await metadataV12.api.async(connection, [...topics]);
  return new Map(found.map(({ name, topicId }) => [name ?? "", topicId]));
}

async function withConnection<T>(
  platform: TestPlatform,
  user: KafkaUser,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = new Connection("probe", {
    tls: { ca: platform.ca },
    tlsServerName: true,
    sasl: { mechanism: "SCRAM-SHA-512", ...user },
  });
  await connection.connect("localhost", platform.kafkaPort);
  try {
    return await use(connection);
  } finally {
    await connection.close();
  }
}
