import type { SchemaIntent } from "../intents/contract";
import type { EventHandler, RequestHandler } from "../workers/handler-api";
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
  workerHarness(input: HarnessInput<EventHandler>): WorkerHarness;
  /** @throws Error that says why the service would not start */
  serviceHarness(input: HarnessInput<RequestHandler>): ServiceHarness;
}
