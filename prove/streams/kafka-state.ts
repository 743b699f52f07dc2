import {
  AclOperations,
  AclPermissionTypes,
  type Admin,
  ClientQuotaEntityTypes,
  ClientQuotaMatchTypes,
  ConfigResourceTypes,
  ConfigSources,
  Connection,
  describeUserScramCredentialsV0,
  ResourcePatternTypes,
  ResourceTypes,
} from "@platformatic/kafka";
import type { DesiredState } from "../../runtime/provisioner/desired-state";
import { QUOTA_KEYS } from "../../runtime/provisioner/quota-diff";
import { withAdmin } from "../../tests/support/runtime/kafka";
import type { TestPlatform } from "../../tests/support/runtime/platform";

/** Topics, users, rights and limits of team "shop": one line each. */
export type KafkaState = ReadonlySet<string>;

/** What is in Kafka. */
export async function kafkaState(platform: TestPlatform): Promise<KafkaState> {
  const users = (await userNames(platform)).filter(isTeams);
  const lines = await withAdmin(platform, async (admin) => [
    ...(await topics(admin)),
    ...(await grants(admin)),
    ...(await quotas(admin)),
  ]);
  return new Set([...users.map((name) => `user ${name}`), ...lines]);
}

/** What these owners want to be in Kafka. */
export function desiredLines(states: readonly DesiredState[]): KafkaState {
  const lines = states.flatMap(({ topics, principals }) => [
    ...topics.map(({ name, partitions, config }) => topicLine(name, partitions, config)),
    ...principals.flatMap(({ name, acls, quota = {} }) => [
      `user ${name}`,
      ...acls.flatMap((acl) => acl.operations.map((operation) => grantLine(name, operation, acl.resource, acl.name))),
      ...Object.entries(quota).map(([key, limit]) =>
        quotaLine(name, QUOTA_KEYS[key as keyof typeof QUOTA_KEYS], limit),
      ),
    ]),
  ]);
  return new Set(lines);
}

export const difference = (expected: KafkaState, found: KafkaState): string[] => [
  ...[...expected].filter((line) => !found.has(line)).map((line) => `missing: ${line}`),
  ...[...found].filter((line) => !expected.has(line)).map((line) => `surplus: ${line}`),
];

const isTeams = (name: string): boolean => name.startsWith("shop.");

const topicLine = (name: string, partitions: number, config: Readonly<Record<string, string>>): string =>
  `topic ${name} ${partitions} ${JSON.stringify(Object.entries(config).sort())}`;

const grantLine = (user: string, operation: string, resource: string, name: string): string =>
  `grant ${user} ${operation} ${resource} ${name}`;

const quotaLine = (user: string, key: string, limit: number): string => `quota ${user} ${key} ${limit}`;

async function topics(admin: Admin): Promise<string[]> {
  const names = (await admin.listTopics()).filter(isTeams);
  if (names.length === 0) return [];
  const { topics } = await admin.metadata({ topics: names, forceUpdate: true });
  const resources = names.map((resourceName) => ({ resourceType: ConfigResourceTypes.TOPIC, resourceName }));
  const described = await admin.describeConfigs({ resources });
  return described.map(({ resourceName, configs }) => {
    const own = configs.filter(({ configSource }) => configSource === ConfigSources.DYNAMIC_TOPIC_CONFIG);
    const config = Object.fromEntries(own.map(({ name, value }) => [name, value ?? ""]));
    return topicLine(resourceName, topics.get(resourceName)?.partitionsCount ?? 0, config);
  });
}

async function grants(admin: Admin): Promise<string[]> {
  const resources = await admin.describeAcls({
    filter: {
      resourceType: ResourceTypes.ANY,
      resourceName: null,
      resourcePatternType: ResourcePatternTypes.ANY,
      principal: null,
      host: null,
      operation: AclOperations.ANY,
      permissionType: AclPermissionTypes.ANY,
    },
  });
  return resources.flatMap(({ resourceType, resourceName, acls }) =>
    acls.map(({ principal, operation }) =>
      grantLine(
        principal.slice("User:".length),
        nameOf(AclOperations, operation),
        nameOf(ResourceTypes, resourceType).toLowerCase(),
        resourceName,
      ),
    ),
  );
}

async function quotas(admin: Admin): Promise<string[]> {
  const entries = await admin.describeClientQuotas({
    components: [{ entityType: ClientQuotaEntityTypes.USER, matchType: ClientQuotaMatchTypes.ANY }],
    strict: true,
  });
  return entries.flatMap(({ entity, values }) =>
    values.map(({ key, value }) => quotaLine(entity[0]?.entityName ?? "", key, value)),
  );
}

async function userNames(platform: TestPlatform): Promise<string[]> {
  const connection = new Connection("prove", {
    tls: { ca: platform.ca },
    tlsServerName: true,
    sasl: { mechanism: "SCRAM-SHA-512", ...platform.admin },
  });
  await connection.connect("localhost", platform.kafkaPort);
  try {
    const { results } = await describeUserScramCredentialsV0.api.async(connection, []);
    return results.map(({ user }) => user);
  } finally {
    await connection.close();
  }
}

const nameOf = (table: Readonly<Record<string, number>>, value: number): string =>
  Object.entries(table).find(([, number]) => number === value)?.[0] ?? String(value);
