import { pbkdf2Sync, randomBytes } from "node:crypto";
import {
  type Acl,
  AclOperations,
  AclPermissionTypes,
  Admin,
  alterUserScramCredentialsV0,
  ConfigResourceTypes,
  ConfigSources,
  Connection,
  describeUserScramCredentialsV0,
  findErrorBy,
  IncrementalAlterConfigOperationTypes,
  NetworkError,
  ResourcePatternTypes,
  ResourceTypes,
  ScramMechanisms,
} from "@platformatic/kafka";
import { delay } from "../shared/delay";
import { clientOptions, type KafkaAccess } from "../shared/kafka";
import { isAuthenticationError } from "../shared/kafka-retries";
import { describeError } from "../shared/log";
import { Unreachable } from "../shared/unreachable";
import { describeGrant, type Grant } from "./acl-diff";
import type { DesiredTopic } from "./desired-state";
import { Refusal } from "./outcome";
import type { ExistingTopic, TopicChanges } from "./topic-changes";

const CLIENT_ID = "headwater-provisioner";
/** Of PBKDF2 in SCRAM; twice Kafka's least. */
const SCRAM_ITERATIONS = 8192;
const SCRAM_SHA_512_BYTES = 64;
const SEEN_WITHIN_MS = 10_000;
const SEEN_POLL_MS = 25;

const RESOURCES = {
  topic: ResourceTypes.TOPIC,
  group: ResourceTypes.GROUP,
  transactionalId: ResourceTypes.TRANSACTIONAL_ID,
};
const PATTERNS = { literal: ResourcePatternTypes.LITERAL, prefixed: ResourcePatternTypes.PREFIXED };

/** Kafka with the admin's credentials. One connection's worth of work: make it, use it, close it. */
export class KafkaAdmin {
  private readonly options: ReturnType<typeof clientOptions>;
  private readonly admin: Admin;
  private connection: Connection | undefined;

  constructor(access: KafkaAccess) {
    // The hook tries again, so there is no use in waiting here.
    this.options = { ...clientOptions(access, CLIENT_ID, () => undefined), retries: 1, requestTimeout: 10_000 };
    this.admin = new Admin(this.options);
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.admin.close(), this.connection?.close()]);
  }

  /** Those of the named topics that exist. */
  async describeTopics(names: readonly string[]): Promise<ExistingTopic[]> {
    const all = new Set(await this.admin.listTopics());
    const topics = names.filter((name) => all.has(name));
    if (topics.length === 0) return [];
    const { topics: metadata } = await this.admin.metadata({ topics, forceUpdate: true });
    const configs = await this.admin.describeConfigs({
      resources: topics.map((resourceName) => ({ resourceType: ConfigResourceTypes.TOPIC, resourceName })),
    });
    return topics.map((name) => ({
      name,
      partitions: metadata.get(name)?.partitionsCount ?? 0,
      replicationFactor: metadata.get(name)?.partitions[0]?.replicas.length ?? 0,
      config: Object.fromEntries(
        (configs.find(({ resourceName }) => resourceName === name)?.configs ?? [])
          .filter(({ configSource }) => configSource === ConfigSources.DYNAMIC_TOPIC_CONFIG)
          .map(({ name: key, value }) => [key, value ?? ""]),
      ),
    }));
  }

  async createTopic({ name, partitions, replicationFactor, config }: DesiredTopic): Promise<void> {
    await this.admin.createTopics({
      topics: [name],
      partitions,
      ...(replicationFactor === undefined ? {} : { replicas: replicationFactor }),
      configs: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    });
    await this.untilPartitions(name, partitions);
  }

  async growTopic(name: string, partitions: number): Promise<void> {
    await this.admin.createPartitions({ topics: [{ name, count: partitions }] });
    await this.untilPartitions(name, partitions);
  }

  async configureTopic({ name, set, reset }: TopicChanges["configure"][number]): Promise<void> {
    const { SET, DELETE } = IncrementalAlterConfigOperationTypes;
    await this.admin.incrementalAlterConfigs({
      resources: [
        {
          resourceType: ConfigResourceTypes.TOPIC,
          resourceName: name,
          configs: [
            ...Object.entries(set).map(([key, value]) => ({ name: key, configOperation: SET, value })),
            ...reset.map((key) => ({ name: key, configOperation: DELETE })),
          ],
        },
      ],
    });
    await untilSeen(`the configuration of topic ${name}`, async () => {
      const [topic] = await this.describeTopics([name]);
      const current = topic?.config ?? {};
      return (
        reset.every((key) => !(key in current)) && Object.entries(set).every(([key, value]) => current[key] === value)
      );
    });
  }

  /** What the principal may do now. */
  async listGrants(principal: string): Promise<Grant[]> {
    const resources = await this.admin.describeAcls({
      filter: {
        resourceType: ResourceTypes.ANY,
        resourceName: null,
        resourcePatternType: ResourcePatternTypes.ANY,
        principal: `User:${principal}`,
        host: null,
        operation: AclOperations.ANY,
        permissionType: AclPermissionTypes.ALLOW,
      },
    });
    return resources.flatMap(({ resourceType, resourceName, resourcePatternType, acls }) =>
      acls.map(({ operation }) => ({
        resource: labelOf(RESOURCES, resourceType),
        name: resourceName,
        pattern: labelOf(PATTERNS, resourcePatternType),
        operation: labelOf(AclOperations, operation) as Grant["operation"],
      })),
    );
  }

  async addGrants(principal: string, grants: readonly Grant[]): Promise<void> {
    await this.admin.createAcls({ creations: grants.map((grant) => toAcl(principal, grant)) });
    await untilSeen(`the grants of ${principal}`, async () => {
      const current = new Set((await this.listGrants(principal)).map(describeGrant));
      return grants.every((grant) => current.has(describeGrant(grant)));
    });
  }

  async removeGrants(principal: string, grants: readonly Grant[]): Promise<void> {
    await this.admin.deleteAcls({ filters: grants.map((grant) => toAcl(principal, grant)) });
    await untilSeen(`the grants of ${principal}`, async () => {
      const current = new Set((await this.listGrants(principal)).map(describeGrant));
      return grants.every((grant) => !current.has(describeGrant(grant)));
    });
  }

  async hasUser(name: string): Promise<boolean> {
    try {
      const { results } = await describeUserScramCredentialsV0.api.async(await this.connect(), [{ name }]);
      return results.some(({ credentialInfos }) =>
        credentialInfos.some(({ mechanism }) => mechanism === ScramMechanisms.SCRAM_SHA_512),
      );
    } catch (error) {
      if (findErrorBy(error as Error, "apiId", "RESOURCE_NOT_FOUND")) return false;
      throw error;
    }
  }

  /** Creates the user or replaces its password. */
  async setUser(name: string, password: string): Promise<void> {
    const salt = randomBytes(32);
    const saltedPassword = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, SCRAM_SHA_512_BYTES, "sha512");
    const user = { name, mechanism: ScramMechanisms.SCRAM_SHA_512, iterations: SCRAM_ITERATIONS, salt, saltedPassword };
    await alterUserScramCredentialsV0.api.async(await this.connect(), [], [user]);
    await untilSeen(`user ${name}`, () => this.hasUser(name));
  }

  async deleteUser(name: string): Promise<void> {
    const user = { name, mechanism: ScramMechanisms.SCRAM_SHA_512 };
    await alterUserScramCredentialsV0.api.async(await this.connect(), [user], []);
    await untilSeen(`user ${name}`, async () => !(await this.hasUser(name)));
  }

  private untilPartitions(name: string, partitions: number): Promise<void> {
    return untilSeen(`topic ${name}`, async () => {
      const [topic] = await this.describeTopics([name]);
      return topic !== undefined && topic.partitions >= partitions;
    });
  }

  /** The admin client has no calls for SCRAM users: those requests are sent as such. */
  private async connect(): Promise<Connection> {
    if (this.connection?.isConnected()) return this.connection;
    const errors: unknown[] = [];
    for (const address of this.options.bootstrapBrokers) {
      const colon = address.lastIndexOf(":");
      const connection = new Connection(CLIENT_ID, this.options);
      try {
        await connection.connect(address.slice(0, colon), Number(address.slice(colon + 1)));
        this.connection = connection;
        return connection;
      } catch (error) {
        errors.push(error);
      }
    }
    throw errors.length === 1 ? errors[0] : new AggregateError(errors, "No broker can be reached");
  }
}

/**
 * A change is accepted by the controller and reaches the brokers a moment later. Who asked is told when it has: their
 * next step depends on it.
 */
async function untilSeen(what: string, isSeen: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + SEEN_WITHIN_MS;
  while (!(await isSeen())) {
    if (Date.now() > deadline) throw new Unreachable(`Kafka's brokers have not taken over ${what} yet.`);
    await delay(SEEN_POLL_MS);
  }
}

/** What a failure of Kafka means for who asked. */
export function explainKafkaError(error: Error): Refusal | Unreachable {
  const text = describeError(error);
  const passing =
    findErrorBy(error, "code", NetworkError.code) ||
    // If it is the admin's password that Kafka does not know, then Kafka is still being set up.
    isAuthenticationError(error) ||
    // Someone else was faster: the next attempt finds it.
    findErrorBy(error, "apiId", "TOPIC_ALREADY_EXISTS");
  if (!passing && findErrorBy(error, "canRetry", false))
    return new Refusal(422, "HW-PROVISION-006", `Kafka refuses: ${text}`);
  return new Unreachable(`Kafka does not answer: ${text}`);
}

function toAcl(principal: string, { resource, name, pattern, operation }: Grant): Acl {
  return {
    resourceType: numberOf(RESOURCES, resource),
    resourceName: name,
    resourcePatternType: numberOf(PATTERNS, pattern),
    principal: `User:${principal}`,
    host: "*",
    operation: numberOf(AclOperations, operation),
    permissionType: AclPermissionTypes.ALLOW,
  };
}

/** Names for Kafka's numbers; numbers that we have no name for keep their number, so that they survive the way back. */
function labelOf<T extends string>(table: Readonly<Record<T, number>>, value: number): T | `kafka:${number}` {
  const entry = (Object.entries(table) as [T, number][]).find(([, number]) => number === value);
  return entry ? entry[0] : `kafka:${value}`;
}

function numberOf<T extends string, V extends number>(table: Readonly<Record<T, V>>, key: T | `kafka:${number}`): V {
  return key in table ? table[key as T] : (Number(key.slice("kafka:".length)) as V);
}
