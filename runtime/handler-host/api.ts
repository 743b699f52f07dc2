import type { Logger } from "../shared/log";

/** An event as a worker's handler receives it. */
export interface StreamEvent<Value = unknown> {
  /** The same at every delivery of this event: use it to recognise a repeated one. */
  readonly id: string;
  /** Name of the stream, as declared. */
  readonly stream: string;
  /** Undefined if it was published without one. Events of one key arrive in order. */
  readonly key: string | undefined;
  /** Null says that the key's value was deleted. */
  readonly value: Value | null;
  readonly headers: Readonly<Record<string, string>>;
  /** When it was published. */
  readonly time: Date;
  readonly partition: number;
  readonly offset: bigint;
}

/** An event to publish. */
export interface OutgoingEvent {
  readonly key?: string;
  /** Null deletes the key's value in a state stream. */
  readonly value: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What a handler may use beside its event or request. */
export interface HandlerContext {
  /**
   * Publishes to a declared stream; resolves once every in-sync replica of the broker has the event.
   * @throws if the workload doesn't declare the stream, or if the brokers can't be reached within about a minute
   */
  publish(stream: string, event: OutgoingEvent): Promise<void>;
  readonly log: Logger;
  /**
   * Aborted when the result is no longer waited for: the process ends and the time to finish is up, the event now
   * belongs to another replica, or the caller has gone.
   */
  readonly signal: AbortSignal;
}

/** Handles one event. An event is done when the promise resolves; it is delivered again after a rejection. */
export type EventHandler = (event: StreamEvent, context: HandlerContext) => Promise<void>;

/** Answers one HTTP request. */
export type RequestHandler = (request: Request, context: HandlerContext) => Promise<Response>;
