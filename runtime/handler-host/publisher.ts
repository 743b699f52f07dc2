import type { OutgoingEvent } from "../../constructs/workers/handler-api";
import type { Logger } from "../shared/log";
import type { Codec } from "./codec";
import { EventProducer } from "./producer";
import type { PublicationMetrics } from "./publication-metrics";
import { clientIdOf, type HostSettings } from "./settings";

/** Publishes to the streams that the workload declares, and to no other. */
export class Publisher {
  /** None if nothing is published. */
  private readonly producer: EventProducer | undefined;
  private readonly topics: ReadonlyMap<string, string>;

  constructor(
    settings: HostSettings,
    private readonly codec: Codec,
    private readonly metrics: PublicationMetrics,
    log: Logger,
  ) {
    this.topics = new Map(settings.publications.map(({ stream, topic }) => [stream, topic]));
    if (this.topics.size > 0 && settings.kafka) {
      this.producer = new EventProducer(settings.kafka, clientIdOf(settings), log);
    }
  }

  /**
   * Resolves once the brokers accept this producer; at once if the workload publishes nothing.
   * @throws ProgramError if they never will
   */
  async connect(): Promise<void> {
    await this.producer?.connect();
  }

  /** A property, so that handlers may take it apart from its context. */
  readonly publish = async (stream: string, event: OutgoingEvent): Promise<void> => {
    const topic = this.topics.get(stream);
    if (topic === undefined || !this.producer) throw new Error(this.undeclared(stream));
    await this.producer.send({ topic, ...this.encode(stream, event) });
    this.metrics.published(stream);
  };

  async close(): Promise<void> {
    await this.producer?.close();
  }

  private encode(stream: string, { key, value, headers }: OutgoingEvent) {
    const entries = Object.entries(headers ?? {}).map(
      ([name, text]) => [Buffer.from(name), Buffer.from(text)] as const,
    );
    return {
      ...(key === undefined ? {} : { key: Buffer.from(key) }),
      ...(value === null ? {} : { value: this.codec.encode(value, stream) }),
      headers: new Map(entries),
    };
  }

  private undeclared(stream: string): string {
    const declared = [...this.topics.keys()].map((name) => `"${name}"`).join(", ") || "none";
    return `The stream "${stream}" is not declared as published by this workload (declared: ${declared}). Declare it with publishes().`;
  }
}
