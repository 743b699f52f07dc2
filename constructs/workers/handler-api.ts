/** What a handler is and gets. Types alone: they cost a handler's bundle nothing. */

/**
 * What an event says of itself, whoever published it.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md
 */
export interface CloudEvent {
  /** The same at every delivery, and after a replay. Together with `source` it is unique. */
  readonly id: string;
  /** Who published it: `/shop/orders` is the workload "orders" of team "shop". */
  readonly source: string;
  /** What happened. By default the stream's name. */
  readonly type: string;
  readonly time: Date | undefined;
  readonly subject: string | undefined;
  /** The media type of the value as it travels. */
  readonly dataContentType: string | undefined;
  /** All other attributes, such as `traceparent`. */
  readonly extensions: Readonly<Record<string, string>>;
}

/** An event as a worker's handler receives it. */
export interface StreamEvent<Value = unknown> {
  /** The same at every delivery of this event: use it to recognise a repeated one. */
  readonly id: string;
  /** Name of the stream, as declared. */
  readonly stream: string;
  /** Undefined if it was published without one. Events of one key arrive in order. */
  readonly key: string | undefined;
  /**
   * The same JSON whatever the contract is written in; `headwater types` writes its type. Null says that the key's value
   * was deleted.
   */
  readonly value: Value | null;
  readonly headers: Readonly<Record<string, string>>;
  /** What the headers `ce_…` say. Undefined if there are none: the publisher writes no CloudEvents. */
  readonly cloudEvent: CloudEvent | undefined;
  /** When it was published. */
  readonly time: Date;
  readonly partition: number;
  readonly offset: bigint;
}

/** An event to publish. */
export interface OutgoingEvent {
  readonly key?: string;
  /** As the stream's contract says. Null deletes the key's value in a state stream. */
  readonly value: unknown;
  /**
   * Beside those of a CloudEvent, which every event gets: `ce_id`, `ce_source`, `ce_type`, `ce_time`, `content-type`. One
   * that is given here takes the place of ours.
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where a value is not what its stream's contract says. */
export interface Violation {
  /** JSON Pointer (RFC 6901): `/lines/0/price`; empty for the whole value, or if the format does not tell. */
  readonly pointer: string;
  /** What is wrong and what is allowed. Holds nothing of the value but the names of its fields. */
  readonly detail: string;
}

/** What `publish` rejects with if the program is right and the event, or the moment, is not. */
export interface PublishError extends Error {
  readonly name: "PublishError";
  /**
   * - `invalid`: the value is not what the stream's contract says; the same event will never be published.
   * - `too-large`: the stream takes smaller events only.
   * - `unavailable`: brokers or registry do not answer, or not in time. The event may have been published.
   */
  readonly reason: "invalid" | "too-large" | "unavailable";
  /** Of an invalid event: 20 at most, the first alone in Protobuf. */
  readonly violations: readonly Violation[];
}

export interface PublishOptions {
  /** Once aborted the event is no longer waited for, and not sent if it has not been. @default about a minute */
  readonly signal?: AbortSignal;
}

export type LogFields = Readonly<Record<string, unknown>>;

/** Writes one JSON object per line: `{time, level, msg, ...fields}`. */
export interface Logger {
  debug(msg: string, fields?: LogFields): void;
  info(msg: string, fields?: LogFields): void;
  warn(msg: string, fields?: LogFields): void;
  error(msg: string, fields?: LogFields): void;
}

/**
 * What a replica has of a stream of state that its workload holds: the last value of each key. It is complete before a
 * handler is given anything, and follows the stream from then on.
 */
export interface Table<Value = unknown> {
  /** Undefined if the key has none. Not to be changed. */
  get(key: string): Value | undefined;
  /** In no order. A key that is there from the loop's beginning to its end comes once, with its value at that moment. */
  entries(): Iterable<readonly [key: string, value: Value]>;
  /** Keys. */
  readonly size: number;
  /** Everything that was published before this is in. It goes on while brokers answer, within a second or so. */
  readonly asOf: Date;
}

/** What a handler may use beside its event or request. */
export interface HandlerContext {
  /**
   * Publishes to a declared stream; resolves once every in-sync replica of the broker has the event.
   * @throws PublishError if the value is not as the contract says, the event is larger than the stream takes, or the
   * brokers can't be reached within about a minute; another Error if the workload does not declare the stream
   * @example
   * await publish("order-placed", { key: order.orderId, value: order }, { signal: AbortSignal.timeout(2_000) });
   */
  publish(stream: string, event: OutgoingEvent, options?: PublishOptions): Promise<void>;
  /**
   * The state of a stream that the workload holds.
   * @throws Error if the workload does not declare that with holds()
   * @example const rate = table<Rate>("rates").get(event.value.country);
   */
  table<Value = unknown>(stream: string): Table<Value>;
  readonly log: Logger;
  /**
   * Aborted when the result is no longer waited for: the process ends and the time to finish is up, the event now
   * belongs to another replica, or the caller has gone.
   */
  readonly signal: AbortSignal;
}

/**
 * Handles one event. An event is done when the promise resolves; what it resolves to is dropped. After a rejection, or
 * when the subscription's `timeout` is up, it is tried again, as often as the subscription says (5 times by default, after
 * 250 ms at first and 5 s at most). Then it is published to the subscription's dead-letter topic; without one the worker
 * stops, starts again and is given the same event.
 *
 * Events of one key are handled one after the other, in the order in which they were published; those of different keys
 * side by side, as many as the worker's `concurrency` says.
 *
 * @example const ship: EventHandler<{ orderId: string }> = async ({ value }, { log }) => log.info("shipped", { ...value });
 */
export type EventHandler<Value = unknown> = (event: StreamEvent<Value>, context: HandlerContext) => Promise<void>;

/** An event of a batch that was not handled. */
export interface FailedEvent {
  /** The event's `id`. */
  readonly id: string;
  /** Why; it is in the log and in the dead letter. */
  readonly error?: unknown;
}

/**
 * Handles the events of a subscription with `batch`: those of one partition, in their order. All are done when the
 * promise resolves, but those that it names. These, or all after a rejection, are tried again one by one, each in a batch
 * of its own, as often as the subscription says.
 *
 * @example
 * const store: BatchHandler<Order> = async (events) => {
 *   const refused = await database.insertMany(events.map(({ id, value }) => ({ id, ...value })));
 *   return { failed: refused.map(({ id, reason }) => ({ id, error: reason })) };
 * };
 */
export type BatchHandler<Value = unknown> = (
  events: readonly StreamEvent<Value>[],
  context: HandlerContext,
) => Promise<BatchResult>;

/** Which events of a batch were not handled; nothing if all were. */
// biome-ignore lint/suspicious/noConfusingVoidType: an async function without a return is of it
export type BatchResult = void | { readonly failed: readonly FailedEvent[] };

/** Answers one HTTP request, with the web's Request and Response. */
export type RequestHandler = (request: Request, context: HandlerContext) => Promise<Response>;
