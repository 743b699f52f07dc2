import type { Message } from "@platformatic/kafka";
import { DEAD_LETTER_HEADERS, isDeadLetterHeader, RETRY_AT } from "../shared/dead-letter-headers";
import { deadLetterOf, type EventRecord, type HandlingFailure } from "./dead-letter";
import type { OutgoingMessage } from "./producer";

/** An event that came back, as it was when it was read first. */
export interface Retried {
  readonly message: Message;
  /** How often its handler failed. */
  readonly attempts: number;
  /** When it is to be tried again, in milliseconds since the epoch. */
  readonly at: number;
}

/** The event as it goes into the stream of retries: a dead letter, but that it says when it is to be tried again. */
export function retryOf(
  record: EventRecord,
  topic: string,
  failure: HandlingFailure,
  consumerGroup: string,
  failedAt: Date,
  waitMs: number,
): OutgoingMessage {
  const { headers, ...letter } = deadLetterOf(record, topic, failure, consumerGroup, failedAt);
  const at = String(failedAt.getTime() + waitMs);
  return {
    ...letter,
    headers: new Map([...(headers as Map<Buffer, Buffer>), [Buffer.from(RETRY_AT), Buffer.from(at)]]),
  };
}

/** Reads what `retryOf` wrote. What somebody else wrote is left as it is: an event of a topic that nobody subscribes to. */
export function retriedIn(record: Message): Retried {
  const entries = record.headerEntries as [Buffer, Buffer][];
  const about = new Map(entries.map(([name, value]) => [String(name), String(value)]));
  const number = (name: string) => Number(about.get(name) ?? Number.NaN);
  const { topic, partition, offset, timestamp, attempts } = DEAD_LETTER_HEADERS;
  const numbers = [partition, offset, timestamp, attempts, RETRY_AT].map(number);
  const original = about.get(topic);
  if (original === undefined || !numbers.every(Number.isSafeInteger)) return { message: record, attempts: 0, at: 0 };
  const headerEntries = entries.filter(([name]) => !isDeadLetterHeader(String(name)));
  const message = {
    ...record,
    topic: original,
    partition: number(partition),
    offset: BigInt(number(offset)),
    timestamp: BigInt(number(timestamp)),
    headerEntries,
    headers: new Map(headerEntries),
  };
  return { message, attempts: number(attempts), at: number(RETRY_AT) };
}
