import { pbkdf2Sync, randomBytes } from "node:crypto";
import {
  type Acl,
  AclOperations,
  AclPermissionTypes,
  Admin,
  alterUserScramCredentialsV0,
  ClientQuotaEntityTypes,
  ClientQuotaMatchTypes,
  ConfigResourceTypes,
  ConfigSources,
  Connection,
  describeUserScramCredentialsV0,
  findErrorBy,
  IncrementalAlterConfigOperationTypes,
  ResourcePatternTypes,
  ResourceTypes,
  ScramMechanisms,
} from "@platformatic/kafka";
import { clientOptions, type KafkaAccess } from "../shared/kafka";
import { describeGrant, type Grant } from "./acl-diff";
import type { DesiredTopic } from "./desired-state";
import { QUOTA_KEYS, type Quota, type QuotaChanges, type QuotaKey } from "./quota-diff";
import type { ExistingTopic, TopicChanges } from "./topic-changes";
import { untilSeen } from "./until-seen";

const CLIENT_ID = "headwater-provisioner";
/** Of PBKDF2 in SCRAM; twice Kafka's least. */
const SCRAM_ITERATIONS = 8192;
const SCRAM_SHA_512_BYTES = 64;

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

  /** The limits of the user itself; of those that we manage. */
  async readQuota(user: string): Promise<Quota> {
    const { USER } = ClientQuotaEntityTypes;
    const entries = await this.admin.describeClientQuotas({
      components: [{ entityType: USER, matchType: ClientQuotaMatchTypes.EXACT, match: user }],
      strict: true,
    });
    const managed = new Set<string>(Object.values(QUOTA_KEYS));
    const values = entries.flatMap((entry) => entry.values).filter(({ key }) => managed.has(key));
    return Object.fromEntries(values.map(({ key, value }) => [key, value]));
  }

  async changeQuota(user: string, set: QuotaChanges["set"], remove: QuotaChanges["remove"]): Promise<void> {
    await this.admin.alterClientQuotas({
      entries: [
        {
          entities: [{ entityType: ClientQuotaEntityTypes.USER, entityName: user }],
          ops: [
            ...Object.entries(set).map(([key, value]) => ({ key: key as QuotaKey, value, remove: false as const })),
            ...remove.map((key) => ({ key, remove: true as const })),
          ],
        },
      ],
      validateOnly: false,
    });
    await untilSeen(`the limits of ${user}`, async () => {
      const current = await this.readQuota(user);
      return (
        remove.every((key) => !(key in current)) &&
        Object.entries(set).every(([key, limit]) => current[key as QuotaKey] === limit)
      );
    });
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
