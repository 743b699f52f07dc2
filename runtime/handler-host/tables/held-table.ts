import type { Table } from "../../../constructs/workers/handler-api";
import { describeError, type Logger } from "../../shared/log";
import type { LogRecord } from "../../shared/log-record";
import { ProgramError } from "../../shared/program";
import type { Decoder } from "../codecs/codec";
import { untilReachable } from "../until-reachable";
import { KEPT_OUT } from "./kept-out";
import type { TableMetrics } from "./table-metrics";
import type { TableSettings } from "./table-settings";
import type { TableChange, TableStore } from "./table-store";

export interface HeldTableOptions {
  readonly settings: TableSettings;
  readonly store: TableStore;
  readonly decoder: Decoder;
  readonly metrics: TableMetrics;
  readonly log: Logger;
  /** Aborts when nothing further is to be waited for. */
  readonly stopping: AbortSignal;
}

/** The last value of each key of a stream, as far as it was read. */
export class HeldTable implements Table {
  /** Resolves once the table has all that the stream has. */
  readonly complete: Promise<void>;
  private completed: () => void = () => undefined;
  private completeAt: Date | undefined;
  private topicId: string | undefined;

  constructor(private readonly options: HeldTableOptions) {
    this.complete = new Promise((resolve) => {
      this.completed = resolve;
    });
    const { metrics, settings } = options;
    metrics.follow(settings.stream, this);
  }

  get isComplete(): boolean {
    return this.completeAt !== undefined;
  }

  get(key: string): unknown {
    return this.options.store.get(key);
  }

  entries(): Iterable<readonly [string, unknown]> {
    return this.options.store.entries();
  }

  get size(): number {
    return this.options.store.size;
  }

  get bytes(): number {
    return this.options.store.bytes;
  }

  get asOf(): Date {
    return this.completeAt ?? new Date(0);
  }

  /**
   * Takes the next records of a partition. A value that does not decode is left out: its key keeps the value that it had.
   * @throws ProgramError if the table is larger then than it may be
   */
  async take(partition: number, records: readonly LogRecord[], next: bigint): Promise<void> {
    const { store, settings, metrics } = this.options;
    const changes: TableChange[] = [];
    for (const record of records) changes.push(...(await this.changeOf(partition, record)));
    store.apply(partition, changes, next);
    metrics.changed(settings.stream, changes.length);
    if (settings.maxBytes === undefined || store.bytes <= settings.maxBytes) return;
    throw new ProgramError(
      `The table "${settings.stream}" takes more than the ${settings.maxBytes} bytes that it may: ${store.size} keys. Give holds() a larger maxSize, and the workload the memory for it, or keep the table on disk.`,
    );
  }

  caughtUp(at: Date): void {
    this.completeAt = at;
    this.options.store.caughtUp();
    this.completed();
  }

  /** @throws ProgramError if it is not the topic any more that the table was read from */
  begin(topicId: string): void {
    if (this.topicId !== undefined) this.restart();
    this.topicId = topicId;
    this.options.store.begin(topicId);
  }

  /**
   * Forgets everything.
   * @throws ProgramError if somebody may be reading: the next process has a table when it is complete
   */
  restart(): void {
    const { settings, store } = this.options;
    if (this.isComplete) {
      throw new ProgramError(`The topic "${settings.topic}" was made anew, or lost events that the table lacks.`);
    }
    store.clear();
  }

  private async changeOf(partition: number, { offset, key, value }: LogRecord): Promise<TableChange[]> {
    const { settings, decoder, log, metrics, stopping } = this.options;
    try {
      if (key === null) throw new Error("it has no key");
      const name = key.toString("utf8");
      if (value === null) return [{ key: name, value: undefined }];
      const json = await untilReachable(async () => decoder.decode(value), stopping, log);
      return [{ key: name, value: { json, bytes: value.length } }];
    } catch (error) {
      if (stopping.aborted || error instanceof ProgramError) throw error;
      metrics.rejected(settings.stream);
      log.warn(KEPT_OUT, {
        table: settings.stream,
        event: `${settings.topic}/${partition}/${offset}`,
        reason: describeError(error),
      });
      return [];
    }
  }
}
