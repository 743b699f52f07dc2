import { BodyReader } from "./body-reader";
import { Refusal } from "./outcome";

/** What an owner wants to exist. */
export interface DesiredState {
  readonly topics: readonly DesiredTopic[];
  readonly principals: readonly DesiredPrincipal[];
}

export interface DesiredTopic {
  readonly name: string;
  readonly partitions: number;
  /** The cluster's default if not given. */
  readonly replicationFactor?: number;
  /** Who may be granted to read it. The team if not given. */
  readonly visibility?: Audience;
  /** Who may be granted to write to it. The team if not given. */
  readonly writers?: Audience;
  /** Kafka's topic configs; what is not listed has the cluster's default. */
  readonly config: Readonly<Record<string, string>>;
}

export interface DesiredPrincipal {
  readonly name: string;
  /** Secret, in the owner's namespace, that receives the credentials. */
  readonly secret: string;
  readonly acls: readonly DesiredAcl[];
  readonly quota?: DesiredQuota;
}

/** What is not given is not limited. https://kafka.apache.org/documentation/#design_quotas */
export interface DesiredQuota {
  /** Bytes a second, for each broker. */
  readonly producerByteRate?: number;
  /** Bytes a second, for each broker. */
  readonly consumerByteRate?: number;
  /** Share of a broker's request handler threads, in per cent of one thread. */
  readonly requestPercentage?: number;
}

export interface DesiredAcl {
  readonly resource: AclResource;
  readonly name: string;
  readonly pattern: AclPattern;
  readonly operations: readonly AclOperation[];
}

/** The team that owns the topic, or every team of the platform. */
export const AUDIENCES = ["team", "platform"] as const;
export type Audience = (typeof AUDIENCES)[number];

export const ACL_RESOURCES = ["topic", "group", "transactionalId"] as const;
export const ACL_PATTERNS = ["literal", "prefixed"] as const;
export const ACL_OPERATIONS = [
  "READ",
  "WRITE",
  "CREATE",
  "DELETE",
  "ALTER",
  "DESCRIBE",
  "DESCRIBE_CONFIGS",
  "ALTER_CONFIGS",
] as const;

export type AclResource = (typeof ACL_RESOURCES)[number];
export type AclPattern = (typeof ACL_PATTERNS)[number];
export type AclOperation = (typeof ACL_OPERATIONS)[number];

/** Kafka's rule for names of topics. */
const TOPIC_NAME = /^[a-zA-Z0-9._-]{1,249}$/;
/** Kafka's user names may hold more, but not all of it survives ACL strings and properties files. */
const PRINCIPAL_NAME = /^[a-zA-Z0-9._-]{1,200}$/;
/** Kubernetes' rule for names of objects. */
const SECRET_NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const MAX_PARTITIONS = 10_000;
const MAX_BYTE_RATE = 1e12;
const MAX_PERCENTAGE = 1e6;

/**
 * Reads a request's body.
 * @throws Refusal HW-PROVISION-002 that lists everything that is not as it should be
 */
export function parseDesiredState(body: unknown): DesiredState {
  const reader = new BodyReader();
  const root = reader.object(body, "the desired state");
  const state = {
    topics: reader.list(root.topics, "topics").map((topic, i) => parseTopic(reader, topic, `topics[${i}]`)),
    principals: reader
      .list(root.principals, "principals")
      .map((principal, i) => parsePrincipal(reader, principal, `principals[${i}]`)),
  };
  reader.unique(
    state.topics.map(({ name }) => name),
    "topics",
  );
  reader.unique(
    state.principals.map(({ name }) => name),
    "principals",
  );
  reader.unique(
    state.principals.map(({ secret }) => secret),
    "secrets",
  );
  if (reader.problems.length > 0) {
    throw new Refusal(400, "HW-PROVISION-002", "The desired state is not understood.", reader.problems);
  }
  return state;
}

function parseTopic(reader: BodyReader, value: unknown, at: string): DesiredTopic {
  const topic = reader.object(value, at);
  const audience = (at: string) => (value: unknown) => reader.choice(value, AUDIENCES, at);
  return {
    name: reader.matching(topic.name, TOPIC_NAME, `${at}.name`),
    partitions: reader.integer(topic.partitions, 1, MAX_PARTITIONS, `${at}.partitions`),
    ...reader.optional(topic, "replicationFactor", (value) => reader.integer(value, 1, 100, `${at}.replicationFactor`)),
    ...reader.optional(topic, "visibility", audience(`${at}.visibility`)),
    ...reader.optional(topic, "writers", audience(`${at}.writers`)),
    config: reader.texts(topic.config === undefined ? {} : topic.config, `${at}.config`),
  };
}

function parsePrincipal(reader: BodyReader, value: unknown, at: string): DesiredPrincipal {
  const principal = reader.object(value, at);
  return {
    name: reader.matching(principal.name, PRINCIPAL_NAME, `${at}.name`),
    secret: reader.matching(principal.secret, SECRET_NAME, `${at}.secret`),
    acls: reader.list(principal.acls, `${at}.acls`).map((acl, i) => parseAcl(reader, acl, `${at}.acls[${i}]`)),
    ...reader.optional(principal, "quota", (quota) => parseQuota(reader, quota, `${at}.quota`)),
  };
}

function parseQuota(reader: BodyReader, value: unknown, at: string): DesiredQuota {
  const quota = reader.object(value, at);
  const byteRate = (key: "producerByteRate" | "consumerByteRate") =>
    reader.optional(quota, key, (limit) => reader.integer(limit, 1, MAX_BYTE_RATE, `${at}.${key}`));
  return {
    ...byteRate("producerByteRate"),
    ...byteRate("consumerByteRate"),
    // Kafka takes fractions of it, and so does a declaration.
    ...reader.optional(quota, "requestPercentage", (limit) =>
      reader.positive(limit, MAX_PERCENTAGE, `${at}.requestPercentage`),
    ),
  };
}

function parseAcl(reader: BodyReader, value: unknown, at: string): DesiredAcl {
  const acl = reader.object(value, at);
  return {
    resource: reader.choice(acl.resource, ACL_RESOURCES, `${at}.resource`),
    name: reader.matching(acl.name, TOPIC_NAME, `${at}.name`),
    pattern: reader.choice(acl.pattern, ACL_PATTERNS, `${at}.pattern`),
    operations: reader
      .list(acl.operations, `${at}.operations`)
      .map((operation, i) => reader.choice(operation, ACL_OPERATIONS, `${at}.operations[${i}]`)),
  };
}
