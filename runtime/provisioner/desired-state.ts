import type { CompatibilityMode } from "../../constructs/model/declarations";

/** What an owner wants to exist. */
export interface DesiredState {
  readonly topics: readonly DesiredTopic[];
  readonly principals: readonly DesiredPrincipal[];
  readonly groups?: readonly DesiredGroup[];
  readonly readers?: readonly DesiredReader[];
  readonly durable?: DesiredDurable;
  readonly tombstones?: DesiredTombstones;
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
  readonly contract?: DesiredContract;
}

/** A schema, and what it is written in. */
export interface DesiredSchema {
  readonly format: SchemaFormat;
  /** As the registry is given it. */
  readonly schema: string;
  /** The message that events are, of those that a Protobuf schema has. */
  readonly message?: string;
}

/** What is in a topic, for the registry. */
export interface DesiredContract extends DesiredSchema {
  /** Of the registry. */
  readonly subject: string;
  readonly compatibility: CompatibilityMode;
}

/** The schema that a workload reads a topic with. */
export interface DesiredReader extends DesiredSchema {
  readonly topic: string;
  /** "team/workload". */
  readonly workload: string;
}

/** A consumer group, and where it begins in topics that it has never read. */
export interface DesiredGroup {
  readonly name: string;
  readonly topics: readonly { readonly topic: string; readonly from: GroupStart }[];
}

/** The version of a durable function that is to take new calls. */
export interface DesiredDurable {
  /** "team.workload". */
  readonly service: string;
  /** Of its objects. */
  readonly version: string;
  /** ConfigMap with the runtime that hosts it. */
  readonly runtimeConfigMap: string;
}

/** What is to be deleted with all that is in it. */
export interface DesiredTombstones {
  readonly topics: readonly string[];
  readonly groups: readonly string[];
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

export const SCHEMA_FORMATS = ["avro", "json", "protobuf"] as const;
export type SchemaFormat = (typeof SCHEMA_FORMATS)[number];

export const GROUP_STARTS = ["earliest", "latest"] as const;
export type GroupStart = (typeof GROUP_STARTS)[number];

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
