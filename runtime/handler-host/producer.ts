import { compatibilityPartitioner, type MessageToProduce } from "@platformatic/kafka";
import { clientOptions, type KafkaAccess } from "../shared/kafka";
import { RetryWatch } from "../shared/kafka-retries";
import type { Logger } from "../shared/log";
import { tolerant } from "../shared/tolerant";
import { LeaderProducer } from "./leader-producer";
import { DEFAULT_MAX_BYTES } from "./record-size";
import { type SendOptions, SendQueue } from "./send-queue";
import { clientIdOf, type HostSettings } from "./settings";

/** A message with its bytes as they go to the broker. */
export type OutgoingMessage = MessageToProduce<Buffer, Buffer, Buffer, Buffer>;

/** What messages are sent with. */
export interface Sender {
  connect(): Promise<void>;
  send(message: OutgoingMessage, options?: SendOptions): Promise<void>;
  close(): Promise<void>;
}

/** For a workload that has use for it; undefined for one that has none. */
export const senderOf = (settings: HostSettings, uses: readonly unknown[], log: Logger): Sender | undefined =>
  uses.length > 0 && settings.kafka ? new EventProducer(settings.kafka, clientIdOf(settings), log) : undefined;

/** Writes to topics; what it has sent, every in-sync replica has. Connects when it is first used. */
export class EventProducer implements Sender {
  private readonly producer: LeaderProducer;
  private readonly hopeless: Promise<never>;
  private readonly queue = new SendQueue(async (messages) => void (await this.producer.send({ messages })));

  /** @param clientId the name by which brokers' logs and quotas know us */
  constructor(access: KafkaAccess, clientId: string, log: Logger) {
    const { hopeless, onRetry } = new RetryWatch(access, log);
    this.hopeless = hopeless;
    this.producer = tolerant(
      new LeaderProducer({
        ...clientOptions(access, clientId, onRetry),
        idempotent: true,
        acks: -1,
        // The partitioner of Kafka's own clients, so that a key has one partition whoever publishes it.
        partitioner: compatibilityPartitioner,
      }),
    );
  }

  /**
   * Resolves once the brokers accept this producer.
   * @throws ProgramError if they never will
   */
  async connect(): Promise<void> {
    await Promise.race([this.producer.initIdempotentProducer({}), this.hopeless]);
  }

  /** @throws if the brokers refuse it, or can't be reached within about a minute */
  async send(message: OutgoingMessage, options: SendOptions = { maxBytes: DEFAULT_MAX_BYTES }): Promise<void> {
    await this.queue.add(message, options);
  }

  async close(): Promise<void> {
    await this.producer.close(true);
  }
}
