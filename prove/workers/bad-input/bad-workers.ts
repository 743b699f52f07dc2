import type { WorkerProps } from "../../../constructs";
import { Duration } from "../../../constructs";
import type { SubscriptionOptions } from "../../../constructs/workers/workload-props";

/** A worker that handles good events, and does something bad with each bad one. */
export interface BadWorker {
  readonly name: string;
  /** What its handler does with a bad event, in JavaScript: `value` and `publish` are there. */
  readonly does: string;
  /** What the dead letter of a bad event says. Absent: the worker keeps none, and stops. */
  readonly cause?: RegExp;
  /** Whether the bad event ends its container, again and again, before it is found out. */
  readonly dies?: boolean;
  readonly props?: Partial<WorkerProps>;
  readonly options?: SubscriptionOptions;
}

const diedOf = (reason: string): RegExp =>
  new RegExp(`^The process ended 2 times while handling event shop\\.orders/\\d/\\d+: ${reason}`);

/** One for each thing that can go wrong with a handler while it runs. */
export const BAD_WORKERS: readonly BadWorker[] = [
  { name: "throws", does: `throw new Error("no stock");`, cause: /^no stock$/ },
  {
    name: "hangs",
    does: "await new Promise(() => undefined);",
    cause: /^the handler has not ended within 2 s$/,
    options: { timeout: Duration.seconds(2) },
  },
  { name: "lacks", does: `await import("not-" + "installed");`, cause: /Cannot find package 'not-installed'/ },
  {
    name: "misshapes",
    does: `await publish("shipped", { value: { order: "seven" } });`,
    cause: /^The value is not what stream "shipped" carries: \/order must be integer/,
  },
  {
    name: "batches",
    does: `return { failed: "all" };`,
    cause: /^The handler returned something else than it may/,
    options: { batch: { size: 10, wait: Duration.milliseconds(200) } },
  },
  { name: "unordered", does: `throw new Error("no stock");`, cause: /^no stock$/, options: { retryMode: "viaStream" } },
  { name: "blocks", does: "for (;;);", cause: diedOf("it was killed"), dies: true },
  {
    name: "exits",
    does: "process.exit(0);",
    cause: diedOf("The process was ended by its own code, with exit code 0"),
    dies: true,
  },
  {
    name: "rejects",
    does: `void Promise.reject(new Error("nobody listens"));`,
    cause: diedOf("nobody listens"),
    dies: true,
  },
  {
    name: "leaks",
    does: "for (const kept = []; ; ) kept.push(Buffer.alloc(16_000_000, 1));",
    cause: diedOf("it was killed"),
    dies: true,
  },
  { name: "job-throws", does: `throw new Error("no stock");`, cause: /^no stock$/, props: { runsAs: "jobs" } },
  {
    name: "job-exits",
    does: "process.exit(0);",
    cause: diedOf("The process was ended by its own code, with exit code 0"),
    dies: true,
    props: { runsAs: "jobs" },
  },
  { name: "stops", does: `throw new Error("no stock");`, dies: true, options: { deadLetter: false } },
];

/** The worker that handles bad events as if they were good, and holds a stream with a value that can't be decoded. */
export const HARMLESS = "harmless";
/** The worker whose handler requires a file that is not there. */
export const UNLOADABLE = "unloadable";
