import type { RecordsBatch } from "@platformatic/kafka";
import { isControl } from "./aborted-batches";

/** A record as it is in the log. */
export interface LogRecord {
  readonly offset: number;
  /** Milliseconds. */
  readonly timestamp: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [name: string, value: Buffer])[];
}

/** The records of fetched batches, without the marks that end transactions. */
export const recordsOf = (batches: readonly RecordsBatch[]): LogRecord[] =>
  batches
    .filter((batch) => !isControl(batch))
    .flatMap((batch) => batch.records.map((record) => recordOf(batch, record)));

const recordOf = (batch: RecordsBatch, record: RecordsBatch["records"][number]): LogRecord => ({
  offset: Number(batch.firstOffset) + record.offsetDelta,
  timestamp: Number(batch.firstTimestamp + record.timestampDelta),
  key: record.key ?? null,
  value: record.value ?? null,
  headers: record.headers.map(([name, value]) => [String(name), value ?? Buffer.alloc(0)] as const),
});
