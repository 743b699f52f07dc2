import type { Message } from "@platformatic/kafka";
import type { EventHandler, HandlerContext, StreamEvent } from "../../constructs/workers/handler-api";
import type { Clock } from "../shared/clock";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { Decoder } from "./codecs/codec";
import type { Codecs } from "./codecs/codecs";
import type { ConsumptionMetrics } from "./consumption-metrics";
import { deadLetterOf, type HandlingFailure, isForOthers } from "./dead-letter";
import { decodeEvent, eventId } from "./incoming-event";
import { Outbox } from "./outbox";
import type { OutgoingMessage, Sender } from "./producer";
import type { Publisher } from "./publisher";
import { retryPolicy, withRetries } from "./retry-policy";
import type { Subscription, WorkerSettings } from "./settings";
import { untilReachable } from "./until-reachable";

export interface EventProcessorOptions {
  readonly settings: WorkerSettings;
  readonly handler: EventHandler;
  readonly publisher: Publisher;
  readonly codecs: Codecs;
  readonly table: HandlerContext["table"];
  /** Undefined if no subscription has a dead-letter topic. Closed with the processor. */
  readonly deadLetters: Sender | undefined;
  readonly metrics: ConsumptionMetrics;
  readonly log: Logger;
  readonly clock: Clock;
}

interface Failure extends HandlingFailure {
  /** A sentence without its full stop. */
  readonly summary: string;
}

/** Sends messages and commits the event's offset, both or neither. */
export type CommitTogether = (messages: readonly OutgoingMessage[]) => Promise<void>;

interface Subscribed extends Subscription {
  readonly decoder: Decoder;
}

/** Brings one event to its end: handled, or published to its subscription's dead-letter topic. */
export class EventProcessor {
  private readonly subscriptions: ReadonlyMap<string, Subscribed>;

  constructor(private readonly options: EventProcessorOptions) {
    const { settings, codecs } = options;
    this.subscriptions = new Map(
      settings.subscriptions.map((each) => [each.topic, { ...each, decoder: codecs.decoder(each) }]),
    );
  }

  /**
   * Resolves once the event is handled or a dead letter: then its offset may be committed.
   * @param signal aborts when the event's result is no longer waited for
   * @param stopping aborts when no further try may be begun
   * @param commit given if the offset is committed together with what is published; then that is done when this resolves
   * @throws if the event is neither: it is to be delivered again
   */
  async process(
    message: Message,
    signal: AbortSignal,
    stopping: AbortSignal,
    commit: CommitTogether | undefined,
  ): Promise<void> {
    const subscription = this.subscriptions.get(message.topic);
    if (!subscription) throw new Error(`An event of topic "${message.topic}", which is not subscribed to.`);
    const { settings, metrics, publisher, log } = this.options;
    if (isForOthers(message, settings.group)) return await commit?.([]);
    const giveUp = AbortSignal.any([signal, stopping]);
    await publisher.prepare(giveUp);
    const began = performance.now();
    const outbox = commit && new Outbox(publisher);
    const failure = await this.attempt(subscription, message, outbox, signal, giveUp);
    signal.throwIfAborted();
    if (failure) return await this.bury(subscription, message, failure, commit);
    await commit?.(outbox?.messages ?? []);
    outbox?.committed();
    const durationMs = performance.now() - began;
    metrics.handled(subscription.stream, durationMs, Number(message.timestamp));
    log.debug("handled", { event: eventId(message), ms: Math.round(durationMs) });
  }

  async close(): Promise<void> {
    await this.options.deadLetters?.close();
  }

  private async attempt(
    subscription: Subscribed,
    message: Message,
    outbox: Outbox | undefined,
    signal: AbortSignal,
    giveUp: AbortSignal,
  ): Promise<Failure | undefined> {
    const { stream, retries } = subscription;
    const { handler, metrics, publisher, table, log, clock } = this.options;
    const event = await this.decode(subscription, message, giveUp);
    if ("error" in event) return event;
    const context: HandlerContext = { publish: (outbox ?? publisher).publish, table, log, signal };
    const handle = async () => {
      try {
        outbox?.clear();
        await handler(event, context);
      } catch (error) {
        if (!signal.aborted) metrics.failed(stream);
        throw error;
      }
    };
    try {
      await withRetries(retryPolicy(retries), clock, giveUp, handle, (error, attempt, waitMs) =>
        log.warn("The handler failed", { event: event.id, attempt, waitMs, error }),
      );
      return undefined;
    } catch (error) {
      if (giveUp.aborted) throw error;
      const attempts = retries + 1;
      const times = attempts === 1 ? "once" : `${attempts} times`;
      return { error, attempts, summary: `The handler failed ${times} for event ${event.id}: ${describeError(error)}` };
    }
  }

  /** A schema registry that does not answer is waited for: that is no failure of the event. */
  private async decode(
    { stream, decoder }: Subscribed,
    message: Message,
    giveUp: AbortSignal,
  ): Promise<StreamEvent | Failure> {
    const { metrics, log } = this.options;
    try {
      return await untilReachable(() => decodeEvent(message, stream, decoder), giveUp, log);
    } catch (error) {
      if (giveUp.aborted || error instanceof ProgramError) throw error;
      metrics.failed(stream);
      return { error, attempts: 0, summary: describeError(error) };
    }
  }

  /** @throws ProgramError if there is no dead-letter topic, or it does not take the event */
  private async bury(
    { stream, deadLetterTopic }: Subscription,
    message: Message,
    failure: Failure,
    commit: CommitTogether | undefined,
  ): Promise<void> {
    const { settings, deadLetters, metrics, log, clock } = this.options;
    const consequence = "The event stays uncommitted, and the worker stops here.";
    if (deadLetterTopic === undefined || !deadLetters) {
      throw new ProgramError(`${failure.summary}. ${consequence}`);
    }
    const letter = deadLetterOf(message, deadLetterTopic, failure, settings.group, clock.now());
    if (commit) await commit([letter]);
    else {
      await deadLetters.send(letter).catch((error: unknown) => {
        const reason = describeError(error);
        throw new ProgramError(
          `${failure.summary}; and the dead-letter topic ${deadLetterTopic} does not take it: ${reason}. ${consequence}`,
        );
      });
    }
    metrics.deadLettered(stream);
    log.error("Published an event as a dead letter", {
      event: eventId(message),
      deadLetterTopic,
      attempts: failure.attempts,
      reason: failure.summary,
    });
  }
}
