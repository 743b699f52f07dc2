import {
  CombineablePromise,
  type Context,
  type ObjectContext,
  type ObjectSharedContext,
  serde,
  TerminalError,
} from "@restatedev/restate-sdk";
import type {
  Callee,
  DurableContext,
  DurablePromise,
  EntityContext,
  EntityQueryContext,
  StepInfo,
  StepOptions,
} from "../../constructs/durable/durable-api";
import type { LogFields, Logger, OutgoingEvent } from "../../constructs/workers/handler-api";
import { TRACEPARENT, TRACESTATE, traceContextOf } from "../shared/trace-context";
import { eventOf } from "./event-header";
import { handlerName } from "./handler-name";
import { idempotencyKeys } from "./idempotency-keys";
import { runSaga } from "./saga";

export interface ContextHost {
  /** Whose function it is. */
  readonly team: string;
  /** Restate's names of those that it may call, its own among them. */
  readonly callees: readonly string[];
  publish(stream: string, event: OutgoingEvent): Promise<void>;
}

/** Restate's context in the terms of docs/durable.md. */
export function durableContext(restate: Context, { team, callees, publish }: ContextHost): DurableContext {
  const { id, headers } = restate.request();
  // Of whoever called it: the same in each attempt.
  const trace = { ...traceContextOf(headers.get(TRACEPARENT), headers.get(TRACESTATE)) };
  const nextKey = idempotencyKeys(id);
  const nextStep = (): StepInfo => ({ idempotencyKey: nextKey() });
  const run = <T>(
    name: string,
    action: (step: StepInfo) => Promise<T> | T,
    step: StepInfo,
    options: StepOptions = {},
  ): DurablePromise<T> => restate.run(name, async () => await action(step), retriesOf(options));
  const serviceOf = (name: string): string => {
    const service = name.includes("/") ? name.replace("/", ".") : `${team}.${name}`;
    if (callees.includes(service)) return service;
    const declared = callees.map((callee) => `"${callee.replace(".", "/")}"`).join(", ");
    throw new Error(
      `"${name}" is not declared as called by this function (known: ${declared}). Declare it with calls().`,
    );
  };
  const combine = (promises: readonly DurablePromise<unknown>[]) => promises as never;
  return {
    id,
    event: eventOf(headers),
    run: (name, action, options) => run(name, action, nextStep(), options),
    sleep: (ms) => restate.sleep(ms),
    publish: (stream, event) =>
      run(
        `publish to ${stream}`,
        ({ idempotencyKey }) =>
          publish(stream, { ...event, headers: { ...trace, ce_id: idempotencyKey, ...event.headers } }),
        nextStep(),
      ),
    awakeable: () => restate.awakeable(),
    resolve: (awakeable, value) => restate.resolveAwakeable(awakeable, value),
    reject: (awakeable, reason) => restate.rejectAwakeable(awakeable, reason),
    function: (name) => callee(restate, { service: serviceOf(name), method: "run", headers: trace }),
    entity: (name, key, handler) =>
      callee(restate, { service: serviceOf(name), method: handlerName(handler), key, headers: trace }),
    all: (promises) => CombineablePromise.all(combine(promises)),
    race: (promises) => CombineablePromise.race(combine(promises)),
    saga: (body) => runSaga({ run, nextStep, isFinal: (error) => error instanceof TerminalError }, body),
    fail: (reason) => {
      throw new TerminalError(reason);
    },
    now: () => restate.date.now(),
    random: () => restate.rand.random(),
    log: loggerOf(restate.console),
  };
}

export const entityContext = (restate: ObjectContext, host: ContextHost): EntityContext => ({
  ...durableContext(restate, host),
  key: restate.key,
  state: {
    ...reading(restate),
    set: (name, value) => restate.set(name, value),
    clear: (name) => restate.clear(name),
  },
});

export const entityQueryContext = (restate: ObjectSharedContext, host: ContextHost): EntityQueryContext => ({
  ...durableContext(restate, host),
  key: restate.key,
  state: reading(restate),
});

const reading = (restate: ObjectSharedContext): EntityQueryContext["state"] => ({
  get: async <T>(name: string) => (await restate.get<T>(name)) ?? undefined,
});

// The client's own types are not exact about optional properties.
const JSON_SERDE = serde.json as never;

function callee(
  restate: Context,
  target: {
    readonly service: string;
    readonly method: string;
    readonly key?: string;
    readonly headers: Record<string, string>;
  },
): Callee {
  return {
    call: <Output>(parameter: unknown, options = {}) =>
      restate.genericCall<unknown, Output>({
        ...target,
        ...options,
        parameter,
        inputSerde: JSON_SERDE,
        outputSerde: JSON_SERDE,
      }),
    send: (parameter, options = {}) =>
      void restate.genericSend({ ...target, ...options, parameter, inputSerde: JSON_SERDE }),
  };
}

/** A step without a number of retries is tried for ever. */
const retriesOf = ({ retries, firstRetryAfter = 100, maxRetryAfter = 60_000 }: StepOptions) => ({
  ...(retries === undefined ? {} : { maxRetryAttempts: retries + 1 }),
  initialRetryInterval: firstRetryAfter,
  maxRetryInterval: maxRetryAfter,
  retryIntervalFactor: 2,
});

/** Restate's console knows when a function is being resumed, and is silent then. */
function loggerOf(console: Console): Logger {
  const at = (level: "debug" | "info" | "warn" | "error") => (msg: string, fields?: LogFields) =>
    console[level](msg, fields);
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
