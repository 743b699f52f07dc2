import type { Message } from "@platformatic/kafka";
import { Registry } from "prom-client";
import type { TestStream } from "../../constructs/testing/harness";
import type { DeadLetter, Handling, TestEvent, WorkerHarness } from "../../constructs/testing/worker-harness";
import type { BatchHandler, EventHandler } from "../../constructs/workers/handler-api";
import { ConsumptionMetrics } from "../handler-host/consumption-metrics";
import { EventProcessor } from "../handler-host/event-processor";
import { Hold } from "../handler-host/hold";
import type { OutgoingMessage } from "../handler-host/producer";
import type { Publisher } from "../handler-host/publisher";
import { type Retried, retriedIn } from "../handler-host/retried-event";
import { type StreamTopic, streamsOf, type WorkerSettings } from "../handler-host/settings";
import type { Clock } from "../shared/clock";
import { describeError } from "../shared/log";
import { MemoryHarness } from "./memory-harness";
import { deadLetterIn } from "./memory-log";
import { nameOf, Surroundings, senderTo, type Trace } from "./surroundings";
import type { VirtualClock } from "./virtual-clock";

export interface MemoryWorkerProps {
  readonly settings: WorkerSettings;
  readonly handler: EventHandler | BatchHandler;
  /** The worker's streams with their own contracts, as those have them who publish there. */
  readonly sources: readonly StreamTopic[];
  readonly clock: VirtualClock;
}

interface EventTrace extends Trace {
  attempts: number;
  waitedMs: number;
  deadLetter: DeadLetter | undefined;
  /** What came back to the worker, and is still to be tried again. */
  retried: Retried | undefined;
}

/** A worker's events, handled by the handler host's own processor. */
export class MemoryWorker extends MemoryHarness<EventTrace> implements WorkerHarness {
  readonly deadLetters: DeadLetter[] = [];
  private readonly source: Publisher;
  private readonly clock: Clock;
  private readonly processor: EventProcessor;
  private readonly lastOfKey = new Map<string, Promise<unknown>>();

  constructor(private readonly props: MemoryWorkerProps) {
    const { settings, handler, sources } = props;
    super(new Surroundings<EventTrace>(settings, props.clock));
    const { publisher, table, codecs, tracing, log, clock, trace } = this.around;
    this.source = this.around.outside(sources);
    this.clock = {
      now: () => clock.now(),
      wait: async (ms, signal) => {
        const own = trace.getStore();
        if (own) own.waitedMs += ms;
        await clock.wait(ms, signal);
      },
    };
    this.processor = new EventProcessor({
      settings,
      handler: (...call: Parameters<EventHandler & BatchHandler>) => {
        const own = trace.getStore();
        if (own) own.attempts++;
        return (handler as (...call: unknown[]) => Promise<void>)(...call);
      },
      publisher,
      codecs,
      table,
      deadLetters: senderTo((message) => this.take(message)),
      metrics: new ConsumptionMetrics(new Registry(), streamsOf(settings.subscriptions)),
      tracing,
      log,
      clock: this.clock,
    });
  }

  async send(stream: TestStream, event: TestEvent): Promise<Handling> {
    return this.deliver(await this.source.encode(this.subscribed(stream).stream, event));
  }

  async sendBytes(
    stream: TestStream,
    bytes: Uint8Array,
    { key, headers = {} }: Omit<TestEvent, "value"> = {},
  ): Promise<Handling> {
    return this.deliver({
      topic: this.subscribed(stream).topic,
      ...(key === undefined ? {} : { key: Buffer.from(key) }),
      value: Buffer.from(bytes),
      headers: new Map(Object.entries(headers).map(([name, text]) => [Buffer.from(name), Buffer.from(text)])),
    });
  }

  private async deliver(message: OutgoingMessage): Promise<Handling> {
    const record = this.around.topics.append(message, this.now);
    const order = `${record.topic}/${record.key ?? record.offset}`;
    const trace: EventTrace = {
      attempts: 0,
      waitedMs: 0,
      deadLetter: undefined,
      retried: undefined,
      published: [],
      logs: [],
    };
    const first = (this.lastOfKey.get(order) ?? Promise.resolve()).then(() => this.process(record, 0, trace));
    // Its key waits for it no longer once it has gone into the stream of retries.
    this.lastOfKey.set(
      order,
      first.catch(() => undefined),
    );
    return await this.handle(first, trace);
  }

  private async handle(first: Promise<void>, trace: EventTrace): Promise<Handling> {
    try {
      await first;
      while (trace.retried) {
        const { message, attempts, at } = trace.retried;
        trace.retried = undefined;
        await this.around.trace.run(trace, () => this.clock.wait(Math.max(0, at - this.now.getTime())));
        await this.process(message, attempts, trace);
      }
      const { retried: _, ...rest } = trace;
      const { deadLetter } = rest;
      return { ...rest, outcome: deadLetter ? "dead-lettered" : "handled", error: deadLetter?.error };
    } catch (error) {
      const { retried: _, ...rest } = trace;
      return { ...rest, outcome: "stopped", error: describeError(error) };
    }
  }

  private async process(record: Message, attempts: number, trace: EventTrace): Promise<void> {
    const isBatched = this.props.settings.subscriptions.some(({ topic, batch }) => topic === record.topic && batch);
    const hold = new Hold();
    await this.around.trace.run(trace, async () => {
      const outcome = await (isBatched
        ? this.processor.processBatch([record], hold, attempts)
        : this.processor.process(record, hold, attempts));
      for (const message of outcome.messages) await this.take(message);
      outcome.done();
    });
  }

  /** What the worker sends: events, dead letters, and what is to be tried again. */
  private async take(message: OutgoingMessage): Promise<void> {
    if (await this.around.take(message)) return;
    const record = this.around.topics.append(message, this.now);
    const trace = this.around.trace.getStore();
    if (this.props.settings.subscriptions.some(({ retryTopic }) => retryTopic === message.topic)) {
      if (trace) trace.retried = retriedIn(record);
      return;
    }
    const letter = deadLetterIn(record, (topic) => this.subscribed({ topic }).stream);
    this.deadLetters.push(letter);
    if (trace) trace.deadLetter = letter;
  }

  private subscribed(wanted: TestStream): StreamTopic {
    const { sources } = this.props;
    const found = sources.find(({ stream, topic }) => (typeof wanted === "string" ? stream : topic) === nameOf(wanted));
    if (found) return found;
    const known = streamsOf(sources).map((stream) => `"${stream}"`);
    throw new Error(`The worker does not subscribe to "${nameOf(wanted)}", but to ${known.join(", ")}.`);
  }
}
