import type { Message } from "@platformatic/kafka";
import type { BatchHandler, EventHandler, HandlerContext, StreamEvent } from "../../constructs/workers/handler-api";
import type { Clock } from "../shared/clock";
import type { LazySignal } from "../shared/lazy-signal";
import { describeError, type Logger } from "../shared/log";
import { ProgramError } from "../shared/program";
import type { Tracing } from "../shared/tracing";
import { failedOf } from "./batch-result";
import type { Decoder } from "./codecs/codec";
import type { Codecs } from "./codecs/codecs";
import type { ConsumptionMetrics } from "./consumption-metrics";
import { isForOthers } from "./dead-letter";
import { type Failure, Graveyard } from "./graveyard";
import { callWithin } from "./handler-call";
import type { Hold } from "./hold";
import { decodeEvent } from "./incoming-event";
import { Outbox } from "./outbox";
import { nothing, type Outcome, together } from "./outcome";
import type { Sender } from "./producer";
import type { Publisher } from "./publisher";
import { retryPolicy, withRetries } from "./retry-policy";
import type { Subscription, WorkerSettings } from "./settings";
import { untilReachable } from "./until-reachable";

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

interface Subscribed extends Subscription {
  readonly decoder: Decoder;
}

/** An event that its handler may be given. */
interface Decoded {
  readonly message: Message;
  readonly event: StreamEvent;
}

/** Brings events to their end: handled, or published to their subscription's dead-letter topic. */
export class EventProcessor {
  private readonly subscriptions: ReadonlyMap<string, Subscribed>;
  private readonly graveyard: Graveyard;
  private readonly isTransactional: boolean;
  private isPrepared = false;

  constructor(private readonly options: EventProcessorOptions) {
    const { settings, codecs } = options;
    this.subscriptions = new Map(
      settings.subscriptions.map((each) => [each.topic, { ...each, decoder: codecs.decoder(each) }]),
    );
    this.isTransactional = settings.transactionalIdPrefix !== undefined;
    this.graveyard = new Graveyard(options);
  }

  /**
   * Resolves once the event is handled or a dead letter. With transactions, what is published is in the outcome, to be
   * sent with the event's offset; otherwise it is there already.
   * @throws if the event is neither: it is to be delivered again
   */
  async process(message: Message, hold: Hold): Promise<Outcome> {
    const subscription = this.subscribed(message);
    if (isForOthers(message, this.options.settings.group)) return nothing;
    if (!this.isPrepared) await this.prepare(hold);
    const began = performance.now();
    const decoding = this.decode(subscription, message, hold);
    const decoded = decoding instanceof Promise ? await decoding : decoding;
    if ("error" in decoded) return await this.bury(subscription, message, decoded);
    const outbox = this.isTransactional ? new Outbox(this.options.publisher) : undefined;
    try {
      await this.call(subscription, decoded.event, outbox, hold);
    } catch (error) {
      hold.result.throwIfAborted();
      this.options.metrics.failed(subscription.stream);
      return await this.tryAgain(subscription, decoded, hold, began, error);
    }
    return this.handled(subscription, [decoded], outbox, began);
  }

  /**
   * The same for a batch of one partition. Its handler is called once for all of them; those that fail then are tried
   * again one by one, in their order, so that one that always fails takes no other with it.
   */
  async processBatch(messages: readonly Message[], hold: Hold): Promise<Outcome> {
    const [first] = messages;
    if (!first) return nothing;
    const subscription = this.subscribed(first);
    if (!this.isPrepared) await this.prepare(hold);
    const began = performance.now();
    const outcomes: Outcome[] = [];
    const batch: Decoded[] = [];
    for (const message of messages) {
      if (isForOthers(message, this.options.settings.group)) continue;
      const decoded = await this.decode(subscription, message, hold);
      if ("error" in decoded) outcomes.push(await this.bury(subscription, message, decoded));
      else batch.push(decoded);
    }
    if (batch.length > 0) outcomes.push(await this.handleBatch(subscription, batch, hold, began));
    return together(outcomes);
  }

  async close(): Promise<void> {
    await this.options.deadLetters?.close();
  }

  private subscribed({ topic }: Message): Subscribed {
    const subscription = this.subscriptions.get(topic);
    if (subscription) return subscription;
    throw new Error(`An event of topic "${topic}", which is not subscribed to.`);
  }

  private async prepare(hold: Hold): Promise<void> {
    await this.options.publisher.prepare(hold.tries.signal);
    this.isPrepared = true;
  }

  private async handleBatch(
    subscription: Subscribed,
    batch: readonly Decoded[],
    hold: Hold,
    began: number,
  ): Promise<Outcome> {
    const { log } = this.options;
    const outbox = this.isTransactional ? new Outbox(this.options.publisher) : undefined;
    const events = batch.map(({ event }) => event);
    let failed: ReadonlyMap<string, unknown>;
    try {
      failed = failedOf(await this.call(subscription, events, outbox, hold), events);
    } catch (error) {
      hold.result.throwIfAborted();
      outbox?.clear();
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
      outcomes.push(await this.tryAgain(subscription, decoded, hold, began, error));
    }
    return together(outcomes);
  }

  /** @param error what the first try failed with, alone or in a batch */
  private async tryAgain(
    subscription: Subscribed,
    decoded: Decoded,
    hold: Hold,
    began: number,
    error: unknown,
  ): Promise<Outcome> {
    const outbox = this.isTransactional ? new Outbox(this.options.publisher) : undefined;
    const failure = await this.retry(subscription, decoded, outbox, hold, error);
    hold.result.throwIfAborted();
    if (failure) return await this.bury(subscription, decoded.message, failure);
    return this.handled(subscription, [decoded], outbox, began);
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

  private async retry(
    subscription: Subscribed,
    { event }: Decoded,
    outbox: Outbox | undefined,
    hold: Hold,
    first: unknown,
  ): Promise<Failure | undefined> {
    const { stream, retries, batch } = subscription;
    const { metrics, log, clock } = this.options;
    const handle = async () => {
      try {
        outbox?.clear();
        const result = await this.call(subscription, batch ? [event] : event, outbox, hold);
        if (batch) for (const error of failedOf(result, [event]).values()) throw error;
      } catch (error) {
        if (!hold.result.aborted) metrics.failed(stream);
        throw error;
      }
    };
    try {
      await withRetries(retryPolicy(retries), handle, {
        tries: hold.tries,
        clock,
        failed: { error: first },
        onRetry: (error, attempt, waitMs) =>
          log.warn("The handler failed", { event: event.id, attempt, waitMs, error }),
      });
      return undefined;
    } catch (error) {
      if (hold.tries.aborted) throw error;
      const attempts = retries + 1;
      const times = attempts === 1 ? "once" : `${attempts} times`;
      return { error, attempts, summary: `The handler failed ${times} for event ${event.id}: ${describeError(error)}` };
    }
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

  private decode(
    subscription: Subscribed,
    message: Message,
    hold: Hold,
  ): Decoded | Failure | Promise<Decoded | Failure> {
    const { stream, decoder } = subscription;
    try {
      const event = decodeEvent(message, stream, decoder);
      return event instanceof Promise ? this.decodeLater(subscription, message, hold, event) : { message, event };
    } catch (error) {
      return this.undecodable(stream, error);
    }
  }

  /** A schema registry that does not answer is waited for: that is no failure of the event. */
  private async decodeLater(
    { stream, decoder }: Subscribed,
    message: Message,
    hold: Hold,
    first: Promise<StreamEvent>,
  ): Promise<Decoded | Failure> {
    first.catch(() => undefined); // it is awaited below, unless the process ends
    let begun: Promise<StreamEvent> | undefined = first;
    const decode = async () => {
      const decoding = begun ?? decodeEvent(message, stream, decoder);
      begun = undefined;
      return await decoding;
    };
    try {
      return { message, event: await untilReachable(decode, hold.tries, this.options.log) };
    } catch (error) {
      if (hold.tries.aborted) throw error;
      return this.undecodable(stream, error);
    }
  }

  private undecodable(stream: string, error: unknown): Failure {
    if (error instanceof ProgramError) throw error;
    this.options.metrics.failed(stream);
    return { error, attempts: 0, summary: describeError(error) };
  }

  private bury(subscription: Subscription, message: Message, failure: Failure): Promise<Outcome> {
    return this.graveyard.bury(subscription, message, failure, this.isTransactional);
  }
}
