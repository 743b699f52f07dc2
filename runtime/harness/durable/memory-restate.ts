import { RETRIES } from "../../durable-host/definition";
import type { VirtualClock } from "../virtual-clock";
import { attempt, type Endpoint } from "./attempt";
import { readAwakeableId } from "./awakeable-id";
import { Entities } from "./entities";
import { type Call, InvocationRecord } from "./invocation-record";
import {
  type AwaitedId,
  type CallFields,
  type Frame,
  isCommand,
  type NotificationType,
  notificationOf,
  type Result,
  read,
  resultFields,
  resultOf,
  type Said,
} from "./protocol";
import { Timers } from "./timers";

/** Who serves calls of a function or entity. */
export interface Served {
  readonly endpoint: Endpoint;
  /** Whether calls of one key wait for each other. @throws Error if there is no such handler */
  isExclusive(handler: string): boolean;
  /** Runs a try of the invocation. */
  within<T>(invocation: InvocationRecord, run: () => Promise<T>): Promise<T>;
}

/** How a try ends: as Restate's client says, or because a step lets it. */
type Ending = Extract<Said, { readonly type: "Suspension" | "Error" | "End" }> | { readonly type: "crash" | "hang" };

/** Tries without progress, before a call is paused: https://docs.restate.dev/services/configuration#retries. */
const MAX_TRIES = 70;

/** Restate's code for a journal that the function does not agree with. */
const JOURNAL_MISMATCH = 570;

/** Keeps journals, timers and state as Restate does, in memory and in a time of its own. */
export class MemoryRestate {
  readonly invocations: InvocationRecord[] = [];
  readonly entities = new Entities();
  private readonly timers: Timers;
  private readonly byIdempotencyKey = new Map<string, InvocationRecord>();
  private readonly working = new Set<Promise<void>>();
  private problem: unknown;

  constructor(
    private readonly clock: VirtualClock,
    /** @throws Error if there is none of this name */
    private readonly served: (service: string) => Served,
  ) {
    this.timers = new Timers(clock);
  }

  /** Begins it, unless a call with the same idempotency key did. @throws Error if there is nothing to call */
  invoke(call: Call): InvocationRecord {
    const { target, idempotencyKey } = call;
    const isExclusive = this.served(target.service).isExclusive(target.handler);
    const identity = JSON.stringify([target, idempotencyKey]);
    const known = idempotencyKey ? this.byIdempotencyKey.get(identity) : undefined;
    if (known) return known;
    const invocation = new InvocationRecord(this.invocations.length + 1, call);
    this.invocations.push(invocation);
    if (idempotencyKey) this.byIdempotencyKey.set(identity, invocation);
    const begin = () => this.resume(invocation);
    if (isExclusive) this.entities.enqueue(target, begin, invocation.ended);
    else begin();
    return invocation;
  }

  /** Settles an awakeable. @throws Error if there is none of that id */
  settle(awakeable: string, result: Result): void {
    const { invocation: number = 0, signal = 0 } = readAwakeableId(awakeable) ?? {};
    const invocation = this.invocations[number - 1];
    if (!invocation) throw new Error(`There is no awakeable "${awakeable}".`);
    this.notify(invocation, "signal", `signal ${signal}`, resultFields(result));
  }

  /** Resolves once everything has ended or waits. Time goes forward to what is to be tried again. */
  async idle(): Promise<void> {
    do {
      while (this.working.size > 0) await Promise.all(this.working);
      const { problem } = this;
      this.problem = undefined;
      if (problem !== undefined) throw problem;
    } while (this.timers.hasRetries && this.timers.goNext());
  }

  async advance(ms: number): Promise<void> {
    const until = this.clock.now().getTime() + ms;
    do await this.idle();
    while (this.timers.goNext(until));
    this.timers.passTo(until);
  }

  private resume(invocation: InvocationRecord): void {
    invocation.work();
    const work = this.work(invocation)
      .catch((error) => {
        invocation.pause(String(error));
        this.problem ??= error;
      })
      .finally(() => this.working.delete(work));
    this.working.add(work);
  }

  /** Tries until it has ended, waits, or is to be tried again later. */
  private async work(invocation: InvocationRecord): Promise<void> {
    for (;;) {
      const ending = await this.try(invocation);
      switch (ending.type) {
        case "End":
          return;
        case "hang":
          invocation.wait(undefined);
          return;
        case "Suspension":
          if (invocation.wait(ending.awaitingOn)) return;
          break;
        case "Error":
          this.fail(invocation, ending);
          return;
        case "crash":
          break;
      }
    }
  }

  private async try(invocation: InvocationRecord): Promise<Ending> {
    const { target } = invocation.call;
    const { endpoint, within } = this.served(target.service);
    const frames = [invocation.start(this.entities.state(target)), ...invocation.journal];
    let ending: Ending | undefined;
    const cutShort = invocation.begin();
    const take = (frame: Frame) => {
      // After a crash nobody hears what the former process says.
      if (invocation.cutShort !== cutShort || ending?.type === "crash") return;
      const said = read(frame);
      if (said.type === "End" || said.type === "Suspension" || said.type === "Error") ending = said;
      else this.take(invocation, said, frame);
    };
    await within(invocation, () =>
      Promise.race([
        attempt(endpoint, `${target.service}/${target.handler}`, frames, take),
        cutShort.promise.then((type) => {
          ending = { type };
        }),
      ]),
    );
    if (!ending) throw new Error(`${invocation.told.target} stopped without saying why.`);
    return ending;
  }

  private fail(
    invocation: InvocationRecord,
    { code, message, nextRetryDelay }: Said & { readonly type: "Error" },
  ): void {
    if (code === JOURNAL_MISMATCH) {
      throw new Error(
        `${invocation.told.target} is not deterministic: when it was resumed it did something else than before. Between two steps it must do the same each time; what it learns elsewhere belongs into a step (context.run, context.now, context.random).\n${message}`,
      );
    }
    invocation.told.error = message;
    if (++invocation.failures >= MAX_TRIES) {
      invocation.pause(message);
      return;
    }
    const { initialInterval, exponentiationFactor, maxInterval } = RETRIES;
    const delay = Math.min(initialInterval * exponentiationFactor ** (invocation.failures - 1), maxInterval);
    this.timers.add(nextRetryDelay ?? delay, () => this.resume(invocation), true);
  }

  /** Keeps what the function asks for, and does it. */
  private take(invocation: InvocationRecord, said: Said, frame: Frame): void {
    if (isCommand(frame)) invocation.store(frame);
    const { target } = invocation.call;
    switch (said.type) {
      case "Run":
        invocation.runs.set(said.resultCompletionId, said.name);
        break;
      case "ProposeRunCompletion":
        invocation.endStep(said.resultCompletionId, said.failure ? "failed" : "done");
        this.complete(invocation, "run", said.resultCompletionId, resultOf(said));
        break;
      case "SetState":
        this.entities.state(target).set(String(said.key), said.value.content);
        break;
      case "ClearState":
        this.entities.state(target).delete(String(said.key));
        break;
      case "Sleep":
        this.timers.add(said.wakeUpTime - Date.now(), () => {
          this.notify(invocation, "sleep", `completion ${said.resultCompletionId}`, { void: {} });
        });
        break;
      case "Call":
        this.callFor(invocation, said).ended.then((result) => {
          this.complete(invocation, "call", said.resultCompletionId, result);
        });
        break;
      case "OneWayCall": {
        const call = () => void this.callFor(invocation, said);
        if (said.invokeTime > Date.now()) this.timers.add(said.invokeTime - Date.now(), call);
        else call();
        break;
      }
      case "CompleteAwakeable":
        this.settle(said.awakeableId, resultOf(said));
        break;
      case "Output":
        invocation.finish(resultOf(said));
        break;
    }
  }

  private callFor(caller: InvocationRecord, said: CallFields): InvocationRecord {
    const { serviceName: service, handlerName: handler, key, parameter, headers, idempotencyKey } = said;
    const target = { service, handler, key: key === "" ? undefined : key };
    const callee = this.invoke({ target, parameter, headers, idempotencyKey: idempotencyKey || undefined });
    const id = said.invocationIdNotificationIdx;
    this.notify(caller, "invocationId", `completion ${id}`, { invocationId: callee.told.id });
    return callee;
  }

  private complete(invocation: InvocationRecord, type: NotificationType, id: number, result: Result): void {
    this.notify(invocation, type, `completion ${id}`, resultFields(result));
  }

  private notify(invocation: InvocationRecord, type: NotificationType, id: AwaitedId, fields: object): void {
    if (invocation.complete(id, notificationOf(type, id, fields))) this.resume(invocation);
  }
}
