import { Consumer, type Message, MessagesStreamFallbackModes, MessagesStreamModes } from "@platformatic/kafka";
import { rejectOnAbort } from "../shared/abort";
import { clientOptions } from "../shared/kafka";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { EventHandler } from "../../constructs/workers/handler-api";
import type { Codec } from "./codec";
import { Committer } from "./committer";
import { HeldPartitions, type Position } from "./held-partitions";
import { decodeEvent, eventId } from "./incoming-event";
import type { Publisher } from "./publisher";
import { HANDLER_RETRIES, withRetries } from "./retry-policy";
import type { WorkerSettings } from "./settings";

/** How long an event in hand may take once the process is told to stop. */
const GRACE_MS = 10_000;

interface InHand {
  readonly position: Position;
  readonly abort: AbortController;
}

/**
 * Consumes the subscribed streams as a member of the workload's group: one event at a time, in each partition's order.
 * An event's offset is committed after its handler succeeded, so that every event is handled at least once.
 */
export class Worker {
  private readonly consumer: Consumer;
  private readonly streams: ReadonlyMap<string, string>;
  private readonly held = new HeldPartitions();
  private readonly committer: Committer;
  /** Aborted when no further event may be begun. */
  private readonly stopping = new AbortController();
  private failure: unknown;
  private inHand: InHand | undefined;
  private joined = false;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly handler: EventHandler,
    private readonly publisher: Publisher,
    private readonly codec: Codec,
    private readonly log: Logger,
  ) {
    this.streams = new Map(settings.subscriptions.map(({ stream, topic }) => [topic, stream]));
    this.consumer = this.createConsumer();
    this.committer = new Committer(
      (offsets) => this.consumer.commit({ offsets: [...offsets] }),
      (commit) => this.held.has(commit),
      (error) => this.fail(error),
    );
  }

  /** What the worker still waits for, or undefined once it is a member of its group. */
  readiness(): string | undefined {
    return this.joined ? undefined : "joining the consumer group";
  }

  /** Begins no further event. `run` resolves once the event in hand is done and committed. */
  stop(): void {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    setTimeout(() => this.inHand?.abort.abort(new Error("The process ends.")), GRACE_MS).unref();
  }

  /** Resolves after `stop`; rejects when an event can't be handled or Kafka can't be reached. */
  async run(): Promise<void> {
    try {
      await this.consume();
    } catch (error) {
      this.fail(error);
    }
    await this.committer.flush();
    await this.consumer.close(true).catch((error) => this.log.warn("Leaving the group failed", { error }));
    if (this.failure !== undefined) throw this.failure;
  }

  private async consume(): Promise<void> {
    const stream = await this.consumer.consume({
      topics: [...this.streams.keys()],
      mode: MessagesStreamModes.COMMITTED,
      fallbackMode: MessagesStreamFallbackModes.EARLIEST,
      autocommit: false,
      // Bounds how long a rebalance waits for a fetch under way.
      maxWaitTime: 500,
      maxBytes: 8 * 1024 * 1024,
      maxBytesPerPartition: 1024 * 1024,
      highWaterMark: 256,
    });
    this.stopping.signal.addEventListener("abort", () => void stream.close());
    if (this.stopping.signal.aborted) return;
    for await (const message of stream) {
      if (this.stopping.signal.aborted) return;
      await this.take(message);
      if (this.stopping.signal.aborted) return;
    }
  }

  private async take(message: Message): Promise<void> {
    const position = positionOf(message);
    if (!this.held.wants(position)) return;
    const abort = new AbortController();
    this.inHand = { position, abort };
    try {
      const began = performance.now();
      await Promise.race([this.handle(message, abort.signal), rejectOnAbort(abort.signal)]);
      this.held.handled(position);
      this.committer.add({ ...position, offset: message.offset + 1n, leaderEpoch: message.leaderEpoch });
      this.log.debug("handled", { event: eventId(message), ms: Math.round(performance.now() - began) });
    } catch (error) {
      if (abort.signal.aborted)
        this.log.warn("Gave up an event; it will be delivered again", { event: eventId(message) });
      else if (this.stopping.signal.aborted)
        this.log.warn("Stopped before a retry", { event: eventId(message), error });
      else throw error;
    } finally {
      this.inHand = undefined;
    }
  }

  private async handle(message: Message, signal: AbortSignal): Promise<void> {
    const event = decodeEvent(message, this.streams.get(message.topic) ?? message.topic, this.codec);
    const context = { publish: this.publisher.publish.bind(this.publisher), log: this.log, signal };
    const giveUp = AbortSignal.any([signal, this.stopping.signal]);
    try {
      await withRetries(
        HANDLER_RETRIES,
        giveUp,
        async () => this.handler(event, context),
        (error, attempt, waitMs) => this.log.warn("The handler failed", { event: event.id, attempt, waitMs, error }),
      );
    } catch (error) {
      if (giveUp.aborted) throw error;
      throw new ProgramError(
        `The handler failed ${HANDLER_RETRIES.attempts} times for event ${event.id}: ${describeError(error)}. The event stays uncommitted, and the worker stops here.`,
        { cause: error },
      );
    }
  }

  private createConsumer(): Consumer {
    const consumer = new Consumer({
      ...clientOptions(this.settings.kafka, this.settings.workload.replace("/", ".")),
      groupId: this.settings.group,
      autocommit: false,
      // A lost replica is noticed after the session's 10 s, a new one within a heartbeat.
      sessionTimeout: 10_000,
      rebalanceTimeout: 10_000,
      heartbeatInterval: 1_000,
    });
    consumer.on("consumer:group:join", ({ generationId, assignments }) =>
      this.onJoined(generationId ?? 0, assignments ?? []),
    );
    consumer.on("error", (error: Error) => this.fail(error));
    consumer.on("consumer:heartbeat:stalled", ({ lastError }) =>
      this.fail(new ProgramError("The group's coordinator does not answer.", { cause: lastError })),
    );
    return consumer;
  }

  private onJoined(generation: number, assignments: readonly { topic: string; partitions: number[] }[]): void {
    const partitions = assignments.flatMap(({ topic, partitions }) =>
      partitions.map((partition) => ({ topic, partition })),
    );
    this.held.assign(partitions, generation);
    if (this.inHand && !this.held.has(this.inHand.position)) {
      this.inHand.abort.abort(new Error("The event's partition belongs to another replica now."));
    }
    this.joined = true;
    this.log.info("joined", {
      group: this.settings.group,
      generation,
      partitions: partitions.length,
      ms: Math.round(performance.now()),
    });
  }

  private fail(error: unknown): void {
    this.failure ??= error;
    this.stop();
  }
}

function positionOf(message: Message): Position {
  const { generationId } = message.metadata.consumer as { generationId: number };
  return { topic: message.topic, partition: message.partition, offset: message.offset, generation: generationId };
}
