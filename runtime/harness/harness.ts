import { AsyncLocalStorage } from "node:async_hooks";
import type { Message } from "@platformatic/kafka";
import { Registry } from "prom-client";
import type { DeadLetter, Handling, LogLine, TestEvent, WorkerHarness } from "../../constructs/testing/worker-harness";
import type { EventHandler, StreamEvent, Table } from "../../constructs/workers/handler-api";
import { Codecs } from "../handler-host/codecs/codecs";
import { ConsumptionMetrics } from "../handler-host/consumption-metrics";
import { EventProcessor } from "../handler-host/event-processor";
import { decodeEvent } from "../handler-host/incoming-event";
import type { OutgoingMessage, Sender } from "../handler-host/producer";
import { PublicationMetrics } from "../handler-host/publication-metrics";
import { Publisher } from "../handler-host/publisher";
import { type StreamTopic, streamsOf, type WorkerSettings } from "../handler-host/settings";
import { HeldTable } from "../handler-host/tables/held-table";
import { MemoryStore } from "../handler-host/tables/memory-store";
import { TableMetrics } from "../handler-host/tables/table-metrics";
import { notHeld } from "../handler-host/tables/tables";
import { createLogger, describeError } from "../shared/log";
import { deadLetterIn, MemoryLog } from "./memory-log";
import { MemoryRegistry } from "./memory-registry";
import { VirtualClock } from "./virtual-clock";

export interface HarnessProps {
  readonly settings: WorkerSettings;
  readonly handler: EventHandler;
  /** The worker's streams with their own contracts, as those have them who publish there. */
  readonly sources: readonly StreamTopic[];
  readonly start: Date;
}

interface Trace {
  attempts: number;
  waitedMs: number;
  deadLetter: DeadLetter | undefined;
  readonly published: StreamEvent[];
  readonly logs: LogLine[];
}

/** The handler host's own parts, around topics, a registry and a clock that are in memory. */
export class Harness implements WorkerHarness {
  readonly published: StreamEvent[] = [];
  readonly deadLetters: DeadLetter[] = [];
  readonly logs: LogLine[] = [];
  private readonly topics = new MemoryLog();
  private readonly clock: VirtualClock;
  private readonly codecs: Codecs;
  private readonly source: Publisher;
  private readonly state: Publisher;
  private readonly tables: ReadonlyMap<string, HeldTable>;
  private readonly processor: EventProcessor;
  /** Of the event that is being handled. */
  private readonly trace = new AsyncLocalStorage<Trace>();
  private readonly lastOfKey = new Map<string, Promise<unknown>>();

  constructor(private readonly props: HarnessProps) {
    const { settings, handler, sources, start } = props;
    this.clock = new VirtualClock(start);
    this.codecs = new Codecs(settings.registry && new MemoryRegistry());
    const log = createLogger("debug", {}, (line) => this.write(line));
    const publisherOf = (workload: string, publications: readonly StreamTopic[], sender: Sender) =>
      new Publisher({
        settings: { workload, publications },
        codecs: this.codecs,
        sender,
        metrics: new PublicationMetrics(new Registry(), []),
        log,
        clock: this.clock,
      });
    const tableMetrics = new TableMetrics(new Registry());
    this.tables = new Map(
      settings.tables.map((each) => {
        const decoder = this.codecs.decoder(each);
        const { signal: stopping } = new AbortController();
        const store = new MemoryStore();
        return [each.stream, new HeldTable({ settings: each, store, decoder, metrics: tableMetrics, log, stopping })];
      }),
    );
    for (const table of this.tables.values()) table.caughtUp(start);
    this.state = publisherOf(
      "test/source",
      settings.tables,
      senderTo(async () => undefined),
    );
    this.source = publisherOf(
      "test/source",
      sources,
      senderTo(async () => undefined),
    );
    this.processor = new EventProcessor({
      settings,
      handler: (event, context) => {
        const trace = this.trace.getStore();
        if (trace) trace.attempts++;
        return handler(event, context);
      },
      publisher: publisherOf(
        settings.workload,
        settings.publications,
        senderTo((message) => this.take(message)),
      ),
      codecs: this.codecs,
      table: (stream) => this.held(stream) as Table<never>,
      deadLetters: senderTo((message) => this.take(message)),
      metrics: new ConsumptionMetrics(new Registry(), streamsOf(settings.subscriptions)),
      log,
      clock: { now: () => this.clock.now(), wait: (ms, signal) => this.wait(ms, signal) },
    });
  }

  get now(): Date {
    return this.clock.now();
  }

  advance(time: { toMilliseconds(): number }): void {
    void this.clock.wait(time.toMilliseconds());
  }

  async send(stream: { readonly topic: string } | string, event: TestEvent): Promise<Handling> {
    return this.deliver(await this.source.encode(this.subscribed(stream).stream, event));
  }

  async sendBytes(
    stream: { readonly topic: string } | string,
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

  async put(stream: { readonly topic: string } | string, key: string, value: unknown): Promise<void> {
    const { tables } = this.props.settings;
    const name = typeof stream === "string" ? stream : tables.find(({ topic }) => topic === stream.topic)?.stream;
    const table = this.held(name ?? nameOf(stream));
    const message = await this.state.encode(name ?? "", { key, value });
    const { offset, headerEntries: _, ...record } = this.topics.append(message, this.now);
    const bytes = (part: unknown) => (part as Buffer | undefined) ?? null;
    const change = {
      offset: Number(offset),
      timestamp: 0,
      key: bytes(record.key),
      value: bytes(record.value),
      headers: [],
    };
    await table.take(0, [change], offset + 1n);
    table.caughtUp(this.now);
  }

  private held(stream: string): HeldTable {
    const table = this.tables.get(stream);
    if (table) return table;
    throw notHeld(stream, [...this.tables.keys()]);
  }

  private async deliver(message: OutgoingMessage): Promise<Handling> {
    const record = this.topics.append(message, this.now);
    const order = `${record.topic}/${record.key ?? record.offset}`;
    const handling = (this.lastOfKey.get(order) ?? Promise.resolve()).then(() => this.handle(record));
    this.lastOfKey.set(order, handling);
    return await handling;
  }

  private async handle(record: Message): Promise<Handling> {
    const trace: Trace = { attempts: 0, waitedMs: 0, deadLetter: undefined, published: [], logs: [] };
    const { signal } = new AbortController();
    const commit = async (messages: readonly OutgoingMessage[]) => {
      for (const message of messages) await this.take(message);
    };
    const together = this.props.settings.transactionalIdPrefix === undefined ? undefined : commit;
    try {
      await this.trace.run(trace, () => this.processor.process(record, signal, signal, together));
      const { deadLetter } = trace;
      return { ...trace, outcome: deadLetter ? "dead-lettered" : "handled", error: deadLetter?.error };
    } catch (error) {
      return { ...trace, outcome: "stopped", error: describeError(error) };
    }
  }

  /** What the worker sends. */
  private async take(message: OutgoingMessage): Promise<void> {
    const trace = this.trace.getStore();
    const record = this.topics.append(message, this.now);
    const publication = this.props.settings.publications.find(({ topic }) => topic === message.topic);
    if (publication) {
      const event = await decodeEvent(record, publication.stream, this.codecs.decoder(publication));
      this.published.push(event);
      trace?.published.push(event);
    } else {
      const letter = deadLetterIn(record, (topic) => this.subscribed({ topic }).stream);
      this.deadLetters.push(letter);
      if (trace) trace.deadLetter = letter;
    }
  }

  private async wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
    const trace = this.trace.getStore();
    if (trace) trace.waitedMs += ms;
    await this.clock.wait(ms, signal);
  }

  private write(line: string): void {
    // The machine's time, which a test can't know.
    const { time: _time, ...said } = JSON.parse(line) as LogLine & { readonly time: string };
    this.logs.push(said as LogLine);
    this.trace.getStore()?.logs.push(said as LogLine);
  }

  private subscribed(wanted: { readonly topic: string } | string): StreamTopic {
    const { sources } = this.props;
    const found = sources.find(({ stream, topic }) => (typeof wanted === "string" ? stream : topic) === nameOf(wanted));
    if (found) return found;
    const known = streamsOf(sources).map((stream) => `"${stream}"`);
    throw new Error(`The worker does not subscribe to "${nameOf(wanted)}", but to ${known.join(", ")}.`);
  }
}

const nameOf = (stream: { readonly topic: string } | string): string =>
  typeof stream === "string" ? stream : stream.topic;

const senderTo = (send: (message: OutgoingMessage) => Promise<void>): Sender => ({
  send,
  connect: async () => undefined,
  close: async () => undefined,
});
