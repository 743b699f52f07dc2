import { compatibilityPartitioner, Producer } from "@platformatic/kafka";
import { clientOptions, type KafkaAccess } from "../shared/kafka";
import type { OutgoingEvent } from "../../constructs/workers/handler-api";
import type { Codec } from "./codec";
import type { StreamTopic } from "./settings";

/** Publishes to the streams that the workload declares, and to no other. */
export class Publisher {
  private readonly producer: Producer;
  private readonly topics: ReadonlyMap<string, string>;

  constructor(
    access: KafkaAccess,
    clientId: string,
    publications: readonly StreamTopic[],
    private readonly codec: Codec,
  ) {
    this.topics = new Map(publications.map(({ stream, topic }) => [stream, topic]));
    this.producer = new Producer({
      ...clientOptions(access, clientId),
      idempotent: true,
      acks: -1,
      // The partitioner of Kafka's own clients, so that a key has one partition whoever publishes it.
      partitioner: compatibilityPartitioner,
    });
  }

  /** Resolves once the brokers accept this producer. At once if the workload publishes nothing. */
  async connect(): Promise<void> {
    if (this.topics.size > 0) await this.producer.initIdempotentProducer({});
  }

  async publish(stream: string, event: OutgoingEvent): Promise<void> {
    const topic = this.topics.get(stream);
    if (topic === undefined) throw new Error(this.undeclared(stream));
    await this.producer.send({ messages: [{ topic, ...this.encode(stream, event) }] });
  }

  close(): Promise<void> {
    return this.producer.close(true);
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
