import { randomUUID } from "node:crypto";
import {
  type API,
  addPartitionsToTxnV3,
  type Callback,
  type CallbackWithPromise,
  type Consumer,
  compatibilityPartitioner,
  kGetApi,
  kPerformWithRetry,
  type Message,
} from "@platformatic/kafka";
import { clientOptions, type KafkaAccess } from "../shared/kafka";
import { RetryWatch } from "../shared/kafka-retries";
import type { Logger } from "../shared/log";
import { tolerant } from "../shared/tolerant";
import { byTopic, type Membership } from "./commit-offsets";
import { LeaderProducer } from "./leader-producer";
import { inBatches } from "./message-batches";
import type { OutgoingMessage } from "./producer";
import type { Commit } from "./progress";
import { DEFAULT_MAX_BYTES } from "./record-size";
import { clientIdOf, type WorkerSettings } from "./settings";

/**
 * A transaction takes milliseconds: nothing is sent before its event is handled. One that a killed process left behind
 * holds up readers until the coordinator ends it, as long as the group needs to notice the loss.
 */
const TIMEOUT_MS = 10_000;
/** How often the group's coordinator is told its offsets, with pauses of up to a second: another one may be it by then. */
const COMMIT_RETRIES = 5;
/** The client would ask for the producer 0 otherwise, and be refused. */
const NO_PRODUCER = { producerId: -1n, producerEpoch: -1 };

type Call = (...args: unknown[]) => void;

export interface TransactionsOptions {
  readonly access: KafkaAccess;
  readonly clientId: string;
  /** What their ids begin with. */
  readonly idPrefix: string;
  /** What a topic takes in one batch. */
  maxBytesOf(topic: string): number;
}

/** The transaction was undone; nothing of it can be seen. */
export class Undone extends Error {
  override readonly name = "Undone";
}

/**
 * Sends messages and commits offsets in one transaction: both can be seen, or neither.
 *
 * The id of the transactions is new in each process. What keeps a process that lost its partitions from committing is
 * the group: offsets are committed as a member, of a generation (KIP-447).
 */
export class Transactions {
  private readonly producer: TransactionalProducer;

  constructor(
    private readonly options: TransactionsOptions,
    log: Logger,
  ) {
    const { access, clientId, idPrefix } = options;
    const { onRetry } = new RetryWatch(access, log);
    this.producer = tolerant(
      new TransactionalProducer({
        ...clientOptions(access, clientId, onRetry),
        timeout: TIMEOUT_MS,
        idempotent: true,
        acks: -1,
        partitioner: compatibilityPartitioner,
        transactionalId: `${idPrefix}${randomUUID()}`,
      }),
    );
  }

  /**
   * @throws Undone if nothing of it took place: the same may be tried again if the partition is still ours
   * @throws any other error if it is not known whether it did; only a restart, from the committed offset, is safe then
   */
  async commit(
    messages: readonly OutgoingMessage[],
    offsets: readonly Commit[],
    consumer: Consumer,
    membership: Membership,
  ): Promise<void> {
    const transaction = await this.producer.beginTransaction(NO_PRODUCER);
    try {
      for (const batch of inBatches(messages, this.options.maxBytesOf)) await transaction.send({ messages: batch });
      await transaction.addConsumer(consumer);
      this.producer.offsets = offsets;
      await transaction.addOffset(await asMessage(offsets[0] as Commit, consumer, membership));
    } catch (error) {
      await transaction.abort().catch((failure: unknown) => {
        throw new AggregateError([error, failure], "A transaction failed and could not be undone.");
      });
      throw new Undone("The transaction was undone.", { cause: error });
    }
    await transaction.commit();
  }

  async close(): Promise<void> {
    await this.producer.close(true);
  }
}

/** The client takes an offset to commit as a message. */
async function asMessage({ topic, partition }: Commit, consumer: Consumer, membership: Membership): Promise<Message> {
  const coordinatorId = await consumer.findGroupCoordinator();
  const metadata = { consumer: { groupId: consumer.groupId, ...membership, coordinatorId } };
  return { topic, partition, offset: 0n, metadata } as unknown as Message;
}

/** For a worker that writes in transactions. */
export function transactionsOf(settings: WorkerSettings, log: Logger): Transactions | undefined {
  const { kafka, transactionalIdPrefix, publications } = settings;
  if (transactionalIdPrefix === undefined) return undefined;
  const sizes = new Map(publications.map(({ topic, maxEventBytes = DEFAULT_MAX_BYTES }) => [topic, maxEventBytes]));
  // A dead letter's topic takes one at least.
  const maxBytesOf = (topic: string) => sizes.get(topic) ?? 0;
  const clientId = clientIdOf(settings);
  return new Transactions({ access: kafka, clientId, idPrefix: transactionalIdPrefix, maxBytesOf }, log);
}

/**
 * The client, but:
 *
 * - It adds partitions to a transaction as clients do: later versions of that request are for brokers among themselves
 *   (KIP-890), and need the right to act for the cluster.
 * - It gives up soon on the group's coordinator, which it takes to be the same as when the transaction began. Another
 *   transaction asks who it is.
 * - It commits all offsets at once, with their metadata, in place of one without.
 */
class TransactionalProducer extends LeaderProducer {
  /** What the transaction under way commits. */
  offsets: readonly Commit[] = [];

  override [kGetApi]<Arguments extends unknown[], Answer>(name: string, callback: Callback<API<Arguments, Answer>>) {
    if (name === "AddPartitionsToTxn") {
      callback(null, addPartitionsToTxnV3.api as unknown as API<Arguments, Answer>);
      return;
    }
    super[kGetApi]<Arguments, Answer>(name, (error, api) =>
      callback(error, api && name === "TxnOffsetCommit" ? Object.assign(this.committingAll(api as never), api) : api),
    );
  }

  override [kPerformWithRetry]<Result>(
    operation: string,
    attempt: (callback: Callback<Result>, attempt: number) => void,
    callback: CallbackWithPromise<Result>,
    first?: number,
    errors?: Error[],
    shouldSkipRetry?: (error: Error) => boolean,
    most?: number,
  ) {
    const retries = operation === "commit" ? COMMIT_RETRIES : most;
    return super[kPerformWithRetry](operation, attempt, callback, first, errors, shouldSkipRetry, retries);
  }

  private committingAll(api: Call): never {
    return ((...args) => {
      const done = args.pop();
      api(...args.slice(0, -1), byTopic(this.offsets), done);
    }) satisfies Call as never;
  }
}
