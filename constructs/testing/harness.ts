import type { Duration } from "../model/duration";
import type { IStream } from "../streams/stream";
import type { LogFields, StreamEvent } from "../workers/handler-api";

export interface HarnessOptions<Handler> {
  /**
   * The function, as the test imports it: then it can be mocked and stepped through.
   *
   * @default the workload's bundle, as it would be deployed
   */
  readonly handler?: Handler;
  /** What time it is at first. @default 2000-01-01T00:00:00Z */
  readonly start?: Date;
}

/** A workload without a cluster. */
export interface Harness {
  /**
   * Sets the value of a key in a stream of state that the workload holds; null deletes it. Tables are empty at first.
   *
   * @throws PublishError if the stream would not take the value; Error if the workload does not hold the stream
   */
  put<E>(stream: IStream<E> | string, key: string, value: E | null): Promise<void>;
  /** Everything that was published so far, as its subscribers receive it. */
  readonly published: readonly StreamEvent[];
  readonly logs: readonly LogLine[];
  /** The harness's own time. It passes by itself only while a retry is waited for, which takes no real time. */
  readonly now: Date;
  advance(time: Duration): void;
}

/** A stream, as far as its name goes. */
export type TestStream = { readonly topic: string } | string;

export interface LogLine extends LogFields {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly msg: string;
}
