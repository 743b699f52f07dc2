import type { Registry } from "prom-client";
import type { Table } from "../../../constructs/workers/handler-api";
import { clientOptions, type KafkaAccess } from "../../shared/kafka";
import { RetryWatch } from "../../shared/kafka-retries";
import type { Logger } from "../../shared/log";
import { tolerant } from "../../shared/tolerant";
import type { Codecs } from "../codecs/codecs";
import { FetchingConsumer } from "../fetching-consumer";
import { clientIdOf, type HostSettings } from "../settings";
import { DiskStore } from "./disk-store";
import { HeldTable } from "./held-table";
import { MemoryStore } from "./memory-store";
import { notHeld } from "./not-held";
import { TableMetrics } from "./table-metrics";
import type { TableSettings } from "./table-settings";
import { TopicFollower } from "./topic-follower";

/** How soon partitions that were added to a topic are noticed. */
const METADATA_MAX_AGE_MS = 10_000;

interface Holding {
  readonly table: HeldTable;
  readonly close: () => Promise<void>;
  readonly follow: () => Promise<void>;
}

/** The tables that a workload holds. */
export class Tables {
  private readonly holdings: ReadonlyMap<string, Holding>;
  private readonly stopping = new AbortController();

  constructor(settings: HostSettings, codecs: Codecs, registry: Registry, log: Logger) {
    const { tables, kafka } = settings;
    const metrics = tables.length > 0 ? new TableMetrics(registry) : undefined;
    this.holdings = new Map(
      metrics && kafka
        ? tables.map((each) => [each.stream, this.hold(each, clientIdOf(settings), kafka, codecs, metrics, log)])
        : [],
    );
  }

  /** @throws Error if the workload does not hold the stream */
  readonly table = <Value>(stream: string): Table<Value> => {
    const holding = this.holdings.get(stream);
    if (holding) return holding.table as Table<Value>;
    throw notHeld(stream, [...this.holdings.keys()]);
  };

  /** What is still to be read before a handler may begin, or undefined. */
  readiness(): string | undefined {
    const missing = [...this.holdings].filter(([, { table }]) => !table.isComplete).map(([stream]) => stream);
    return missing.length > 0 ? `reading the tables ${missing.join(", ")}` : undefined;
  }

  /** Follows all streams until it is closed. Rejects with what keeps it from following one; never resolves. */
  follow(): Promise<never> {
    return new Promise((_, reject) => {
      for (const { follow } of this.holdings.values()) follow().catch(reject);
    });
  }

  /** Resolves once every table has all that its stream has; never if one can't be read, of which `follow` tells. */
  async complete(): Promise<void> {
    await Promise.all([...this.holdings.values()].map(({ table }) => table.complete));
  }

  async close(): Promise<void> {
    this.stopping.abort();
    await Promise.all([...this.holdings.values()].map(({ close }) => close()));
  }

  private hold(
    settings: TableSettings,
    clientId: string,
    kafka: KafkaAccess,
    codecs: Codecs,
    metrics: TableMetrics,
    log: Logger,
  ): Holding {
    const { signal } = this.stopping;
    const store = settings.folder === undefined ? new MemoryStore() : DiskStore.open(settings.folder, settings, log);
    const decoder = codecs.decoder(settings);
    const table = new HeldTable({ settings, store, decoder, metrics, log, stopping: signal });
    const retries = new RetryWatch(kafka, log);
    // The client wants a name for a group, which it never joins. Each has a session with a broker of its own.
    const options = {
      ...clientOptions(kafka, clientId, retries.onRetry),
      groupId: clientId,
      metadataMaxAge: METADATA_MAX_AGE_MS,
    };
    const consumer = tolerant(new FetchingConsumer(options));
    const followed = {
      topic: settings.topic,
      ...(settings.maxEventBytes === undefined ? {} : { maxEventBytes: settings.maxEventBytes }),
      next: (partition: number) => store.next(partition),
      take: table.take.bind(table),
      caughtUp: table.caughtUp.bind(table),
      begin: table.begin.bind(table),
      restart: table.restart.bind(table),
    };
    const follower = new TopicFollower(consumer, followed, log);
    let following = Promise.resolve();
    return {
      table,
      follow: () => {
        following = follower.follow(signal);
        return Promise.race([following, retries.hopeless]);
      },
      close: async () => {
        retries.close();
        await consumer.close(true).catch(() => undefined);
        await following.catch(() => undefined);
        store.close();
      },
    };
  }
}
