import type { DurableEntityHandlers, DurableHandler } from "../durable/durable-api";
import type { SchemaIntent } from "../intents/contract";
import type { BatchHandler, EventHandler, RequestHandler } from "../workers/handler-api";
import type { DurableHarness } from "./durable-harness";
import type { ServiceHarness } from "./service-harness";
import type { WorkerHarness } from "./worker-harness";

/** A workload as its pod finds it, but for credentials. */
export interface HarnessInput<Handler> {
  readonly env: Readonly<Record<string, string>>;
  /** Schemas by the names of their files. */
  readonly contracts: Readonly<Record<string, string>>;
  /** A CommonJS module, or its function. */
  readonly handler: string | Handler;
  /** The streams that it subscribes to. */
  readonly sources: readonly HarnessSource[];
  readonly start: Date;
}

/** A stream as those know it who publish there. */
export interface HarnessSource {
  readonly stream: string;
  readonly topic: string;
  readonly contract?: SchemaIntent & { readonly subject: string };
  readonly maxEventBytes?: number;
}

/** What `dist/harness/harness.cjs` exports. */
export interface HarnessModule {
  /** @throws Error that says why the worker would not start */
  workerHarness(input: HarnessInput<EventHandler | BatchHandler>): WorkerHarness;
  /** @throws Error that says why the service would not start */
  serviceHarness(input: HarnessInput<RequestHandler>): ServiceHarness;
}

type Durable = HarnessInput<DurableHandler | DurableEntityHandlers>;

export interface DurableHarnessInput {
  readonly own: Durable;
  /** What hands it events. @throws Error if nothing does */
  readonly forwarder: () => HarnessInput<EventHandler>;
  /** Another one, by "namespace/id". @throws Error if there is none */
  readonly callee: (name: string) => Durable;
}

/** What `dist/harness/durable-harness.cjs` exports. */
export interface DurableHarnessModule {
  /** @throws Error that says why the function would not start */
  durableHarness(input: DurableHarnessInput): DurableHarness;
}
