import type { Message } from "@platformatic/kafka";
import type { Clock } from "../shared/clock";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { Tracing } from "../shared/tracing";
import type { ConsumptionMetrics } from "./consumption-metrics";
import { deadLetterOf, type HandlingFailure } from "./dead-letter";
import { eventId } from "./incoming-event";
import type { Outcome } from "./outcome";
import type { Sender } from "./producer";
import type { Subscription, WorkerSettings } from "./settings";

export interface Failure extends HandlingFailure {
  /** A sentence without its full stop. */
  readonly summary: string;
}

export interface GraveyardOptions {
  readonly settings: Pick<WorkerSettings, "group">;
  /** Undefined if no subscription has a dead-letter topic. */
  readonly deadLetters: Sender | undefined;
  readonly metrics: ConsumptionMetrics;
  readonly tracing: Tracing;
  readonly log: Logger;
  readonly clock: Clock;
}

/** Where events end that can't be handled. */
export class Graveyard {
  constructor(private readonly options: GraveyardOptions) {}

  /**
   * Publishes the event as a dead letter; or, in transactions, says what is to be sent.
   * @throws ProgramError if there is no dead-letter topic, or it does not take the event
   */
  async bury(
    { stream, deadLetterTopic }: Subscription,
    message: Message,
    failure: Failure,
    inTransaction: boolean,
  ): Promise<Outcome> {
    const { settings, deadLetters, metrics, tracing, log, clock } = this.options;
    const consequence = "The event stays uncommitted, and the worker stops here.";
    if (deadLetterTopic === undefined || !deadLetters) {
      throw new ProgramError(`${failure.summary}. ${consequence}`);
    }
    tracing.failed(failure.error);
    const letter = deadLetterOf(message, deadLetterTopic, failure, settings.group, clock.now());
    if (!inTransaction) {
      await deadLetters.send(letter).catch((error: unknown) => {
        const reason = describeError(error);
        throw new ProgramError(
          `${failure.summary}; and the dead-letter topic ${deadLetterTopic} does not take it: ${reason}. ${consequence}`,
        );
      });
    }
    return {
      messages: inTransaction ? [letter] : [],
      done: () => {
        metrics.deadLettered(stream);
        log.error("Published an event as a dead letter", {
          event: eventId(message),
          deadLetterTopic,
          attempts: failure.attempts,
          reason: failure.summary,
        });
      },
    };
  }
}
