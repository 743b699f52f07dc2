import type { IStream } from "../streams/stream";
import type { OutgoingEvent, StreamEvent } from "../workers/handler-api";
import type { Harness, LogLine } from "./harness";

/** A worker without a cluster; see `testWorker`. */
export interface WorkerHarness extends Harness {
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
  readonly deadLetters: readonly DeadLetter[];
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
