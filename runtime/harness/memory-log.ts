import type { Message } from "@platformatic/kafka";
import type { DeadLetter } from "../../constructs/testing/worker-harness";
import type { OutgoingMessage } from "../handler-host/producer";
import { DEAD_LETTER_HEADERS } from "../shared/dead-letter-headers";

/** Topics of one partition each. */
export class MemoryLog {
  private readonly lengths = new Map<string, number>();

  /** Appends a message: what a consumer would get. */
  append({ topic, key, value, headers }: OutgoingMessage, time: Date): Message {
    const offset = this.lengths.get(topic) ?? 0;
    this.lengths.set(topic, offset + 1);
    const entries = [...(headers as Map<Buffer, Buffer>)];
    const record = {
      topic,
      partition: 0,
      offset: BigInt(offset),
      timestamp: BigInt(time.getTime()),
      key,
      value,
      headers: new Map(entries),
      headerEntries: entries,
    };
    return record as unknown as Message;
  }
}

export function deadLetterIn(record: Message, streamOf: (topic: string) => string): DeadLetter {
  const headers = Object.fromEntries([...record.headers].map(([name, value]) => [String(name), String(value)]));
  const about = (field: keyof typeof DEAD_LETTER_HEADERS) => headers[DEAD_LETTER_HEADERS[field]] ?? "";
  return {
    stream: streamOf(about("topic")),
    key: (record.key as Buffer | undefined)?.toString(),
    error: about("error"),
    attempts: Number(about("attempts")),
    bytes: record.value as Buffer | undefined,
    headers,
  };
}
