import { COMPATIBILITY_MODES } from "../../constructs/model/declarations";
import { BodyReader } from "./body-reader";
import {
  ACL_OPERATIONS,
  ACL_PATTERNS,
  ACL_RESOURCES,
  AUDIENCES,
  type DesiredAcl,
  type DesiredContract,
  type DesiredDurable,
  type DesiredGroup,
  type DesiredPrincipal,
  type DesiredQuota,
  type DesiredReader,
  type DesiredSchema,
  type DesiredState,
  type DesiredTombstones,
  type DesiredTopic,
  GROUP_STARTS,
  SCHEMA_FORMATS,
} from "./desired-state";
import { Refusal } from "./outcome";

/** Kafka's rule for names of topics. */
const TOPIC_NAME = /^[a-zA-Z0-9._-]{1,249}$/;
/** Kafka's user names may hold more, but not all of it survives ACL strings and properties files. */
const PRINCIPAL_NAME = /^[a-zA-Z0-9._-]{1,200}$/;
/** Kubernetes' rule for names of objects. */
const SECRET_NAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
const WORKLOAD = /^[a-z0-9-]{1,63}\/[a-z0-9-]{1,63}$/;
/** Kubernetes' rule for names of Services. */
const VERSION = /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** A topic's name, a record's name, or both. */
const SUBJECT = /^\S{1,500}$/;
const MESSAGE = /^[A-Za-z_][A-Za-z0-9_.]{0,499}$/;
const MAX_PARTITIONS = 10_000;
const MAX_BYTE_RATE = 1e12;
const MAX_PERCENTAGE = 1e6;
/** Characters of a schema: more than a registry's events can be meant to have. */
const MAX_SCHEMA = 512 * 1024;

/**
 * Reads a request's body.
 * @throws Refusal HW-PROVISION-002 that lists everything that is not as it should be
 */
export function parseDesiredState(body: unknown): DesiredState {
  const reader = new BodyReader();
  const root = reader.object(body, "the desired state");
  const state: DesiredState = {
    topics: reader.listOf(root.topics, "topics", parseTopic),
    principals: reader.listOf(root.principals, "principals", parsePrincipal),
    ...reader.optional(root, "groups", (groups) => reader.listOf(groups, "groups", parseGroup)),
    ...reader.optional(root, "readers", (readers) => reader.listOf(readers, "readers", parseReader)),
    ...reader.optional(root, "durable", (durable) => parseDurable(reader, durable, "durable")),
    ...reader.optional(root, "tombstones", (tombstones) => parseTombstones(reader, tombstones, "tombstones")),
  };
  checkUnique(reader, state);
  checkReads(reader, state);
  checkTombstones(reader, state);
  if (reader.problems.length > 0) {
    throw new Refusal(400, "HW-PROVISION-002", "The desired state is not understood.", reader.problems);
  }
  return state;
}

function checkUnique(reader: BodyReader, { topics, principals, groups = [], readers = [] }: DesiredState): void {
  const names = (named: readonly { readonly name: string }[]) => named.map(({ name }) => name);
  reader.unique(names(topics), "topics");
  reader.unique(names(principals), "principals");
  reader.unique(
    principals.map(({ secret }) => secret),
    "secrets",
  );
  reader.unique(names(groups), "groups");
  reader.unique(
    readers.map(({ topic, workload }) => `${topic} of ${workload}`),
    "readers",
  );
}

/** What is wanted and unwanted at once. */
function checkTombstones(reader: BodyReader, { topics, groups = [], tombstones }: DesiredState): void {
  const wanted = new Set([...topics, ...groups].map(({ name }) => name));
  for (const name of [...(tombstones?.topics ?? []), ...(tombstones?.groups ?? [])]) {
    if (wanted.has(name)) reader.problems.push(`"${name}" is declared, and to be deleted`);
  }
}

/** Who reads a topic must hold the right to: what other teams allow is asked for by grants. */
function checkReads(reader: BodyReader, { principals, groups = [], readers = [] }: DesiredState): void {
  const granted = new Set(
    principals.flatMap(({ acls }) =>
      acls
        .filter(({ resource, pattern, operations }) => {
          return resource === "topic" && pattern === "literal" && operations.includes("READ");
        })
        .map(({ name }) => name),
    ),
  );
  const read = [
    ...readers.map(({ topic }) => topic),
    ...groups.flatMap(({ topics }) => topics.map((one) => one.topic)),
  ];
  for (const topic of new Set(read)) {
    if (!granted.has(topic)) reader.problems.push(`topic "${topic}" is read, but no principal is granted READ on it`);
  }
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
    ...reader.optional(topic, "contract", (value) => parseContract(reader, value, `${at}.contract`)),
  };
}

function parseContract(reader: BodyReader, value: unknown, at: string): DesiredContract {
  const contract = reader.object(value, at);
  return {
    subject: reader.matching(contract.subject, SUBJECT, `${at}.subject`),
    ...parseSchema(reader, contract, at),
    compatibility: reader.choice(contract.compatibility, COMPATIBILITY_MODES, `${at}.compatibility`),
  };
}

function parseSchema(reader: BodyReader, object: Readonly<Record<string, unknown>>, at: string): DesiredSchema {
  return {
    format: reader.choice(object.format, SCHEMA_FORMATS, `${at}.format`),
    schema: reader.text(object.schema, MAX_SCHEMA, `${at}.schema`),
    ...reader.optional(object, "message", (value) => reader.matching(value, MESSAGE, `${at}.message`)),
  };
}

function parseReader(reader: BodyReader, value: unknown, at: string): DesiredReader {
  const object = reader.object(value, at);
  return {
    topic: reader.matching(object.topic, TOPIC_NAME, `${at}.topic`),
    workload: reader.matching(object.workload, WORKLOAD, `${at}.workload`),
    ...parseSchema(reader, object, at),
  };
}

function parseGroup(reader: BodyReader, value: unknown, at: string): DesiredGroup {
  const group = reader.object(value, at);
  return {
    name: reader.matching(group.name, TOPIC_NAME, `${at}.name`),
    topics: reader.listOf(group.topics, `${at}.topics`, (_, value, at) => {
      const { topic, from } = reader.object(value, at);
      return {
        topic: reader.matching(topic, TOPIC_NAME, `${at}.topic`),
        from: reader.choice(from, GROUP_STARTS, `${at}.from`),
      };
    }),
  };
}

function parseDurable(reader: BodyReader, value: unknown, at: string): DesiredDurable {
  const durable = reader.object(value, at);
  return {
    service: reader.matching(durable.service, PRINCIPAL_NAME, `${at}.service`),
    version: reader.matching(durable.version, VERSION, `${at}.version`),
    runtimeConfigMap: reader.matching(durable.runtimeConfigMap, SECRET_NAME, `${at}.runtimeConfigMap`),
  };
}

function parseTombstones(reader: BodyReader, value: unknown, at: string): DesiredTombstones {
  const { topics, groups } = reader.object(value, at);
  const names = (value: unknown, at: string) =>
    reader.listOf(value, at, (_, name, at) => reader.matching(name, TOPIC_NAME, at));
  return { topics: names(topics, `${at}.topics`), groups: names(groups, `${at}.groups`) };
}

function parsePrincipal(reader: BodyReader, value: unknown, at: string): DesiredPrincipal {
  const principal = reader.object(value, at);
  return {
    name: reader.matching(principal.name, PRINCIPAL_NAME, `${at}.name`),
    secret: reader.matching(principal.secret, SECRET_NAME, `${at}.secret`),
    acls: reader.listOf(principal.acls, `${at}.acls`, parseAcl),
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
    operations: reader.listOf(acl.operations, `${at}.operations`, (_, operation, at) =>
      reader.choice(operation, ACL_OPERATIONS, at),
    ),
  };
}
