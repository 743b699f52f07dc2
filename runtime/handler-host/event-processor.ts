import type { Message } from "@platformatic/kafka";
import type { EventHandler, StreamEvent } from "../../constructs/workers/handler-api";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { Codec } from "./codec";
import type { ConsumptionMetrics } from "./consumption-metrics";
import { deadLetterOf, type HandlingFailure } from "./dead-letter";
import { decodeEvent, eventId } from "./incoming-event";
import { EventProducer } from "./producer";
import type { Publisher } from "./publisher";
import { retryPolicy, withRetries } from "./retry-policy";
import { clientIdOf, type Subscription, type WorkerSettings } from "./settings";

export interface EventProcessorOptions {
  readonly settings: WorkerSettings;
  readonly handler: EventHandler;
  readonly publisher: Publisher;
  readonly codec: Codec;
  readonly metrics: ConsumptionMetrics;
  readonly log: Logger;
}

interface Failure extends HandlingFailure {
  /** A sentence without its full stop. */
  readonly summary: string;
}

/** Brings one event to its end: handled, or published to its subscription's dead-letter topic. */
export class EventProcessor {
  private readonly subscriptions: ReadonlyMap<string, Subscription>;
  /** None if no subscription has a dead-letter topic. */
  private readonly deadLetters: EventProducer | undefined;

  constructor(private readonly options: EventProcessorOptions) {
    const { settings, log } = options;
    this.subscriptions = new Map(settings.subscriptions.map((subscription) => [subscription.topic, subscription]));
    if (settings.subscriptions.some(({ deadLetterTopic }) => deadLetterTopic !== undefined)) {
      this.deadLetters = new EventProducer(settings.kafka, clientIdOf(settings), log);
    }
  }

  /**
   * Resolves once the event is handled or a dead letter: then its offset may be committed.
   * @param signal aborts when the event's result is no longer waited for
   * @param stopping aborts when no further try may be begun
   * @throws if the event is neither: it is to be delivered again
   */
  async process(message: Message, signal: AbortSignal, stopping: AbortSignal): Promise<void> {
    const subscription = this.subscriptions.get(message.topic);
    if (!subscription) throw new Error(`An event of topic "${message.topic}", which is not subscribed to.`);
    const { metrics, log } = this.options;
    const began = performance.now();
    const failure = await this.attempt(subscription, message, signal, stopping);
    signal.throwIfAborted();
    if (failure) return await this.bury(subscription, message, failure);
    const durationMs = performance.now() - began;
    metrics.handled(subscription.stream, durationMs, Number(message.timestamp));
    log.debug("handled", { event: eventId(message), ms: Math.round(durationMs) });
  }

  async close(): Promise<void> {
    await this.deadLetters?.close();
  }

  private async attempt(
    { stream, retries }: Subscription,
    message: Message,
    signal: AbortSignal,
    stopping: AbortSignal,
  ): Promise<Failure | undefined> {
    const { codec, metrics, publisher, log } = this.options;
    let event: StreamEvent;
    try {
      event = decodeEvent(message, stream, codec);
    } catch (error) {
      metrics.failed(stream);
      return { error, attempts: 0, summary: describeError(error) };
    }
    const context = { publish: publisher.publish, log, signal };
    const giveUp = AbortSignal.any([signal, stopping]);
    const handle = async () => {
      try {
        await this.options.handler(event, context);
      } catch (error) {
        if (!signal.aborted) metrics.failed(stream);
        throw error;
      }
    };
    try {
      await withRetries(retryPolicy(retries), giveUp, handle, (error, attempt, waitMs) =>
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

  /** @throws ProgramError if there is no dead-letter topic, or it does not take the event */
  private async bury({ stream, deadLetterTopic }: Subscription, message: Message, failure: Failure): Promise<void> {
    const { settings, metrics, log } = this.options;
    const consequence = "The event stays uncommitted, and the worker stops here.";
    if (deadLetterTopic === undefined || !this.deadLetters) {
      throw new ProgramError(`${failure.summary}. ${consequence}`);
    }
    try {
      await this.deadLetters.send(deadLetterOf(message, deadLetterTopic, failure, settings.group, new Date()));
    } catch (error) {
      const reason = describeError(error);
      throw new ProgramError(
        `${failure.summary}; and the dead-letter topic ${deadLetterTopic} does not take it: ${reason}. ${consequence}`,
      );
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
