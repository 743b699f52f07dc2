/** What a durable function is and gets. Types alone: they cost a handler's bundle nothing. */
import type { Logger, OutgoingEvent } from "../workers/handler-api";

/**
 * The result of something durable. Await it, or combine several with `context.all` and `context.race`: `Promise.race`
 * may decide otherwise when the function is resumed.
 */
export interface DurablePromise<T> extends Promise<T> {
  /**
   * The same, but it rejects with a terminal "TimeoutError" unless it settles in time. The deadline outlives the process.
   *
   * @param ms milliseconds
   */
  orTimeout(ms: number): DurablePromise<T>;
}

/** Of one step. */
export interface StepInfo {
  /** The same at every try of this step, and of no other step: receivers can recognise a repeated one by it. */
  readonly idempotencyKey: string;
}

export interface StepOptions {
  /** How often a failed step is tried again before it has failed for good. @default it is tried for ever */
  readonly retries?: number;
  /** Milliseconds before the first repetition; each waits twice as long as the one before. @default 100 */
  readonly firstRetryAfter?: number;
  /** Milliseconds between two tries at most. @default 60,000 */
  readonly maxRetryAfter?: number;
}

/** The event that a function was started by. */
export interface DurableEvent {
  /** The event's own, see `StreamEvent`. */
  readonly id: string;
  /** Name of the stream, as declared. */
  readonly stream: string;
  readonly key?: string;
  /** When it was published, ISO 8601. */
  readonly time: string;
}

/** Something outside that the function waits for, such as a person's decision. */
export interface Awakeable<T> {
  /** Whoever has it may settle the promise: `context.resolve` and `context.reject`, or Restate's ingress. */
  readonly id: string;
  readonly promise: DurablePromise<T>;
}

export interface DurableCallOptions {
  /** A repeated call with the same key does nothing, and has the first one's result. @default none */
  readonly idempotencyKey?: string;
}

export interface DurableSendOptions extends DurableCallOptions {
  /** Milliseconds from now. The call outlives everything that happens until then. @default 0 */
  readonly delay?: number;
}

/** Another function, or one entity. */
export interface Callee {
  /** Waits for the result, however long it takes; nothing runs meanwhile. */
  call<Output = unknown>(input: unknown, options?: DurableCallOptions): DurablePromise<Output>;
  /** Hands the call over and does not wait. */
  send(input: unknown, options?: DurableSendOptions): void;
}

/**
 * What a durable function may use. All that it learns, and all that it does elsewhere, goes through here: each result is
 * kept, and a function that is resumed gets the kept one instead of doing it again.
 */
export interface DurableContext {
  /** Of this invocation: the same at every try. */
  readonly id: string;
  /** Undefined if another function called this one. */
  readonly event: DurableEvent | undefined;
  /**
   * Does something once and keeps the result, which JSON must be able to hold. It is done again only if the process ends
   * before the result is kept: then with the same `idempotencyKey`.
   *
   * @example
   * const payment = await context.run("charge", ({ idempotencyKey }) => charge(order, idempotencyKey), { retries: 3 });
   */
  run<T>(name: string, action: (step: StepInfo) => Promise<T> | T, options?: StepOptions): DurablePromise<T>;
  /** A timer that outlives the process. @param ms milliseconds */
  sleep(ms: number): DurablePromise<void>;
  /** Publishes to a declared stream, as a step: with the step's idempotency key as the event's id. */
  publish(stream: string, event: OutgoingEvent): DurablePromise<void>;
  awakeable<T = unknown>(): Awakeable<T>;
  /** Settles another function's awakeable. */
  resolve(awakeable: string, value?: unknown): void;
  reject(awakeable: string, reason: string): void;
  /** Another durable function of the team, by its id; of another team as "namespace/id". */
  function(id: string): Callee;
  /** One handler of an entity of the team; of another team's as "namespace/id". */
  entity(id: string, key: string, handler: string): Callee;
  all<T extends readonly DurablePromise<unknown>[]>(
    promises: T,
  ): DurablePromise<{ -readonly [P in keyof T]: Awaited<T[P]> }>;
  race<T extends readonly DurablePromise<unknown>[]>(promises: T): DurablePromise<Awaited<T[number]>>;
  /**
   * Runs steps that can be undone. If one fails for good, is late or is cancelled, the compensations of those before it run
   * in reverse order, each until it succeeds; then the saga rejects with the cause.
   */
  saga<T>(body: (saga: Saga) => Promise<T>): Promise<T>;
  /** Ends the function with a failure that is not tried again. Any other error is: the function goes on where it stopped. */
  fail(reason: string): never;
  /** Milliseconds since 1970, the same when the function is resumed. */
  now(): Promise<number>;
  /** From 0 to 1, the same when the function is resumed. */
  random(): number;
  /** Silent about what was logged before the function was resumed. */
  readonly log: Logger;
}

export interface Saga {
  /**
   * A step with what undoes it. Undoing must stand that the step never happened: the process may have ended before its
   * result was kept.
   *
   * @param compensate given the step's idempotency key, so that the receiver knows what to undo
   */
  step<T>(
    name: string,
    action: (step: StepInfo) => Promise<T> | T,
    compensate: (step: StepInfo) => Promise<void> | void,
    options?: StepOptions & {
      /** Milliseconds, after which the step counts as failed. @default none */
      readonly within?: number;
    },
  ): Promise<T>;
}

/**
 * Handles one event, or one call. `input` is the event's value or what the caller gave.
 *
 * @example
 * const checkout: DurableHandler<{ orderId: string }> = async (order, context) =>
 *   context.saga(async (saga) => {
 *     await saga.step("reserve", () => reserve(order), () => release(order));
 *     await saga.step("charge", ({ idempotencyKey }) => charge(order, idempotencyKey), () => refund(order));
 *   });
 */
export type DurableHandler<Input = unknown, Output = unknown> = (
  input: Input,
  context: DurableContext,
) => Promise<Output>;

/** What one entity keeps. Values are JSON. */
export interface EntityState {
  get<T = unknown>(name: string): Promise<T | undefined>;
  set(name: string, value: unknown): void;
  clear(name: string): void;
}

export interface EntityContext extends DurableContext {
  readonly key: string;
  readonly state: EntityState;
}

/** Reads an entity's state beside whatever runs, and changes nothing. */
export interface EntityQueryContext extends DurableContext {
  readonly key: string;
  readonly state: Pick<EntityState, "get">;
}

/**
 * Handlers of an entity. Of one key one handler runs at a time, in the order of their calls.
 *
 * @example
 * const stock: DurableEntityHandlers = {
 *   handlers: { take: async (n: number, { state }) => state.set("left", ((await state.get<number>("left")) ?? 0) - n) },
 *   queries: { left: async (_, { state }) => (await state.get<number>("left")) ?? 0 },
 * };
 */
export interface DurableEntityHandlers {
  // biome-ignore lint/suspicious/noExplicitAny: each handler says what it takes
  readonly handlers: Readonly<Record<string, (input: any, context: EntityContext) => Promise<unknown>>>;
  // biome-ignore lint/suspicious/noExplicitAny: each query says what it takes
  readonly queries?: Readonly<Record<string, (input: any, context: EntityQueryContext) => Promise<unknown>>>;
}
