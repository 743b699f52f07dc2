import type { Message } from "@platformatic/kafka";
import type { EventHandler } from "../../constructs/workers/handler-api";
import { aborted, rejectOnAbort } from "../shared/abort";
import { delay } from "../shared/delay";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { Codec } from "./codec";
import { isPassingCommitError } from "./commit-offsets";
import { Committer } from "./committer";
import { GroupConsumer, positionOf } from "./group-consumer";
import type { Position } from "./held-partitions";
import { decodeEvent, eventId } from "./incoming-event";
import type { Publisher } from "./publisher";
import { HANDLER_RETRIES, withRetries } from "./retry-policy";
import type { WorkerSettings } from "./settings";

/** How long an event in hand may take once the process is told to stop. */
const GRACE_MS = 10_000;
/** How long the last commit may take then. */
const FLUSH_MS = 5_000;

interface InHand {
  readonly position: Position;
  readonly abort: AbortController;
}

/**
 * Consumes the subscribed streams: one event at a time, in each partition's order. An event's offset is committed after
 * its handler succeeded, so that every event is handled at least once.
 */
export class Worker {
  private readonly streams: ReadonlyMap<string, string>;
  private readonly group: GroupConsumer;
  private readonly committer: Committer;
  /** Aborted when no further event may be begun. */
  private readonly stopping = new AbortController();
  private failure: unknown;
  private inHand: InHand | undefined;

  constructor(
    settings: WorkerSettings,
    private readonly handler: EventHandler,
    private readonly publisher: Publisher,
    private readonly codec: Codec,
    private readonly log: Logger,
  ) {
    this.streams = new Map(settings.subscriptions.map(({ stream, topic }) => [topic, stream]));
    this.group = new GroupConsumer(settings, log, {
      onAssigned: () => this.dropLost(),
      onFailure: (error) => this.fail(error),
    });
    this.committer = new Committer({
      send: (commits) => this.group.commit(commits),
      mayCommit: (commit) => this.group.held.has(commit),
      isPassing: isPassingCommitError,
      onFailure: (error) => this.fail(error),
    });
  }

  /** What the worker still waits for, or undefined once it is a member of its group. */
  readiness(): string | undefined {
    return this.group.isMember ? undefined : "joining the consumer group";
  }

  /** Begins no further event. `run` resolves once the event in hand is done and committed. */
  stop(): void {
    if (this.stopping.signal.aborted) return;
    this.stopping.abort();
    setTimeout(() => this.inHand?.abort.abort(new Error("The process ends.")), GRACE_MS).unref();
  }

  /** Resolves after `stop`; rejects when an event can't be handled or Kafka can't be reached. */
  async run(): Promise<void> {
    await Promise.race([this.consume(), this.group.hopeless]).catch((error: unknown) => this.fail(error));
    await Promise.race([this.committer.flush(), delay(FLUSH_MS)]);
    await this.group.close();
    if (this.failure !== undefined) throw this.failure;
  }

  private async consume(): Promise<void> {
    const { signal } = this.stopping;
    const stream = await Promise.race([this.group.open([...this.streams.keys()]), aborted(signal)]);
    if (!stream) return;
    signal.addEventListener("abort", () => void stream.close());
    for await (const message of stream) {
      if (signal.aborted) return;
      await this.take(message);
      if (signal.aborted) return;
    }
  }

  private async take(message: Message): Promise<void> {
    const position = positionOf(message);
    if (!this.group.held.wants(position)) return;
    const event = eventId(message);
    const abort = new AbortController();
    const began = performance.now();
    this.inHand = { position, abort };
    try {
      await Promise.race([this.handle(message, abort.signal), rejectOnAbort(abort.signal)]);
      this.group.held.handled(position);
      this.committer.add({ ...position, offset: message.offset + 1n, leaderEpoch: message.leaderEpoch });
      this.log.debug("handled", { event, ms: Math.round(performance.now() - began) });
    } catch (error) {
      if (!abort.signal.aborted && !this.stopping.signal.aborted) throw error;
      this.log.warn("Gave up an event; it will be delivered again", { event, error });
    } finally {
      this.inHand = undefined;
    }
  }

  private async handle(message: Message, signal: AbortSignal): Promise<void> {
    const event = decodeEvent(message, this.streams.get(message.topic) ?? message.topic, this.codec);
    const context = { publish: this.publisher.publish, log: this.log, signal };
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
      );
    }
  }

  private dropLost(): void {
    if (!this.inHand || this.group.held.has(this.inHand.position)) return;
    this.inHand.abort.abort(new Error("The event's partition belongs to another replica now."));
  }

  /** The first failure counts; what fails while the worker is stopping anyway is for the log. */
  private fail(error: unknown): void {
    if (this.stopping.signal.aborted) {
      this.log.debug("Failed while stopping", { error });
      return;
    }
    this.failure = error;
    this.stop();
  }
}
