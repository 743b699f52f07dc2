import type { MessageToProduce } from "@platformatic/kafka";
import { DEAD_LETTER_HEADERS, isDeadLetterHeader, REDRIVEN_FOR } from "../../shared/dead-letter-headers";
import type { LogRecord } from "../../shared/log-record";
import type { Letter } from "./letter-answers";

/** Undefined for a record that no handler's host has written. */
export function letterOf(
  record: LogRecord,
  partition: number,
  redriven: boolean,
  contents: boolean,
): Letter | undefined {
  const text = (name: string) => record.headers.findLast(([header]) => header === name)?.[1].toString("utf8");
  const original = text(DEAD_LETTER_HEADERS.topic);
  if (original === undefined) return undefined;
  const { key, value } = record;
  return {
    id: `${partition}/${record.offset}`,
    failedAt: text(DEAD_LETTER_HEADERS.failedAt) ?? new Date(record.timestamp).toISOString(),
    error: text(DEAD_LETTER_HEADERS.error) ?? "",
    attempts: Number(text(DEAD_LETTER_HEADERS.attempts) ?? 0),
    original: {
      topic: original,
      partition: Number(text(DEAD_LETTER_HEADERS.partition) ?? 0),
      offset: Number(text(DEAD_LETTER_HEADERS.offset) ?? 0),
    },
    redriven,
    key: key?.toString("base64") ?? null,
    ...(contents
      ? {
          value: value?.toString("base64") ?? null,
          headers: ownHeaders(record).map(([name, bytes]) => [name, bytes.toString("base64")] as const),
        }
      : {}),
  };
}

/**
 * The event as it came, for its original topic and partition, so that it stays behind events of its key. It has the
 * time of now: with its former one, Kafka might remove it as expired before it is read.
 */
export function redriven(record: LogRecord, { original }: Letter, partitions: number, group: string): MessageToProduce {
  const { key, value } = record;
  const headers = new Map([
    ...ownHeaders(record).map(([name, bytes]) => [Buffer.from(name), bytes] as const),
    [Buffer.from(REDRIVEN_FOR), Buffer.from(group)] as const,
  ]);
  return {
    topic: original.topic,
    ...(original.partition < partitions ? { partition: original.partition } : {}),
    ...(key === null ? {} : { key }),
    ...(value === null ? {} : { value }),
    headers,
  };
}

const ownHeaders = ({ headers }: LogRecord): LogRecord["headers"] =>
  headers.filter(([name]) => !isDeadLetterHeader(name));
