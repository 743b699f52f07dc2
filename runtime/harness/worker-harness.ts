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
import { type StreamTopic, streamsOf, type WorkerSettings } from "../handler-host/settings";
import { describeError } from "../shared/log";
import { MemoryHarness } from "./memory-harness";
import { deadLetterIn } from "./memory-log";
import { nameOf, Surroundings, senderTo, type Trace } from "./surroundings";

export interface MemoryWorkerProps {
  readonly settings: WorkerSettings;
  readonly handler: EventHandler | BatchHandler;
  /** The worker's streams with their own contracts, as those have them who publish there. */
  readonly sources: readonly StreamTopic[];
  readonly start: Date;
}

interface EventTrace extends Trace {
  attempts: number;
  waitedMs: number;
  deadLetter: DeadLetter | undefined;
}

/** A worker's events, handled by the handler host's own processor. */
export class MemoryWorker extends MemoryHarness<EventTrace> implements WorkerHarness {
  readonly deadLetters: DeadLetter[] = [];
  private readonly source: Publisher;
  private readonly processor: EventProcessor;
  private readonly lastOfKey = new Map<string, Promise<unknown>>();

  constructor(private readonly props: MemoryWorkerProps) {
    const { settings, handler, sources, start } = props;
    super(new Surroundings<EventTrace>(settings, start));
    const { publisher, table, codecs, tracing, log, clock, trace } = this.around;
    this.source = this.around.outside(sources);
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
      clock: {
        now: () => clock.now(),
        wait: async (ms, signal) => {
          const own = trace.getStore();
          if (own) own.waitedMs += ms;
          await clock.wait(ms, signal);
        },
      },
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
    const handling = (this.lastOfKey.get(order) ?? Promise.resolve()).then(() => this.handle(record));
    this.lastOfKey.set(order, handling);
    return await handling;
  }

  private async handle(record: Message): Promise<Handling> {
    const trace: EventTrace = { attempts: 0, waitedMs: 0, deadLetter: undefined, published: [], logs: [] };
    const isBatched = this.props.settings.subscriptions.some(({ topic, batch }) => topic === record.topic && batch);
    const hold = new Hold();
    try {
      await this.around.trace.run(trace, async () => {
        const outcome = await (isBatched
          ? this.processor.processBatch([record], hold)
          : this.processor.process(record, hold));
        for (const message of outcome.messages) await this.take(message);
        outcome.done();
      });
      const { deadLetter } = trace;
      return { ...trace, outcome: deadLetter ? "dead-lettered" : "handled", error: deadLetter?.error };
    } catch (error) {
      return { ...trace, outcome: "stopped", error: describeError(error) };
    }
  }

  /** What the worker sends: events, and dead letters. */
  private async take(message: OutgoingMessage): Promise<void> {
    if (await this.around.take(message)) return;
    const record = this.around.topics.append(message, this.now);
    const letter = deadLetterIn(record, (topic) => this.subscribed({ topic }).stream);
    this.deadLetters.push(letter);
    const trace = this.around.trace.getStore();
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
