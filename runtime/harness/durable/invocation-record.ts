import type { Invocation, Step } from "../../../constructs/testing/durable-harness";
import type { Trace } from "../surroundings";
import { awakeableId, FIRST_AWAKEABLE, invocationId } from "./awakeable-id";
import { type Awaited, type AwaitedId, awaitedIds, type Frame, type Header, messageOf, type Result } from "./protocol";

export interface Target {
  readonly service: string;
  readonly handler: string;
  /** Of an entity. */
  readonly key: string | undefined;
}

/** What is called, and with what. */
export interface Call {
  readonly target: Target;
  readonly parameter: Uint8Array;
  readonly headers: readonly Header[];
  readonly idempotencyKey: string | undefined;
}

type Mutable<T> = { -readonly [P in keyof T]: T[P] };

/** How a step can end a try. */
export class CutShort {
  readonly promise: Promise<"crash" | "hang">;
  end: (how: "crash" | "hang") => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve) => {
      this.end = resolve;
    });
  }
}

/** An invocation as its server keeps it. */
export class InvocationRecord {
  /** What a test sees of it. */
  readonly told: Mutable<Invocation> & { readonly steps: Mutable<Step>[] } & Trace;
  readonly journal: Frame[];
  readonly ended: Promise<Result>;
  /** Tries that failed since the journal has grown. */
  failures = 0;
  phase: "works" | "waits" | "ended" = "works";
  /** Names of steps by the number that their result will have. */
  readonly runs = new Map<number, string>();
  /** Of the try that is being made. */
  cutShort = new CutShort();
  private readonly known = new Set<AwaitedId>();
  /** Undefined: for anything. */
  private awaited: readonly AwaitedId[] | undefined;
  private end: (result: Result) => void = () => undefined;

  constructor(
    readonly number: number,
    readonly call: Call,
  ) {
    const { service, key, handler } = call.target;
    this.told = {
      id: `inv_${number}`,
      target: [service, ...(key === undefined ? [] : [key]), handler].join("/"),
      outcome: "running",
      result: undefined,
      error: undefined,
      steps: [],
      awakeables: [],
      published: [],
      logs: [],
    };
    this.journal = [messageOf("Input", { headers: call.headers, value: { content: call.parameter } })];
    this.ended = new Promise((resolve) => {
      this.end = resolve;
    });
  }

  /** What a try begins with, before the journal. */
  start(state: ReadonlyMap<string, Uint8Array>): Frame {
    return messageOf("Start", {
      id: invocationId(this.number),
      debugId: this.told.id,
      knownEntries: this.journal.length,
      stateMap: [...state].map(([name, value]) => ({ key: Buffer.from(name), value })),
      key: this.call.target.key ?? "",
      retryCountSinceLastStoredEntry: this.failures,
      randomSeed: this.number,
    });
  }

  begin(): CutShort {
    this.cutShort = new CutShort();
    return this.cutShort;
  }

  store(frame: Frame): void {
    this.journal.push(frame);
    this.failures = 0;
  }

  /** Something has come. @returns whether the function waits for it */
  complete(id: AwaitedId, frame: Frame): boolean {
    if (this.known.has(id) || this.phase === "ended") return false;
    this.store(frame);
    this.known.add(id);
    return this.phase === "waits" && (this.awaited?.includes(id) ?? true);
  }

  work(): void {
    this.phase = "works";
    Object.assign(this.told, { outcome: "running", awakeables: [] });
  }

  /** @param awaiting undefined for whatever comes. @returns false if some of it has come already */
  wait(awaiting: Awaited | undefined): boolean {
    this.awaited = awaiting && awaitedIds(awaiting);
    if (this.awaited?.some((id) => this.known.has(id))) return false;
    this.phase = "waits";
    const awakeables = awaiting ? awakeablesIn(awaiting) : [];
    Object.assign(this.told, {
      outcome: "waiting",
      awakeables: awakeables.map((signal) => awakeableId(this.number, signal)),
    });
    return true;
  }

  finish(result: Result): void {
    this.phase = "ended";
    const told =
      "failure" in result
        ? { outcome: "failed", error: result.failure.message }
        : { outcome: "completed", error: undefined, result: jsonIn(result.value) };
    Object.assign(this.told, told);
    this.end(result);
  }

  pause(error: string): void {
    this.phase = "ended";
    Object.assign(this.told, { outcome: "paused", error });
  }

  /** A try of a step. */
  beginStep(name: string): Mutable<Step> {
    const known = this.begun(name);
    const step = known ?? { name, tries: 0, outcome: "begun", error: undefined };
    if (!known) this.told.steps.push(step);
    step.tries++;
    return step;
  }

  /** @param run the number of its result */
  endStep(run: number, outcome: "done" | "failed"): void {
    const step = this.begun(this.runs.get(run));
    if (step) step.outcome = outcome;
  }

  private begun(name: string | undefined): Mutable<Step> | undefined {
    return this.told.steps.find((step) => step.name === name && step.outcome === "begun");
  }
}

/** What is given and returned; nothing at all is undefined. */
export const jsonIn = (bytes: Uint8Array): unknown =>
  bytes.length === 0 ? undefined : JSON.parse(Buffer.from(bytes).toString());

export const jsonBytes = (value: unknown): Buffer => Buffer.from(value === undefined ? "" : JSON.stringify(value));

const awakeablesIn = (awaiting: Awaited): number[] => [
  ...awaiting.waitingSignals.filter((signal) => signal >= FIRST_AWAKEABLE),
  ...awaiting.nestedFutures.flatMap(awakeablesIn),
];
