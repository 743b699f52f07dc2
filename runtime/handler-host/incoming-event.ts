import type { Message } from "@platformatic/kafka";
import type { StreamEvent } from "../../constructs/workers/handler-api";
import { describeError } from "../shared/log";
import type { Codec } from "./codec";

type Record = Pick<Message, "topic" | "partition" | "offset" | "key" | "value" | "headers" | "timestamp">;

/** Unique in the cluster, and the same at every delivery. */
export const eventId = ({ topic, partition, offset }: Pick<Record, "topic" | "partition" | "offset">): string =>
  `${topic}/${partition}/${offset}`;

/** @throws Error that says which event can't be decoded and why */
export function decodeEvent(record: Record, stream: string, codec: Codec): StreamEvent {
  return {
    id: eventId(record),
    stream,
    // The client gives undefined for Kafka's null, whatever its types say.
    key: (record.key as Buffer | undefined)?.toString("utf8"),
    value: decodeValue(record, stream, codec),
    headers: Object.fromEntries([...record.headers].map(([name, value]) => [String(name), String(value ?? "")])),
    time: new Date(Number(record.timestamp)),
    partition: record.partition,
    offset: record.offset,
  };
}

function decodeValue(record: Record, stream: string, codec: Codec): unknown {
  const bytes = record.value as Buffer | undefined;
  if (bytes === undefined) return null;
  try {
    return codec.decode(bytes, stream);
  } catch (error) {
    throw new Error(`The event ${eventId(record)} of stream "${stream}" can't be decoded: ${describeError(error)}`);
  }
}
