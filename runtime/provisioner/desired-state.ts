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
  /** Kafka's topic configs; what is not listed has the cluster's default. */
  readonly config: Readonly<Record<string, string>>;
}

export interface DesiredPrincipal {
  readonly name: string;
  /** Secret, in the owner's namespace, that receives the credentials. */
  readonly secret: string;
  readonly acls: readonly DesiredAcl[];
}

export interface DesiredAcl {
  readonly resource: AclResource;
  readonly name: string;
  readonly pattern: AclPattern;
  readonly operations: readonly AclOperation[];
}

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

/**
 * Reads a request's body.
 * @throws Refusal HW-PROVISION-002 that lists everything that is not as it should be
 */
export function parseDesiredState(body: unknown): DesiredState {
  const reader = new Reader();
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

function parseTopic(reader: Reader, value: unknown, at: string): DesiredTopic {
  const topic = reader.object(value, at);
  const replicationFactor = topic.replicationFactor;
  return {
    name: reader.matching(topic.name, TOPIC_NAME, `${at}.name`),
    partitions: reader.integer(topic.partitions, 1, MAX_PARTITIONS, `${at}.partitions`),
    ...(replicationFactor === undefined
      ? {}
      : { replicationFactor: reader.integer(replicationFactor, 1, 100, `${at}.replicationFactor`) }),
    config: reader.texts(topic.config === undefined ? {} : topic.config, `${at}.config`),
  };
}

function parsePrincipal(reader: Reader, value: unknown, at: string): DesiredPrincipal {
  const principal = reader.object(value, at);
  return {
    name: reader.matching(principal.name, PRINCIPAL_NAME, `${at}.name`),
    secret: reader.matching(principal.secret, SECRET_NAME, `${at}.secret`),
    acls: reader.list(principal.acls, `${at}.acls`).map((acl, i) => parseAcl(reader, acl, `${at}.acls[${i}]`)),
  };
}

function parseAcl(reader: Reader, value: unknown, at: string): DesiredAcl {
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

/** Notes what is wrong and goes on with a stand-in, so that all problems are found. */
class Reader {
  readonly problems: string[] = [];

  object(value: unknown, at: string): Readonly<Record<string, unknown>> {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
    this.problems.push(`${at} is ${show(value)}; expected an object`);
    return {};
  }

  list(value: unknown, at: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    this.problems.push(`${at} is ${show(value)}; expected a list`);
    return [];
  }

  matching(value: unknown, pattern: RegExp, at: string): string {
    if (typeof value === "string" && pattern.test(value)) return value;
    this.problems.push(`${at} is ${show(value)}; expected a text like ${pattern.source}`);
    return "";
  }

  integer(value: unknown, min: number, max: number, at: string): number {
    if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= max) return value;
    this.problems.push(`${at} is ${show(value)}; expected a whole number from ${min} to ${max}`);
    return min;
  }

  choice<T extends string>(value: unknown, choices: readonly T[], at: string): T {
    const choice = choices.find((candidate) => candidate === value);
    if (choice !== undefined) return choice;
    this.problems.push(`${at} is ${show(value)}; expected one of ${choices.join(", ")}`);
    return choices[0] as T;
  }

  texts(value: unknown, at: string): Record<string, string> {
    const entries = Object.entries(this.object(value, at));
    for (const [key, text] of entries) {
      if (typeof text !== "string") this.problems.push(`${at}["${key}"] is ${show(text)}; expected a text`);
    }
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
  }

  unique(names: readonly string[], at: string): void {
    const twice = new Set(names.filter((name, i) => name !== "" && names.indexOf(name) !== i));
    for (const name of twice) this.problems.push(`${at} names "${name}" twice`);
  }
}

function show(value: unknown): string {
  const text = value === undefined ? "missing" : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
