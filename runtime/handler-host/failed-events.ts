import type { Message } from "@platformatic/kafka";
import type { Clock } from "../shared/clock";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { Tracing } from "../shared/tracing";
import type { ConsumptionMetrics } from "./consumption-metrics";
import { deadLetterOf, type HandlingFailure } from "./dead-letter";
import { eventId } from "./incoming-event";
import type { Outcome } from "./outcome";
import type { OutgoingMessage, Sender } from "./producer";
import { retryOf } from "./retried-event";
import { retryWait } from "./retry-policy";
import type { Subscription, WorkerSettings } from "./settings";

export interface Failure extends HandlingFailure {
  /** A sentence without its full stop. */
  readonly summary: string;
}

export interface FailedEventsOptions {
  readonly settings: Pick<WorkerSettings, "group" | "transactionalIdPrefix">;
  /** Undefined if no subscription has a dead-letter topic. */
  readonly deadLetters: Sender | undefined;
  readonly metrics: ConsumptionMetrics;
  readonly tracing: Tracing;
  readonly log: Logger;
  readonly clock: Clock;
}

const CONSEQUENCE = "The event stays uncommitted, and the worker stops here.";

/** Where events go whose handler failed, and those that it can't be given. */
export class FailedEvents {
  constructor(private readonly options: FailedEventsOptions) {}

  /**
   * Publishes the event as a dead letter; or, in transactions, says what is to be sent.
   * @throws ProgramError if there is no dead-letter topic, or it does not take the event
   */
  async bury({ stream, deadLetterTopic }: Subscription, message: Message, failure: Failure): Promise<Outcome> {
    const { settings, metrics, tracing, log, clock } = this.options;
    if (deadLetterTopic === undefined) throw new ProgramError(`${failure.summary}. ${CONSEQUENCE}`);
    tracing.failed(failure.error);
    const letter = deadLetterOf(message, deadLetterTopic, failure, settings.group, clock.now());
    return await this.send(letter, `the dead-letter topic ${deadLetterTopic}`, failure.summary, () => {
      metrics.deadLettered(stream);
      log.error("Published an event as a dead letter", {
        event: eventId(message),
        deadLetterTopic,
        attempts: failure.attempts,
        reason: failure.summary,
      });
    });
  }

  /**
   * The same into the stream of retries, from where the event comes back when it is to be tried again.
   * @throws ProgramError if the topic does not take the event
   */
  async sendBack(
    { stream }: Subscription,
    message: Message,
    retryTopic: string,
    failure: HandlingFailure,
  ): Promise<Outcome> {
    const { settings, metrics, tracing, log, clock } = this.options;
    const { error, attempts } = failure;
    tracing.failed(error);
    const waitMs = retryWait(attempts);
    const event = eventId(message);
    const retry = retryOf(message, retryTopic, failure, settings.group, clock.now(), waitMs);
    const summary = `The handler failed for event ${event}: ${describeError(error)}`;
    return await this.send(retry, `the topic of retries ${retryTopic}`, summary, () => {
      metrics.sentBack(stream);
      log.warn("The handler failed", { event, attempt: attempts, waitMs, error });
    });
  }

  private async send(message: OutgoingMessage, topic: string, summary: string, done: () => void): Promise<Outcome> {
    const { settings, deadLetters } = this.options;
    if (settings.transactionalIdPrefix !== undefined) return { messages: [message], done };
    await deadLetters?.send(message).catch((error: unknown) => {
      const reason = describeError(error);
      throw new ProgramError(`${summary}; and ${topic} does not take it: ${reason}. ${CONSEQUENCE}`);
    });
    return { messages: [], done };
  }
}
