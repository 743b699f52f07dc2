import { AsyncLocalStorage } from "node:async_hooks";
import type { TraceContext } from "./trace-context";

export type Attributes = Readonly<Record<string, string | number>>;

/** Something that a trace tells of as a span. */
export interface Operation {
  readonly name: string;
  readonly kind: "server" | "consumer" | "producer";
  /** Of OpenTelemetry's semantic conventions. Asked for only if they are recorded. */
  attributes(): Attributes;
  /** What it follows from, elsewhere. Absent: it begins a trace, or is part of the operation that sends. */
  readonly parent?: TraceContext | undefined;
  /** Several that it follows from. Absent: none beside the parent. */
  readonly links?: readonly TraceContext[];
}

/** Something on its way to somebody else. */
export interface Sending {
  /** To be sent along. Undefined: it is part of no trace. */
  readonly context: TraceContext | undefined;
  /** Gives the result as it is; the operation ends with it. */
  until<T>(result: Promise<T>): Promise<T>;
}

/** Connects what this process does with what it follows from, and with what follows. */
export interface Tracing {
  /** What is called by `work` is part of the operation, which ends with it; it has failed if the work rejects. */
  run<T>(operation: Operation, work: () => Promise<T>): Promise<T>;
  /** An operation that is part of the current one. */
  begin(operation: Operation): Sending;
  /** To be sent along with whatever is sent now. */
  readonly current: TraceContext | undefined;
  /** Tells more of the current operation. */
  describe(attributes: Attributes): void;
  /** The current operation has failed, though its work goes on. */
  failed(error: unknown): void;
  /** Resolves once everything is told, or the time for it is up. */
  close(): Promise<void>;
}

/** Records nothing, and sends along what came: an operation's own context is its parent's. */
export class PassingOn implements Tracing {
  private readonly storage = new AsyncLocalStorage<TraceContext | undefined>();

  run<T>({ parent }: Operation, work: () => Promise<T>): Promise<T> {
    // What nobody traces costs nothing: the first `run` makes every later promise of the process a little slower.
    return parent === undefined && this.current === undefined ? work() : this.storage.run(parent, work);
  }

  begin(): Sending {
    return { context: this.current, until: (result) => result };
  }

  get current(): TraceContext | undefined {
    return this.storage.getStore();
  }

  describe(): void {}
  failed(): void {}

  async close(): Promise<void> {}
}
