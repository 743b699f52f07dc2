import type { RecordsBatch } from "@platformatic/kafka";

/** What a log's reader is told of transactions that came to nothing. */
interface Aborted {
  readonly producerId: bigint;
  readonly firstOffset: bigint;
}

/** A record as it is in the log. */
export interface LogRecord {
  readonly offset: number;
  /** Milliseconds. */
  readonly timestamp: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [name: string, value: Buffer])[];
}

// https://kafka.apache.org/documentation/#recordbatch
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;
/** Key of a control record: int16 version, int16 type; type 0 is an abort. */
const isAbort = (key: Buffer | null): boolean => key !== null && key.length >= 4 && key.readInt16BE(2) === 0;

/** The records of fetched batches, without those of aborted transactions. The broker leaves sorting them out to readers. */
export function committedRecords(batches: readonly RecordsBatch[], aborted: readonly Aborted[]): LogRecord[] {
  const pending = [...aborted].sort((a, b) => Number(a.firstOffset - b.firstOffset));
  const aborting = new Set<bigint>();
  const records: LogRecord[] = [];
  for (const batch of batches) {
    const last = batch.firstOffset + BigInt(batch.lastOffsetDelta);
    while (pending[0] && pending[0].firstOffset <= last) aborting.add(pending.shift()?.producerId ?? -1n);
    if (batch.attributes & CONTROL) {
      if (batch.records.some(({ key }) => isAbort(key))) aborting.delete(batch.producerId);
    } else if (!(batch.attributes & TRANSACTIONAL && aborting.has(batch.producerId))) {
      records.push(...batch.records.map((record) => recordOf(batch, record)));
    }
  }
  return records;
}

const recordOf = (batch: RecordsBatch, record: RecordsBatch["records"][number]): LogRecord => ({
  offset: Number(batch.firstOffset) + record.offsetDelta,
  timestamp: Number(batch.firstTimestamp + record.timestampDelta),
  key: record.key ?? null,
  value: record.value ?? null,
  headers: record.headers.map(([name, value]) => [String(name), value ?? Buffer.alloc(0)] as const),
});
