import { type KafkaAccess, readKafkaAccess } from "../shared/kafka";
import { LOG_LEVELS, type LogLevel } from "../shared/log";
import type { RegistryAccess } from "../shared/registry-access";
import type { SettingsReader } from "../shared/settings";
import type { HostContract } from "./codecs/payload";
import { readRegistryAccess, withContracts } from "./contract-settings";
import { entriesOf, parseStream, type StreamEntry } from "./stream-entry";
import { readTables, type TableSettings } from "./tables/table-settings";

/** A stream and the topic that carries it. */
export interface StreamTopic {
  readonly stream: string;
  readonly topic: string;
  /** Of a stream to publish to: its own; of one to handle: that which the worker reads with. */
  readonly contract?: HostContract;
  /** Bytes of the largest event, with headers; absent: what brokers take by default. */
  readonly maxEventBytes?: number;
}

/** A stream to handle, and what becomes of an event whose handler fails. */
export interface Subscription extends StreamTopic {
  /** How often a handler that failed is tried again for the same event. */
  readonly retries: number;
  /** Receives what can't be handled. Without one the worker stops there, and the event's partition waits. */
  readonly deadLetterTopic?: string;
}

export const hasDeadLetters = ({ deadLetterTopic }: Subscription): boolean => deadLetterTopic !== undefined;

export const streamsOf = (entries: readonly StreamTopic[]): string[] => entries.map(({ stream }) => stream);

/** The name by which brokers' logs and quotas know the workload. */
export const clientIdOf = ({ workload }: HostSettings): string => workload.replace("/", ".");

/** Settings that workers and services share. */
export interface HostSettings {
  /** "team/workload". */
  readonly workload: string;
  /** The module with the user's handler. */
  readonly handler: string;
  /** Undefined for a service that uses no stream. */
  readonly kafka: KafkaAccess | undefined;
  /** Undefined if the platform has none, or no stream a contract: then events travel as JSON. */
  readonly registry: RegistryAccess | undefined;
  readonly publications: readonly StreamTopic[];
  /** Streams of state that the workload has a copy of. */
  readonly tables: readonly TableSettings[];
  readonly logLevel: LogLevel;
  readonly healthPort: number;
}

export interface WorkerSettings extends HostSettings {
  readonly kafka: KafkaAccess;
  readonly group: string;
  /** What transactional ids begin with. Absent: what a handler publishes and its event's offset are two things. */
  readonly transactionalIdPrefix?: string;
  readonly subscriptions: readonly Subscription[];
}

export interface ServiceSettings extends HostSettings {
  readonly port: number;
  /** Of one request. */
  readonly maxBodyBytes: number;
}

const STREAMS = '[{"stream":"order-placed","topic":"shop.order-placed"}]';
const SUBSCRIPTIONS =
  '[{"stream":"order-placed","topic":"shop.order-placed","retries":5,"deadLetterTopic":"shop.shipping.dead-letters"}]';
const DEFAULT_RETRIES = 5;
/** Eight minutes of waiting for one event, in which the replica handles no other. */
const MAX_RETRIES = 100;
const BODY_RANGE = { min: 1, max: 64 * 1024 * 1024, fallback: 1024 * 1024 };
const PORT_RANGE = { min: 1, max: 65_535 };

export function readWorkerSettings(reader: SettingsReader): WorkerSettings {
  const subscriptions = reader.json("HEADWATER_SUBSCRIPTIONS", SUBSCRIPTIONS, parseSubscriptions);
  if (subscriptions?.length === 0) {
    reader.problems.push("HEADWATER_SUBSCRIPTIONS is an empty list; a worker expects at least one stream.");
  }
  const transactionalIdPrefix = reader.optionalText("HEADWATER_TRANSACTIONAL_ID_PREFIX");
  return {
    ...readHostSettings(reader),
    subscriptions: withContracts(reader, subscriptions ?? []),
    group: reader.text("HEADWATER_GROUP", "a consumer group"),
    ...(transactionalIdPrefix === undefined ? {} : { transactionalIdPrefix }),
    kafka: readKafkaAccess(reader),
  };
}

export function readServiceSettings(reader: SettingsReader): ServiceSettings {
  const host = readHostSettings(reader);
  return {
    ...host,
    port: reader.integer("PORT", { ...PORT_RANGE, fallback: 8080 }),
    maxBodyBytes: reader.integer("HEADWATER_MAX_BODY_BYTES", BODY_RANGE),
    kafka: host.publications.length + host.tables.length > 0 ? readKafkaAccess(reader) : undefined,
  };
}

function readHostSettings(reader: SettingsReader): Omit<HostSettings, "kafka"> {
  const publications = reader.json("HEADWATER_PUBLICATIONS", STREAMS, (value) =>
    entriesOf<StreamEntry>(value).map(parseStream),
  );
  return {
    workload: reader.text("HEADWATER_WORKLOAD", '"team/workload"'),
    handler: reader.text("HEADWATER_HANDLER", "a file", "/opt/headwater/handler/handler.cjs"),
    publications: withContracts(reader, publications ?? []),
    tables: readTables(reader),
    registry: readRegistryAccess(reader),
    logLevel: reader.choice("HEADWATER_LOG_LEVEL", LOG_LEVELS, "info"),
    healthPort: reader.integer("HEALTH_PORT", { ...PORT_RANGE, fallback: 8081 }),
  };
}

type SubscriptionEntry = StreamEntry & Pick<Subscription, "retries" | "deadLetterTopic">;

function parseSubscriptions(value: unknown): SubscriptionEntry[] {
  return entriesOf<SubscriptionEntry>(value).map((entry, index) => {
    const stream = parseStream(entry, index);
    const { retries = DEFAULT_RETRIES, deadLetterTopic } = entry;
    if (!Number.isInteger(retries) || retries < 0 || retries > MAX_RETRIES) {
      throw new Error(`entry ${index} has retries that are no whole number from 0 to ${MAX_RETRIES}`);
    }
    if (deadLetterTopic === undefined) return { ...stream, retries };
    if (typeof deadLetterTopic !== "string" || deadLetterTopic === "" || deadLetterTopic === stream.topic) {
      throw new Error(`entry ${index} has a deadLetterTopic that is not another topic's name`);
    }
    return { ...stream, retries, deadLetterTopic };
  });
}
