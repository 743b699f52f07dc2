import type { Message } from "@platformatic/kafka";
import type { StreamEvent } from "../../constructs/workers/handler-api";
import { describeError } from "../shared/log";
import { ProgramError } from "../shared/program";
import { Unreachable } from "../shared/unreachable";
import { cloudEventOf } from "./cloud-events";
import type { Decoder } from "./codecs/codec";

type Record = Pick<Message, "topic" | "partition" | "offset" | "key" | "value" | "headers" | "timestamp">;

/** Unique in the cluster, and the same at every delivery. */
export const eventId = ({ topic, partition, offset }: Pick<Record, "topic" | "partition" | "offset">): string =>
  `${topic}/${partition}/${offset}`;

/** @throws Error that says which event can't be decoded and why; Unreachable and ProgramError as the decoder does */
export async function decodeEvent(record: Record, stream: string, decoder: Decoder): Promise<StreamEvent> {
  const headers = Object.fromEntries([...record.headers].map(([name, value]) => [String(name), String(value ?? "")]));
  return {
    id: eventId(record),
    stream,
    // The client gives undefined for Kafka's null, whatever its types say.
    key: (record.key as Buffer | undefined)?.toString("utf8"),
    value: await decodeValue(record, stream, decoder),
    headers,
    cloudEvent: cloudEventOf(headers),
    time: new Date(Number(record.timestamp)),
    partition: record.partition,
    offset: record.offset,
  };
}

async function decodeValue(record: Record, stream: string, decoder: Decoder): Promise<unknown> {
  const bytes = record.value as Buffer | undefined;
  if (bytes === undefined) return null;
  try {
    return await decoder.decode(bytes);
  } catch (error) {
    if (error instanceof Unreachable || error instanceof ProgramError) throw error;
    throw new Error(`The event ${eventId(record)} of stream "${stream}" can't be decoded: ${describeError(error)}`);
  }
}
