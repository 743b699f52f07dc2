import type { Message } from "@platformatic/kafka";
import type { BatchHandler, EventHandler, HandlerContext, StreamEvent } from "../../constructs/workers/handler-api";
import type { Clock } from "../shared/clock";
import type { LazySignal } from "../shared/lazy-signal";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { Tracing } from "../shared/tracing";
import { failedOf } from "./batch-result";
import type { Codecs } from "./codecs/codecs";
import type { ConsumptionMetrics } from "./consumption-metrics";
import { type HandlingFailure, isForOthers } from "./dead-letter";
import { type Decoded, EventDecoding, type Subscribed } from "./event-decoding";
import { FailedEvents, type Failure } from "./failed-events";
import { callWithin } from "./handler-call";
import type { Hold } from "./hold";
import { eventId } from "./incoming-event";
import { Outbox } from "./outbox";
import { nothing, type Outcome, together } from "./outcome";
import type { Sender } from "./producer";
import type { Publisher } from "./publisher";
import { retryPolicy, withRetries } from "./retry-policy";
import { hasDeadLetters, type WorkerSettings } from "./settings";

export interface EventProcessorOptions {
  readonly settings: WorkerSettings;
  /** For events one by one or for batches, as the subscriptions say. */
  readonly handler: EventHandler | BatchHandler;
  readonly publisher: Publisher;
  readonly codecs: Codecs;
  readonly table: HandlerContext["table"];
  /** Undefined if no subscription has a dead-letter topic. Closed with the processor. */
  readonly deadLetters: Sender | undefined;
  readonly metrics: ConsumptionMetrics;
  readonly tracing: Tracing;
  readonly log: Logger;
  readonly clock: Clock;
}

interface FirstFailure {
  readonly began: number;
  /** What it failed with, alone or in a batch. */
  readonly error: unknown;
  /** How often it has failed, with this. */
  readonly attempts: number;
}

/** Brings events to their end: handled, or published to their subscription's topic of dead letters, or of retries. */
export class EventProcessor {
  private readonly subscriptions: ReadonlyMap<string, Subscribed>;
  private readonly decoding: EventDecoding;
  private readonly failedEvents: FailedEvents;
  private readonly isTransactional: boolean;
  private isPrepared = false;

  constructor(private readonly options: EventProcessorOptions) {
    const { settings, codecs } = options;
    this.subscriptions = new Map(
      settings.subscriptions.map((each) => [each.topic, { ...each, decoder: codecs.decoder(each) }]),
    );
    this.isTransactional = settings.transactionalIdPrefix !== undefined;
    this.decoding = new EventDecoding(options);
    this.failedEvents = new FailedEvents(options);
  }

  /**
   * Resolves once the event is handled, a dead letter, or on its way back. With transactions, what is published is in the
   * outcome, to be sent with the event's offset; otherwise it is there already.
   * @param attempts how often its handler failed before it came back
   * @throws if the event is none of these: it is to be delivered again
   */
  async process(message: Message, hold: Hold, attempts = 0): Promise<Outcome> {
    const subscription = this.subscriptions.get(message.topic);
    // It came back to a worker that has ceased to subscribe to its stream.
    if (!subscription) return await this.bury(message, attempts, notSubscribed(message));
    if (isForOthers(message, this.options.settings.group)) return nothing;
    if (!this.isPrepared) await this.prepare(hold);
    const began = performance.now();
    const decoding = this.decoding.decode(subscription, message, hold);
    const decoded = decoding instanceof Promise ? await decoding : decoding;
    if ("error" in decoded) return await this.failedEvents.bury(subscription, message, decoded);
    const outbox = this.outbox();
    try {
      await this.call(subscription, decoded.event, outbox, hold);
    } catch (error) {
      hold.result.throwIfAborted();
      this.options.metrics.failed(subscription.stream);
      return await this.tryAgain(subscription, decoded, hold, { began, error, attempts: attempts + 1 });
    }
    return this.handled(subscription, [decoded], outbox, began);
  }

  /**
   * The same for a batch of one partition. Its handler is called once for all of them; those that fail then are tried
   * again one by one, in their order, so that one that always fails takes no other with it.
   */
  async processBatch(messages: readonly Message[], hold: Hold, attempts = 0): Promise<Outcome> {
    const [first] = messages;
    if (!first) return nothing;
    const subscription = this.subscriptions.get(first.topic);
    if (!subscription) throw new Error(notSubscribed(first));
    if (!this.isPrepared) await this.prepare(hold);
    const began = performance.now();
    const outcomes: Outcome[] = [];
    const batch: Decoded[] = [];
    for (const message of messages) {
      if (isForOthers(message, this.options.settings.group)) continue;
      const decoded = await this.decoding.decode(subscription, message, hold);
      if ("error" in decoded) outcomes.push(await this.failedEvents.bury(subscription, message, decoded));
      else batch.push(decoded);
    }
    if (batch.length > 0) outcomes.push(await this.handleBatch(subscription, batch, hold, { began, attempts }));
    return together(outcomes);
  }

  async close(): Promise<void> {
    await this.options.deadLetters?.close();
  }

  /**
   * Publishes an event as a dead letter that its handler is not given.
   * @throws ProgramError if there is no dead-letter topic, or it does not take the event
   */
  bury(message: Message, attempts: number, summary: string): Promise<Outcome> {
    const { settings } = this.options;
    const subscription = this.subscriptions.get(message.topic) ?? settings.subscriptions.find(hasDeadLetters);
    if (!subscription) throw new ProgramError(`${summary}. There is no dead-letter topic for it.`);
    return this.failedEvents.bury(subscription, message, { error: new Error(summary), attempts, summary });
  }

  private async prepare(hold: Hold): Promise<void> {
    await this.options.publisher.prepare(hold.tries.signal);
    this.isPrepared = true;
  }

  private async handleBatch(
    subscription: Subscribed,
    batch: readonly Decoded[],
    hold: Hold,
    { began, attempts }: Omit<FirstFailure, "error">,
  ): Promise<Outcome> {
    const { log } = this.options;
    let outbox = this.outbox();
    const events = batch.map(({ event }) => event);
    let failed: ReadonlyMap<string, unknown>;
    try {
      failed = failedOf(await this.call(subscription, events, outbox, hold), events);
    } catch (error) {
      hold.result.throwIfAborted();
      outbox = undefined;
      failed = new Map(events.map(({ id }) => [id, error]));
    }
    const outcomes = [
      this.handled(
        subscription,
        batch.filter(({ event }) => !failed.has(event.id)),
        outbox,
        began,
      ),
    ];
    for (const decoded of batch.filter(({ event }) => failed.has(event.id))) {
      const error = failed.get(decoded.event.id);
      log.warn("A batch failed; trying its event alone", { event: decoded.event.id, batch: batch.length, error });
      this.options.metrics.failed(subscription.stream);
      outcomes.push(await this.tryAgain(subscription, decoded, hold, { began, error, attempts: attempts + 1 }));
    }
    return together(outcomes);
  }

  private async tryAgain(
    subscription: Subscribed,
    decoded: Decoded,
    hold: Hold,
    { began, error, attempts }: FirstFailure,
  ): Promise<Outcome> {
    const { retryTopic, retries } = subscription;
    if (retryTopic !== undefined) {
      const failure = { error, attempts };
      return attempts <= retries
        ? await this.failedEvents.sendBack(subscription, decoded.message, retryTopic, failure)
        : await this.failedEvents.bury(subscription, decoded.message, failedFor(decoded, failure));
    }
    const retried = await this.retry(subscription, decoded, hold, error);
    hold.result.throwIfAborted();
    if ("failure" in retried) return await this.failedEvents.bury(subscription, decoded.message, retried.failure);
    return this.handled(subscription, [decoded], retried.outbox, began);
  }

  private handled(
    { stream }: Subscribed,
    decoded: readonly Decoded[],
    outbox: Outbox | undefined,
    began: number,
  ): Outcome {
    const { metrics, log } = this.options;
    return {
      messages: outbox?.messages ?? [],
      done: () => {
        outbox?.committed();
        const durationMs = performance.now() - began;
        for (const { message, event } of decoded) {
          metrics.handled(stream, durationMs, Number(message.timestamp));
          log.debug("handled", { event: event.id, ms: Math.round(durationMs) });
        }
      },
    };
  }

  /** Each try has an outbox of its own: one whose time was up may go on, and publish beside the next. */
  private async retry(
    subscription: Subscribed,
    { event }: Decoded,
    hold: Hold,
    first: unknown,
  ): Promise<{ readonly outbox: Outbox | undefined } | { readonly failure: Failure }> {
    const { stream, retries, batch } = subscription;
    const { metrics, log, clock } = this.options;
    const handle = async () => {
      const outbox = this.outbox();
      try {
        const result = await this.call(subscription, batch ? [event] : event, outbox, hold);
        if (batch) for (const error of failedOf(result, [event]).values()) throw error;
        return { outbox };
      } catch (error) {
        if (!hold.result.aborted) metrics.failed(stream);
        throw error;
      }
    };
    try {
      return await withRetries(retryPolicy(retries), handle, {
        tries: hold.tries,
        clock,
        failed: { error: first },
        onRetry: (error, attempt, waitMs) =>
          log.warn("The handler failed", { event: event.id, attempt, waitMs, error }),
      });
    } catch (error) {
      if (hold.tries.aborted) throw error;
      return { failure: failedFor({ event }, { error, attempts: retries + 1 }) };
    }
  }

  private outbox(): Outbox | undefined {
    return this.isTransactional ? new Outbox(this.options.publisher) : undefined;
  }

  private call(
    { timeoutMs }: Subscribed,
    events: StreamEvent | readonly StreamEvent[],
    outbox: Outbox | undefined,
    hold: Hold,
  ): Promise<unknown> {
    const { handler, publisher, table, log } = this.options;
    const { publish } = outbox ?? publisher;
    return callWithin(timeoutMs, hold, async (lazy: LazySignal) => {
      const context: HandlerContext = {
        publish,
        table,
        log,
        get signal() {
          return lazy.signal;
        },
      };
      return await (handler as (events: unknown, context: HandlerContext) => unknown)(events, context);
    });
  }
}

const notSubscribed = (message: Message): string =>
  `The event ${eventId(message)} is of a stream that the worker does not subscribe to`;

function failedFor({ event }: Pick<Decoded, "event">, { error, attempts }: HandlingFailure): Failure {
  const times = attempts === 1 ? "once" : `${attempts} times`;
  return { error, attempts, summary: `The handler failed ${times} for event ${event.id}: ${describeError(error)}` };
}
