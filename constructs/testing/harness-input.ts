import type { SchemaIntent } from "../intents/contract";
import type { EventHandler } from "../workers/handler-api";
import type { WorkerHarness } from "./worker-harness";

/** A worker as its pod finds it, but for credentials. */
export interface HarnessInput {
  readonly env: Readonly<Record<string, string>>;
  /** Schemas by the names of their files. */
  readonly contracts: Readonly<Record<string, string>>;
  /** A CommonJS module, or its function. */
  readonly handler: string | EventHandler;
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
  createHarness(input: HarnessInput): WorkerHarness;
}
