import type { DurableEntityHandlers, DurableHandler } from "../durable/durable-api";
import type { Duration } from "../model/duration";
import type { IStream } from "../streams/stream";
import type { StreamEvent } from "../workers/handler-api";
import type { Harness, LogLine } from "./harness";
import type { TestEvent } from "./worker-harness";

/** A durable function or entity without a cluster; see `testDurable`. */
export interface DurableHarness extends Omit<Harness, "advance" | "put"> {
  /**
   * Calls it, and resolves once it has ended or waits. Tries that fail are repeated, which takes no real time.
   *
   * @throws Error if it is not deterministic: if it does something else when it is resumed; Error if it has no such handler
   */
  call(input?: unknown, to?: DurableTarget): Promise<Invocation>;
  /**
   * Publishes an event to one of its streams, as the stream's contract says, and hands it over. An event whose id came
   * before begins nothing.
   *
   * @param stream the stream, or its name
   * @returns what the event began, or began when it came first
   * @throws PublishError if the stream would not take the event; Error if it does not subscribe to the stream, or refuses
   * the event
   */
  send<E>(stream: IStream<E> | string, event: TestEvent<E>): Promise<Invocation>;
  /** Lets time pass: timers, deadlines and delayed calls that are due by then go off in their order. */
  advance(time: Duration): Promise<void>;
  /** Settles an awakeable, as somebody outside would. @throws Error if there is none of that id */
  resolve(awakeable: string, value?: unknown): Promise<void>;
  reject(awakeable: string, reason: string): Promise<void>;
  /** What an entity keeps for a key. */
  state(key: string): Readonly<Record<string, unknown>>;
  /** Lets a step go wrong, at the next tries of it. */
  inject(step: string, fault: StepFault): void;
  /** Everything that was begun, what others were called for as well, in that order. */
  readonly invocations: readonly Invocation[];
}

export interface DurableTarget {
  /** Of an entity. @default "run", a function's */
  readonly handler?: string;
  /** Of an entity. */
  readonly key?: string;
  /** A second call with the same key begins nothing, and has the first one's result. @default none */
  readonly idempotencyKey?: string;
}

/**
 * - `error`: instead of being done it fails.
 * - `hang`: instead of being done it never answers.
 * - `crash`: it is done, and the process ends before its result is kept. So it is done again, with the same key.
 */
export interface StepFault {
  readonly fault: "error" | "hang" | "crash";
  /** Of an error. @default "<step> fails" */
  readonly reason?: string;
  /** How many tries go wrong. @default every one; of a crash the next one */
  readonly times?: number;
}

/** One run of a function, or of one of an entity's handlers. It changes as that goes on. */
export interface Invocation {
  readonly id: string;
  /** "shop.checkout/run", or an entity's "shop.stock/chair/take". */
  readonly target: string;
  /**
   * - `running`: a step is still being done, or the entity's key is busy with another call.
   * - `waiting`: for a timer, an awakeable, another function, or a step that hangs.
   * - `paused`: each of 70 tries has failed, and Restate would wait for an operator.
   */
  readonly outcome: "running" | "waiting" | "completed" | "failed" | "paused";
  readonly result: unknown;
  /** Why it failed, or why the last try did. */
  readonly error: string | undefined;
  /** In the order in which they were begun: compensations are `undo <step>`, publications `publish to <stream>`. */
  readonly steps: readonly Step[];
  /** Ids of those that are waited for. */
  readonly awakeables: readonly string[];
  readonly published: readonly StreamEvent[];
  readonly logs: readonly LogLine[];
}

export interface Step {
  readonly name: string;
  /** How often it was done, or tried to. */
  readonly tries: number;
  /** `failed` is for good. A step that has ended is never done again. */
  readonly outcome: "begun" | "done" | "failed";
  /** Why the last try failed. */
  readonly error: string | undefined;
}

/** Code for functions and entities that are called, by name: `{ "shop/pricing": async () => 5 }`. */
// biome-ignore lint/suspicious/noExplicitAny: each handler says what it takes
export type DurableCallees = Readonly<Record<string, DurableHandler<any> | DurableEntityHandlers>>;
