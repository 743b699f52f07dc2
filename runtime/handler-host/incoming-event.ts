import type { Message } from "@platformatic/kafka";
import type { CloudEvent, StreamEvent } from "../../constructs/workers/handler-api";
import { describeError } from "../shared/log";
import { ProgramError } from "../shared/program";
import { Unreachable } from "../shared/unreachable";
import { cloudEventOf } from "./cloud-events";
import type { Decoder } from "./codecs/codec";

type Record = Pick<Message, "topic" | "partition" | "offset" | "key" | "value" | "headers" | "timestamp">;

/** Unique in the cluster, and the same at every delivery. */
export const eventId = ({ topic, partition, offset }: Pick<Record, "topic" | "partition" | "offset">): string =>
  `${topic}/${partition}/${offset}`;

/** An event as it was read. Headers are taken apart when somebody asks: most handlers never do. */
export class IncomingEvent implements StreamEvent {
  readonly id: string;
  readonly key: string | undefined;
  readonly time: Date;
  readonly partition: number;
  readonly offset: bigint;
  // Private to the language as well, so that a print of an event shows the event.
  readonly #record: Record;
  #headers: Readonly<globalThis.Record<string, string>> | undefined;

  constructor(
    record: Record,
    readonly stream: string,
    readonly value: unknown,
  ) {
    this.#record = record;
    this.id = eventId(record);
    // The client gives undefined for Kafka's null, whatever its types say.
    this.key = (record.key as Buffer | undefined)?.toString("utf8");
    this.time = new Date(Number(record.timestamp));
    this.partition = record.partition;
    this.offset = record.offset;
  }

  get headers(): Readonly<globalThis.Record<string, string>> {
    this.#headers ??= Object.fromEntries(
      [...this.#record.headers].map(([name, value]) => [String(name), String(value ?? "")]),
    );
    return this.#headers;
  }

  get cloudEvent(): CloudEvent | undefined {
    return cloudEventOf(this.headers);
  }

  /** As it is declared: a line of the log may hold it. */
  toJSON(): StreamEvent {
    const { id, stream, key, value, headers, cloudEvent, time, partition, offset } = this;
    return { id, stream, key, value, headers, cloudEvent, time, partition, offset };
  }
}

/**
 * Decodes an event: at once if its decoder needs to ask nobody.
 * @throws Error that says which event can't be decoded and why; Unreachable and ProgramError as the decoder does
 */
export function decodeEvent(record: Record, stream: string, decoder: Decoder): StreamEvent | Promise<StreamEvent> {
  const bytes = record.value as Buffer | undefined;
  if (bytes === undefined) return new IncomingEvent(record, stream, null);
  const explained = (error: unknown): unknown => {
    if (error instanceof Unreachable || error instanceof ProgramError) return error;
    return new Error(`The event ${eventId(record)} of stream "${stream}" can't be decoded: ${describeError(error)}`);
  };
  try {
    const value = decoder.decode(bytes);
    if (!(value instanceof Promise)) return new IncomingEvent(record, stream, value);
    return value.then(
      (decoded) => new IncomingEvent(record, stream, decoded),
      (error: unknown) => {
        throw explained(error);
      },
    );
  } catch (error) {
    throw explained(error);
  }
}
