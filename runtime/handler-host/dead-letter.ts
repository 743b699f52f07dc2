import type { Message } from "@platformatic/kafka";
import { DEAD_LETTER_HEADERS, isDeadLetterHeader, REDRIVEN_FOR } from "../shared/dead-letter-headers";
import { describeError } from "../shared/log";
import type { OutgoingMessage } from "./producer";

/** An event as it was read, with its bytes. */
export type EventRecord = Pick<
  Message,
  "topic" | "partition" | "offset" | "timestamp" | "key" | "value" | "headerEntries"
>;

/** Why an event can't be handled. */
export interface HandlingFailure {
  readonly error: unknown;
  /** How often the handler was tried; 0 for an event that could not be decoded. */
  readonly attempts: number;
}

/** Whether the event is for another consumer group than this one, which has handled it before. */
export const isForOthers = ({ headerEntries }: Pick<EventRecord, "headerEntries">, consumerGroup: string): boolean =>
  (headerEntries as [Buffer, Buffer][]).some(
    // The length first: every event has headers, and hardly one has this.
    ([name, group]) =>
      name.length === REDRIVEN_FOR.length && String(name) === REDRIVEN_FOR && String(group) !== consumerGroup,
  );

/** A header counts towards the size that a topic allows, which the event may have used up almost. */
const MAX_ERROR_BYTES = 1024;

/** The event with its own key, value and headers, and headers that say where it comes from and why. */
export function deadLetterOf(
  record: EventRecord,
  topic: string,
  { error, attempts }: HandlingFailure,
  consumerGroup: string,
  failedAt: Date,
): OutgoingMessage {
  const about: Record<keyof typeof DEAD_LETTER_HEADERS, string> = {
    error: shorten(describeError(error)),
    attempts: String(attempts),
    failedAt: failedAt.toISOString(),
    consumerGroup,
    topic: record.topic,
    partition: String(record.partition),
    offset: String(record.offset),
    timestamp: String(record.timestamp),
  };
  // One that was published again after it had been a dead letter tells of its last failure alone.
  const kept = (record.headerEntries as [Buffer, Buffer][]).filter(([name]) => !isDeadLetterHeader(String(name)));
  const added = Object.entries(DEAD_LETTER_HEADERS).map(([field, name]): [Buffer, Buffer] => [
    Buffer.from(name),
    Buffer.from(about[field as keyof typeof about]),
  ]);
  // Buffers are keys by identity, so that headers of the same name all stay.
  return { topic, key: record.key, value: record.value, headers: new Map([...kept, ...added]) };
}

/** At most so many bytes of UTF-8, and no half character at the end. */
function shorten(text: string): string {
  const bytes = Buffer.from(text);
  if (bytes.length <= MAX_ERROR_BYTES) return text;
  return new TextDecoder().decode(bytes.subarray(0, MAX_ERROR_BYTES - 3), { stream: true });
}
