import type { OutgoingEvent, PublishOptions } from "../../constructs/workers/handler-api";
import { rejectOnAbort } from "../shared/abort";
import type { Clock } from "../shared/clock";
import type { Logger } from "../shared/log";
import type { TraceContext } from "../shared/trace-context";
import type { Sending, Tracing } from "../shared/tracing";
import { withCloudEvent } from "./cloud-events";
import type { Encoder } from "./codecs/codec";
import type { Codecs } from "./codecs/codecs";
import { publishing } from "./event-spans";
import type { OutgoingMessage, Sender } from "./producer";
import type { PublicationMetrics } from "./publication-metrics";
import { encodingFailure, PublishFailure, sendingFailure } from "./publish-failure";
import { DEFAULT_MAX_BYTES, recordBytes } from "./record-size";
import type { HostSettings, StreamTopic } from "./settings";
import { untilReachable } from "./until-reachable";

export interface PublisherOptions {
  readonly settings: Pick<HostSettings, "workload" | "publications">;
  readonly codecs: Codecs;
  /** Undefined if nothing is published. Closed with the publisher. */
  readonly sender: Sender | undefined;
  readonly metrics: PublicationMetrics;
  readonly tracing: Tracing;
  readonly log: Logger;
  readonly clock: Clock;
}

interface Publication extends StreamTopic {
  readonly encoder: Encoder;
}

/** Publishes to the streams that the workload declares, and to no other. */
export class Publisher {
  private readonly publications: ReadonlyMap<string, Publication>;

  constructor(private readonly options: PublisherOptions) {
    const { settings, codecs } = options;
    this.publications = new Map(
      settings.publications.map((stream) => [stream.stream, { ...stream, encoder: codecs.encoder(stream) }]),
    );
  }

  /**
   * Resolves once events can be encoded without the schema registry: from then on it may be down.
   * @throws ProgramError if it does not know a contract; the signal's reason once it aborts
   */
  async prepare(signal: AbortSignal): Promise<void> {
    const encoders = [...this.publications.values()].map(({ encoder }) => encoder);
    await Promise.all(encoders.map((encoder) => untilReachable(() => encoder.prepare(), signal, this.options.log)));
  }

  /**
   * Resolves once the brokers accept this producer; at once if the workload publishes nothing.
   * @throws ProgramError if they never will
   */
  async connect(): Promise<void> {
    await this.options.sender?.connect();
  }

  /**
   * A property, so that handlers may take it apart from its context. Not an async function, which would hold the value
   * while it waits: that may take twenty times the memory of its bytes.
   */
  readonly publish = (stream: string, event: OutgoingEvent, { signal }: PublishOptions = {}): Promise<void> => {
    const sending = this.begin("send", stream);
    const encoded = this.encode(stream, event, sending.context);
    const acknowledged = encoded.then((message) => this.send(stream, message, signal));
    return sending.until(signal ? inTime(stream, acknowledged, signal) : acknowledged);
  };

  /** The event as it goes to the broker, for somebody who sends it later; else as `publish` does. */
  create(stream: string, event: OutgoingEvent): Promise<OutgoingMessage> {
    const creating = this.begin("create", stream);
    return creating.until(this.encode(stream, event, creating.context));
  }

  /** Counts an event that the brokers have acknowledged. */
  published(stream: string): void {
    this.options.metrics.published(stream);
  }

  /**
   * The event as it goes to the broker.
   * @param trace that it is part of; headers that are given come before it
   * @throws PublishFailure if the stream does not take the event; Error if it is not declared
   */
  async encode(
    stream: string,
    { key, value, headers = {} }: OutgoingEvent,
    trace?: TraceContext,
  ): Promise<OutgoingMessage> {
    const publication = this.publications.get(stream);
    if (!publication) throw new Error(this.undeclared(stream));
    const { topic, encoder, maxEventBytes = DEFAULT_MAX_BYTES } = publication;
    const bytes = value === null ? undefined : await this.encodeValue(stream, encoder, value);
    const contentType = bytes && encoder.contentType;
    const { settings, clock } = this.options;
    const about = { workload: settings.workload, stream, contentType, time: clock.now() };
    const named = withCloudEvent({ ...trace, ...headers }, about);
    const message = {
      topic,
      ...(key === undefined ? {} : { key: Buffer.from(key) }),
      ...(bytes === undefined ? {} : { value: bytes }),
      headers: new Map(Object.entries(named).map(([name, text]) => [Buffer.from(name), Buffer.from(text)])),
    };
    const size = recordBytes(message);
    if (size <= maxEventBytes) return message;
    throw new PublishFailure(
      "too-large",
      `The event for stream "${stream}" is too large: ${size} bytes with its key and headers, and the stream takes ${maxEventBytes}. Publish where the data is instead of the data, or declare the stream with a larger maxEventSize.`,
    );
  }

  async close(): Promise<void> {
    await this.options.sender?.close();
  }

  private begin(operation: "send" | "create", stream: string): Sending {
    return this.options.tracing.begin(publishing(operation, this.publications.get(stream)?.topic ?? stream));
  }

  private async send(stream: string, message: OutgoingMessage, signal: AbortSignal | undefined): Promise<void> {
    const maxBytes = this.publications.get(stream)?.maxEventBytes ?? DEFAULT_MAX_BYTES;
    await this.options.sender?.send(message, { maxBytes, signal }).catch((error: unknown) => {
      throw signal?.aborted ? error : sendingFailure(stream, error);
    });
    this.published(stream);
  }

  private async encodeValue(stream: string, encoder: Encoder, value: unknown): Promise<Buffer> {
    try {
      return await encoder.encode(value);
    } catch (error) {
      throw encodingFailure(stream, error);
    }
  }

  private undeclared(stream: string): string {
    const declared = [...this.publications.keys()].map((name) => `"${name}"`).join(", ") || "none";
    return `The stream "${stream}" is not declared as published by this workload (declared: ${declared}). Declare it with publishes().`;
  }
}

/** Rejects once the signal aborts, whatever becomes of the event then. */
async function inTime(stream: string, acknowledged: Promise<void>, signal: AbortSignal): Promise<void> {
  acknowledged.catch(() => undefined); // nobody may be waiting any more
  try {
    await Promise.race([acknowledged, rejectOnAbort(signal)]);
  } catch (error) {
    if (error !== signal.reason) throw error;
    const message = `Stream "${stream}" has not acknowledged the event in time.`;
    throw new PublishFailure("unavailable", message, [], { cause: error });
  }
}
