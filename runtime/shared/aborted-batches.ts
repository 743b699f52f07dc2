import type { fetchV17, RecordsBatch } from "@platformatic/kafka";

// https://kafka.apache.org/documentation/#recordbatch
const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;
/** Key of a control record: int16 version, int16 type; type 0 is an abort. */
const isAbort = (key: Buffer | null | undefined): boolean => !!key && key.length >= 4 && key.readInt16BE(2) === 0;

type Partition = fetchV17.FetchResponse["responses"][number]["partitions"][number];

/** Whether it is the mark at a transaction's end, and no events. */
export const isControl = ({ attributes }: Pick<RecordsBatch, "attributes">): boolean => (attributes & CONTROL) !== 0;

/** Empties the batches of aborted transactions. They stay, because they say how far the partition is read. */
export function withoutAborted(response: fetchV17.FetchResponse): fetchV17.FetchResponse {
  for (const { partitions } of response.responses) for (const partition of partitions) hideAborted(partition);
  return response;
}

/** The broker names the aborted transactions, and leaves it to readers to leave their events out. */
function hideAborted({ records, abortedTransactions }: Partition): void {
  const pending = [...(abortedTransactions ?? [])].sort((a, b) => Number(a.firstOffset - b.firstOffset));
  const aborting = new Set<bigint>();
  for (const batch of (records ?? []) as RecordsBatch[]) {
    const last = batch.firstOffset + BigInt(batch.lastOffsetDelta);
    for (; pending[0] && pending[0].firstOffset <= last; pending.shift()) aborting.add(pending[0].producerId);
    if (isControl(batch)) {
      if (batch.records.some(({ key }) => isAbort(key))) aborting.delete(batch.producerId);
    } else if (batch.attributes & TRANSACTIONAL && aborting.has(batch.producerId)) {
      batch.records = [];
    }
  }
}
