import type { OutgoingMessage } from "./producer";

/** What brokers take unless a topic says otherwise: https://kafka.apache.org/documentation/#brokerconfigs_message.max.bytes */
export const DEFAULT_MAX_BYTES = 1_048_588;

/** What a batch of records has before them: https://kafka.apache.org/documentation/#recordbatch */
const BATCH_HEADER_BYTES = 61;
/** Attributes, and the differences of time and offset, which are 0 in a batch of one. */
const RECORD_FIXED_BYTES = 3;

/** How many bytes a topic's `max.message.bytes` counts for a message that is sent alone and uncompressed. */
export function recordBytes({ key, value, headers = new Map() }: OutgoingMessage): number {
  const entries = [...(headers as Map<Buffer, Buffer | undefined>)];
  const body = entries.reduce(
    (sum, [name, text]) => sum + withLength(name.length) + withLength(text?.length),
    RECORD_FIXED_BYTES + withLength(key?.length) + withLength(value?.length) + varintBytes(entries.length),
  );
  return BATCH_HEADER_BYTES + withLength(body);
}

/** Absent parts have the length -1. */
const withLength = (bytes: number | undefined): number => varintBytes(bytes ?? -1) + (bytes ?? 0);

/** Zigzag: https://protobuf.dev/programming-guides/encoding/#signed-ints */
function varintBytes(number: number): number {
  let bytes = 1;
  for (let rest = number < 0 ? -2 * number - 1 : 2 * number; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes++;
  return bytes;
}
