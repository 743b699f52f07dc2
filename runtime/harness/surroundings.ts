import { AsyncLocalStorage } from "node:async_hooks";
import { Registry } from "prom-client";
import type { LogLine, TestStream } from "../../constructs/testing/harness";
import type { StreamEvent, Table } from "../../constructs/workers/handler-api";
import { Codecs } from "../handler-host/codecs/codecs";
import { decodeEvent } from "../handler-host/incoming-event";
import type { OutgoingMessage, Sender } from "../handler-host/producer";
import { PublicationMetrics } from "../handler-host/publication-metrics";
import { Publisher } from "../handler-host/publisher";
import type { HostSettings, StreamTopic } from "../handler-host/settings";
import { HeldTable } from "../handler-host/tables/held-table";
import { MemoryStore } from "../handler-host/tables/memory-store";
import { notHeld } from "../handler-host/tables/not-held";
import { TableMetrics } from "../handler-host/tables/table-metrics";
import { createLogger } from "../shared/log";
import { PassingOn } from "../shared/tracing";
import { MemoryLog } from "./memory-log";
import { MemoryRegistry } from "./memory-registry";
import type { VirtualClock } from "./virtual-clock";

/** What came of one call of the handler. */
export interface Trace {
  readonly published: StreamEvent[];
  readonly logs: LogLine[];
}

/** Topics, a registry, tables and a clock in memory, and around them the parts that a handler is hosted with. */
export class Surroundings<T extends Trace> {
  readonly published: StreamEvent[];
  readonly logs: LogLine[];
  readonly topics = new MemoryLog();
  readonly codecs: Codecs;
  readonly tracing = new PassingOn();
  readonly log = createLogger("debug", {}, (line) => this.write(line));
  /** Of the call that is being made. */
  readonly trace = new AsyncLocalStorage<T>();
  /** What the handler publishes with. */
  readonly publisher: Publisher;
  private readonly state: Publisher;
  private readonly tables: ReadonlyMap<string, HeldTable>;

  constructor(
    private readonly settings: Pick<HostSettings, "workload" | "publications" | "tables" | "registry">,
    readonly clock: VirtualClock,
    /** What came of all calls. */
    { published, logs }: Trace = { published: [], logs: [] },
  ) {
    this.published = published;
    this.logs = logs;
    this.codecs = new Codecs(settings.registry && new MemoryRegistry());
    this.publisher = this.publisherOf(settings.workload, settings.publications);
    this.state = this.publisherOf(OUTSIDE, settings.tables);
    const metrics = new TableMetrics(new Registry());
    const { signal: stopping } = new AbortController();
    this.tables = new Map(
      settings.tables.map((each) => {
        const decoder = this.codecs.decoder(each);
        const store = new MemoryStore();
        const table = new HeldTable({ settings: each, store, decoder, metrics, log: this.log, stopping });
        table.caughtUp(clock.now());
        return [each.stream, table];
      }),
    );
  }

  /** Publishes as others do, who have the streams' own contracts. */
  outside(streams: readonly StreamTopic[]): Publisher {
    return this.publisherOf(OUTSIDE, streams);
  }

  readonly table = <Value>(stream: string): Table<Value> => this.held(stream) as Table<Value>;

  async put(stream: TestStream, key: string, value: unknown): Promise<void> {
    const { tables } = this.settings;
    const name = typeof stream === "string" ? stream : tables.find(({ topic }) => topic === stream.topic)?.stream;
    const table = this.held(name ?? nameOf(stream));
    const message = await this.state.encode(name ?? "", { key, value });
    const { offset } = this.topics.append(message, this.clock.now());
    const change = {
      offset: Number(offset),
      timestamp: this.clock.now().getTime(),
      key: Buffer.from(key),
      value: (message.value as Buffer | undefined) ?? null,
      headers: [],
    };
    await table.take(0, [change], offset + 1n);
    table.caughtUp(this.clock.now());
  }

  /** Appends what the handler has published, if it is of a stream that it declares. */
  async take(message: OutgoingMessage): Promise<boolean> {
    const publication = this.settings.publications.find(({ topic }) => topic === message.topic);
    if (!publication) return false;
    const record = this.topics.append(message, this.clock.now());
    const event = await decodeEvent(record, publication.stream, this.codecs.decoder(publication));
    this.published.push(event);
    this.trace.getStore()?.published.push(event);
    return true;
  }

  private publisherOf(workload: string, publications: readonly StreamTopic[]): Publisher {
    return new Publisher({
      settings: { workload, publications },
      codecs: this.codecs,
      sender: senderTo(async (message) => void (await this.take(message))),
      metrics: new PublicationMetrics(new Registry(), []),
      tracing: this.tracing,
      log: this.log,
      clock: this.clock,
    });
  }

  private held(stream: string): HeldTable {
    const table = this.tables.get(stream);
    if (table) return table;
    throw notHeld(stream, [...this.tables.keys()]);
  }

  private write(line: string): void {
    // The machine's time, which a test can't know.
    const { time: _time, ...said } = JSON.parse(line) as LogLine & { readonly time: string };
    this.logs.push(said as LogLine);
    this.trace.getStore()?.logs.push(said as LogLine);
  }
}

/** Whoever publishes what a test sends. */
const OUTSIDE = "test/source";

export const nameOf = (stream: TestStream): string => (typeof stream === "string" ? stream : stream.topic);

export const senderTo = (send: (message: OutgoingMessage) => Promise<void>): Sender => ({
  send,
  connect: async () => undefined,
  close: async () => undefined,
});
