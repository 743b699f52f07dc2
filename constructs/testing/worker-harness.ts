import type { Duration } from "../model/duration";
import type { IStream } from "../streams/stream";
import type { EventHandler, LogFields, OutgoingEvent, StreamEvent } from "../workers/handler-api";

export interface WorkerHarnessOptions {
  /**
   * The function, as the test imports it: then it can be mocked and stepped through.
   *
   * @default the worker's bundle, as it would be deployed
   */
  readonly handler?: EventHandler;
  /** What time it is at first. @default 2000-01-01T00:00:00Z */
  readonly start?: Date;
}

/** A worker without a cluster; see `testWorker`. */
export interface WorkerHarness {
  /**
   * Publishes an event to one of the worker's streams, as the stream's contract says, and lets the worker handle it to
   * the end. Events of one key are handled in the order of the calls.
   *
   * @param stream the stream, or its name
   * @throws PublishError if the stream would not take the event; Error if the worker does not subscribe to the stream
   */
  send<E>(stream: IStream<E> | string, event: TestEvent<E>): Promise<Handling>;
  /** The same with bytes as the value, whatever they are: to see what becomes of an event that does not decode. */
  sendBytes(stream: IStream | string, bytes: Uint8Array, event?: Omit<TestEvent, "value">): Promise<Handling>;
  /**
   * Sets the value of a key in a stream of state that the worker holds; null deletes it. Tables are empty at first.
   *
   * @throws PublishError if the stream would not take the value; Error if the worker does not hold the stream
   */
  put<E>(stream: IStream<E> | string, key: string, value: E | null): Promise<void>;
  /** Everything that was published so far, as its subscribers receive it. */
  readonly published: readonly StreamEvent[];
  readonly deadLetters: readonly DeadLetter[];
  readonly logs: readonly LogLine[];
  /** The harness's own time. It passes by itself only while a retry is waited for, which takes no real time. */
  readonly now: Date;
  advance(time: Duration): void;
}

export interface TestEvent<E = unknown> extends Omit<OutgoingEvent, "value"> {
  /** Null is a tombstone. */
  readonly value: E | null;
}

/** What became of one event. */
export interface Handling {
  /**
   * - `handled`: its offset would be committed.
   * - `dead-lettered`: so it would, and the event is in the dead letters.
   * - `stopped`: the worker would stop and start again at the same event.
   */
  readonly outcome: "handled" | "dead-lettered" | "stopped";
  /** Why it was not handled. */
  readonly error: string | undefined;
  /** Calls of the handler: 0 if the event does not decode. */
  readonly attempts: number;
  /** How long retries were waited for, in the harness's time. */
  readonly waitedMs: number;
  /** Also by tries that failed then, unless the worker is transactional. */
  readonly published: readonly StreamEvent[];
  readonly deadLetter: DeadLetter | undefined;
  readonly logs: readonly LogLine[];
}

export interface DeadLetter {
  /** Name of the stream that the event is from. */
  readonly stream: string;
  readonly key: string | undefined;
  readonly error: string;
  readonly attempts: number;
  readonly bytes: Uint8Array | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export interface LogLine extends LogFields {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly msg: string;
}
