import type { Contract } from "../contracts/contract";
import type { Duration } from "../model/duration";
import type { Beginning, RetryMode } from "../model/workload-declarations";
import type { Handler } from "./handler";
import type { SecretValue } from "./secret-value";

/** What services and workers have in common. Exactly one of `handler` and `container` is given. */
export interface WorkloadProps {
  /** Code that Headwater's runtime hosts on a stock Node image. */
  readonly handler?: Handler;
  /** An image of your own, which speaks to Kafka itself: docs/workloads.md says what it finds. */
  readonly container?: ContainerProps;
  /** Values may be tokens, except for a service with `scaling`. @default none */
  readonly env?: Readonly<Record<string, string | SecretValue>>;
  /** @default 20m of CPU, 96Mi of memory, at most 256Mi */
  readonly resources?: ResourcesProps;
  /** A volume for each replica, under stable names: a StatefulSet. Its data outlives a destroy. @default none */
  readonly storage?: StorageProps;
  /** What the brokers let it use. @default not limited */
  readonly quota?: QuotaProps;
  /**
   * Whether it writes to Kafka in transactions. What a worker's handler publishes then appears together with the event
   * being done, or not at all: exactly once for readers that skip what was not committed, at the cost of a commit each.
   *
   * @default false
   */
  readonly transactional?: boolean;
  /** `"platform"`: workloads of every team may call it; `"team"`: only its own. @default "team" */
  readonly visibility?: "team" | "platform";
}

/** Image, command and arguments may be tokens, except for a service with `scaling`: HW-VALUE-002. */
export interface ContainerProps {
  readonly image: string;
  /** @default the image's */
  readonly command?: readonly string[];
  /** @default the image's */
  readonly args?: readonly string[];
  /** Where it answers HTTP; needed to be called. @default nowhere */
  readonly port?: number;
  /**
   * What it speaks there. `"grpc"` is HTTP/2 without an upgrade, which gRPC needs; its health, if it tells it over HTTP,
   * is then at a port of its own, HW-PORT-002. @default "http": HTTP/1.1
   */
  readonly protocol?: "http" | "grpc";
  /** Answers 200 while it is well. @default a bound port counts as ready, and nothing as hanging */
  readonly health?: { readonly path: string; readonly port?: number };
  /** Prometheus metrics. @default none */
  readonly metrics?: { readonly path?: string; readonly port: number };
}

/** Kubernetes quantities, such as "250m" and "128Mi". CPU is not limited: a limit would only throttle. */
export interface ResourcesProps {
  /** @default "20m" */
  readonly cpu?: string;
  /** @default "96Mi" */
  readonly memory?: string;
  /** @default "256Mi", or what is requested if that is more */
  readonly memoryLimit?: string;
}

export interface StorageProps {
  /** A Kubernetes quantity, such as "10Gi". */
  readonly size: string;
  /** @default "/var/lib/data" */
  readonly mountPath?: string;
}

/** Kafka's quotas for the workload's user: https://kafka.apache.org/documentation/#design_quotas. */
export interface QuotaProps {
  /** Bytes a second, on each broker. @default not limited */
  readonly producerByteRate?: number;
  /** Bytes a second, on each broker. @default not limited */
  readonly consumerByteRate?: number;
  /** Share of a broker's request handler threads, in per cent; 200 is two threads. @default not limited */
  readonly requestPercentage?: number;
}

export interface TableOptions {
  /**
   * `"memory"`: read from the beginning at each start. `"disk"`: kept on the workload's volume, so that a restart reads
   * only what is new; needs `storage`.
   *
   * @default "memory"
   */
  readonly storage?: "memory" | "disk";
  /**
   * What keys and values may take together as they travel, as a quantity. In memory they take several times that. A
   * replica whose table grows beyond stops, and says so.
   *
   * @default "16Mi" in memory, not limited on disk
   */
  readonly maxSize?: string;
}

export interface SubscriptionOptions<E = unknown> {
  /** How often a failed event is tried again, with growing pauses, before it counts as failed. @default 5 */
  readonly retries?: number;
  /**
   * What waits for an event that is to be tried again. `"inOrder"`: the events of its key. `"viaStream"`: none; it goes
   * into a topic of the workload's own, `<team>.<workload>.retries`, and is handled again after events that came later.
   * Goes with `deadLetter`.
   *
   * @default "inOrder"
   */
  readonly retryMode?: RetryMode;
  /**
   * How long a handler may take for an event, or a batch. One that takes longer has failed; its signal tells it so.
   *
   * @default 5 minutes
   */
  readonly timeout?: Duration;
  /**
   * The handler gets arrays of events, see `BatchHandler`: those of one partition, which are handled in order.
   *
   * @default events are handled one by one
   */
  readonly batch?: BatchProps;
  /**
   * Where an event goes that failed for good: `true` is a topic of the workload's own, `<team>.<workload>.dead-letters`.
   * @default false: the worker stops at the event until it succeeds
   */
  readonly deadLetter?: boolean;
  /**
   * Where it begins if it has never read the stream: the first event that is still there, or the first one that comes
   * after its release.
   *
   * @default "earliest"
   */
  readonly from?: Beginning;
  /** The schema that the subscriber was built against, if it is not the stream's present one. */
  readonly reads?: Contract<E>;
}

export interface BatchProps {
  /** Events at most; 500 is the most that can be said. */
  readonly size: number;
  /** How long the first event waits for more; a minute at most. @default 1 second */
  readonly wait?: Duration;
}
