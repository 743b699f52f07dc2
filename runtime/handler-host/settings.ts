import { DEFAULT_HANDLER_TIMEOUT_MS } from "../../constructs/model/workload-declarations";
import { type KafkaAccess, readKafkaAccess } from "../shared/kafka";
import { LOG_LEVELS, type LogLevel } from "../shared/log";
import type { RegistryAccess } from "../shared/registry-access";
import type { SettingsReader } from "../shared/settings";
import { readTracingSettings, type TracingSettings } from "../shared/tracing-settings";
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
  /** How long one try may take. */
  readonly timeoutMs: number;
  /** The handler gets arrays: so many events at most, once the first of them has waited so long. */
  readonly batch?: BatchSize;
  /** Receives what failed and is to be tried again, and is handled like the stream. Absent: the event's key waits for it. */
  readonly retryTopic?: string;
  /** Receives what can't be handled. Without one the worker stops there, and the event's partition waits. */
  readonly deadLetterTopic?: string;
}

export interface BatchSize {
  readonly size: number;
  readonly waitMs: number;
}

export const hasDeadLetters = ({ deadLetterTopic }: Subscription): boolean => deadLetterTopic !== undefined;

/** What a worker reads: its streams, and what comes back to it. */
export const topicsOf = (subscriptions: readonly Subscription[]): string[] => [
  ...new Set(subscriptions.flatMap(({ topic, retryTopic }) => [topic, retryTopic ?? topic])),
];

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
  /** Undefined: nobody wants spans. */
  readonly tracing: TracingSettings | undefined;
  readonly logLevel: LogLevel;
  /** 0: any that is free. */
  readonly healthPort: number;
}

/** A process that ends by itself, as the pod of a Job. */
export interface JobSettings {
  /** It ends when it had nothing to do for so long. */
  readonly exitWhenIdleMs: number;
  /** It begins no event after so long. */
  readonly exitAfterMs: number;
}

export interface WorkerSettings extends HostSettings {
  readonly kafka: KafkaAccess;
  /** Absent: it runs until it is stopped. */
  readonly job?: JobSettings;
  /** How long events in hand may take once the process is told to stop. */
  readonly graceMs: number;
  readonly group: string;
  /** How many events, or batches, are handled at once. With 1 each partition's are handled in order, keys or not. */
  readonly concurrency: number;
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
const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_TIMEOUT_MS = DAY_MS;
/** Below what is kept in memory at most. */
const MAX_BATCH_SIZE = 500;
const MAX_BATCH_WAIT_MS = 60_000;
const DEFAULT_CONCURRENCY = 16;
const DEFAULT_GRACE_MS = 10_000;
const JOB_RANGE = { min: 1, max: Number.MAX_SAFE_INTEGER };
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
    concurrency: reader.integer("HEADWATER_CONCURRENCY", { min: 1, max: 1_000, fallback: DEFAULT_CONCURRENCY }),
    ...(transactionalIdPrefix === undefined ? {} : { transactionalIdPrefix }),
    ...readJobSettings(reader),
    graceMs: reader.integer("HEADWATER_GRACE_MS", { min: 0, max: DAY_MS, fallback: DEFAULT_GRACE_MS }),
    kafka: readKafkaAccess(reader),
  };
}

function readJobSettings(reader: SettingsReader): { readonly job?: JobSettings } {
  const exitWhenIdleMs = reader.integer("HEADWATER_EXIT_WHEN_IDLE_MS", { ...JOB_RANGE, fallback: 0 });
  const exitAfterMs = reader.integer("HEADWATER_EXIT_AFTER_MS", { ...JOB_RANGE, fallback: JOB_RANGE.max });
  return exitWhenIdleMs === 0 ? {} : { job: { exitWhenIdleMs, exitAfterMs } };
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

export function readHostSettings(reader: SettingsReader): Omit<HostSettings, "kafka"> {
  const publications = reader.json("HEADWATER_PUBLICATIONS", STREAMS, (value) =>
    entriesOf<StreamEntry>(value).map(parseStream),
  );
  return {
    workload: reader.text("HEADWATER_WORKLOAD", '"team/workload"'),
    handler: reader.text("HEADWATER_HANDLER", "a file", "/opt/headwater/handler/handler.cjs"),
    publications: withContracts(reader, publications ?? []),
    tables: readTables(reader),
    registry: readRegistryAccess(reader),
    tracing: readTracingSettings(reader),
    logLevel: reader.choice("HEADWATER_LOG_LEVEL", LOG_LEVELS, "info"),
    healthPort: reader.integer("HEALTH_PORT", { ...PORT_RANGE, min: 0, fallback: 8081 }),
  };
}

type SubscriptionEntry = StreamEntry & Omit<Subscription, keyof StreamTopic>;

function parseSubscriptions(value: unknown): SubscriptionEntry[] {
  return entriesOf<SubscriptionEntry>(value).map((entry, index) => {
    const stream = parseStream(entry, index);
    const {
      retries = DEFAULT_RETRIES,
      timeoutMs = DEFAULT_HANDLER_TIMEOUT_MS,
      batch,
      retryTopic,
      deadLetterTopic,
    } = entry;
    const checkWhole = (name: string, number: unknown, most: number, least: number) => {
      if (Number.isInteger(number) && Number(number) >= least && Number(number) <= most) return;
      throw new Error(`entry ${index} has ${name} that are no whole number from ${least} to ${most}`);
    };
    checkWhole("retries", retries, MAX_RETRIES, 0);
    checkWhole("timeoutMs", timeoutMs, MAX_TIMEOUT_MS, 1);
    if (batch !== undefined) {
      checkWhole("batch.size", batch?.size, MAX_BATCH_SIZE, 1);
      checkWhole("batch.waitMs", batch?.waitMs, MAX_BATCH_WAIT_MS, 0);
    }
    for (const [name, topic] of Object.entries({ retryTopic, deadLetterTopic })) {
      if (topic === undefined || (typeof topic === "string" && topic !== "" && topic !== stream.topic)) continue;
      throw new Error(`entry ${index} has a ${name} that is not another topic's name`);
    }
    return {
      ...stream,
      retries,
      timeoutMs,
      ...(batch === undefined ? {} : { batch }),
      ...(retryTopic === undefined ? {} : { retryTopic }),
      ...(deadLetterTopic === undefined ? {} : { deadLetterTopic }),
    };
  });
}
