import { type KafkaAccess, readKafkaAccess } from "../shared/kafka";
import { LOG_LEVELS, type LogLevel } from "../shared/log";
import type { SettingsReader } from "../shared/settings";

/** A stream and the topic that carries it. */
export interface StreamTopic {
  readonly stream: string;
  readonly topic: string;
}

/** The name by which brokers' logs and quotas know the workload. */
export const clientIdOf = ({ workload }: HostSettings): string => workload.replace("/", ".");

/** Settings that workers and services share. */
export interface HostSettings {
  /** "team/workload". */
  readonly workload: string;
  /** The module with the user's handler. */
  readonly handler: string;
  /** Undefined for a service that publishes nothing. */
  readonly kafka: KafkaAccess | undefined;
  readonly publications: readonly StreamTopic[];
  readonly logLevel: LogLevel;
  readonly healthPort: number;
}

export interface WorkerSettings extends HostSettings {
  readonly kafka: KafkaAccess;
  readonly group: string;
  readonly subscriptions: readonly StreamTopic[];
}

export interface ServiceSettings extends HostSettings {
  readonly port: number;
}

const STREAMS = '[{"stream":"order-placed","topic":"shop.order-placed"}]';
const PORT_RANGE = { min: 1, max: 65_535 };

export function readWorkerSettings(reader: SettingsReader): WorkerSettings {
  const subscriptions = readStreams(reader, "HEADWATER_SUBSCRIPTIONS");
  if (subscriptions?.length === 0) {
    reader.problems.push("HEADWATER_SUBSCRIPTIONS is an empty list; a worker expects at least one stream.");
  }
  return {
    ...readHostSettings(reader),
    subscriptions: subscriptions ?? [],
    group: reader.text("HEADWATER_GROUP", "a consumer group"),
    kafka: readKafkaAccess(reader),
  };
}

export function readServiceSettings(reader: SettingsReader): ServiceSettings {
  const host = readHostSettings(reader);
  return {
    ...host,
    port: reader.integer("PORT", { ...PORT_RANGE, fallback: 8080 }),
    kafka: host.publications.length > 0 ? readKafkaAccess(reader) : undefined,
  };
}

function readHostSettings(reader: SettingsReader): Omit<HostSettings, "kafka"> {
  return {
    workload: reader.text("HEADWATER_WORKLOAD", '"team/workload"'),
    handler: reader.text("HEADWATER_HANDLER", "a file", "/opt/headwater/handler/handler.cjs"),
    publications: readStreams(reader, "HEADWATER_PUBLICATIONS") ?? [],
    logLevel: reader.choice("HEADWATER_LOG_LEVEL", LOG_LEVELS, "info"),
    healthPort: reader.integer("HEALTH_PORT", { ...PORT_RANGE, fallback: 8081 }),
  };
}

function readStreams(reader: SettingsReader, name: string): readonly StreamTopic[] | undefined {
  return reader.json(name, STREAMS, parseStreams);
}

function parseStreams(value: unknown): StreamTopic[] {
  if (!Array.isArray(value)) throw new Error("is not a list");
  return value.map((entry: Partial<StreamTopic> | null, index) => {
    const { stream, topic } = entry ?? {};
    if (typeof stream !== "string" || typeof topic !== "string") throw new Error(`entry ${index} is not a stream`);
    return { stream, topic };
  });
}
