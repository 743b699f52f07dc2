import type { ContractDeclaration } from "./contract-declaration";
import type { Declared, ExternalDeclaration, Visibility } from "./declarations";
import type { CallOptionsDeclaration } from "./mesh-declarations";
import type { RouteDeclaration } from "./route-declarations";
import type { RequestScalingDeclaration, ScalingDeclaration } from "./scaling-declarations";

export interface WorkloadDeclaration extends Declared {
  readonly kind: "workload";
  readonly path: string;
  readonly name: string;
  readonly team: string;
  /**
   * `service` answers requests and always runs; `worker` runs while its streams hold unread events; `durable` runs while it
   * has something to do, and goes on where it stopped.
   */
  readonly role: "service" | "worker" | "durable";
  /** undefined if another program owns it. */
  readonly code: CodeDeclaration | undefined;
  /** Path of the stream that its requests' events go into. Absent: what requests do is up to its code. */
  readonly ingests?: string;
  /** What it collects of the platform's gateways. Absent: nothing. */
  readonly accessLogs?: AccessLogsDeclaration;
  /** What kind of durable function it is, for role `durable`. */
  readonly durable?: DurableDeclaration;
  /** Where it hands its streams' events to. Absent: they are its own code's. */
  readonly forwards?: ForwardDeclaration;
  readonly env: readonly EnvDeclaration[];
  /** Paths of streams. */
  readonly publishes: readonly string[];
  readonly subscribes: readonly SubscriptionDeclaration[];
  /** Streams of state that each replica has a copy of. Absent: none. */
  readonly holds?: readonly TableDeclaration[];
  /** Paths of services. */
  readonly calls: readonly string[];
  /** Of calls that are not made as the mesh does it. Absent: none. */
  readonly callOptions?: readonly CallOptionsDeclaration[];
  /** Paths of durable functions and entities that it calls, of a function through its context. Absent: none. */
  readonly invokes?: readonly string[];
  readonly exposes: readonly RouteDeclaration[];
  /** What it reaches outside the cluster. */
  readonly reaches: readonly ExternalDeclaration[];
  /** Who may call it. */
  readonly visibility: Visibility;
  /** Replicas of what is not scaled by events. */
  readonly replicas: number;
  readonly scaling: ScalingDeclaration | undefined;
  /** Of a service whose replicas follow its requests. Absent: `replicas` run. */
  readonly requestScaling?: RequestScalingDeclaration;
  /** How many events a replica handles at once. Absent: as many as the runtime does by default. */
  readonly concurrency?: number;
  readonly storage: StorageDeclaration | undefined;
  readonly resources: ResourcesDeclaration;
  readonly quota: QuotaDeclaration | undefined;
  readonly imported: boolean;
}

/** Proxies send a record for each request, in OTLP over gRPC, to the workload's Service. */
export interface AccessLogsDeclaration {
  /** Names of gateways. Absent: all of the platform's. */
  readonly gateways?: readonly string[];
}

export type CodeDeclaration = HandlerDeclaration | ContainerDeclaration;

export interface HandlerDeclaration {
  readonly type: "handler";
  /** A CommonJS module. */
  readonly code: string;
  /** Of the code: a changed handler restarts its pods. */
  readonly digest: string;
  /** The source file, relative to the folder of cdktf.json. Absent: it is from none. */
  readonly file?: string;
  /** What the code is made of, the largest first. Absent: it was not bundled. */
  readonly parts?: readonly HandlerPart[];
  /** As a container's. Absent: it does not. */
  readonly transactional?: boolean;
}

export interface DurableDeclaration {
  /** `entity` keeps state for each key, and handles one call for a key at a time. */
  readonly kind: "function" | "entity";
  /** ConfigMap with the runtime that hosts it. */
  readonly runtimeConfigMap: string;
  /** What pods may be at once, for each version. */
  readonly maxReplicas: number;
}

export interface ForwardDeclaration {
  /** Path of the durable function or entity. */
  readonly target: string;
  readonly routes: readonly ForwardRoute[];
}

export interface ForwardRoute {
  /** Path of the stream. */
  readonly stream: string;
  /** Which of the target's handlers takes its events. Absent: the one that is named like the stream. */
  readonly handler?: string;
}

export interface HandlerPart {
  /** A package, or "own code". */
  readonly name: string;
  readonly bytes: number;
}

export interface ContainerDeclaration {
  readonly type: "container";
  readonly image: string;
  readonly command: readonly string[] | undefined;
  readonly args: readonly string[] | undefined;
  /** Where it answers HTTP. */
  readonly port: number | undefined;
  /** What it speaks there. Absent: HTTP/1.1. */
  readonly protocol?: "grpc";
  readonly health: { readonly path: string; readonly port: number } | undefined;
  readonly metrics: { readonly path: string; readonly port: number } | undefined;
  /** True if it writes in transactions: it may then use transactional ids that begin with its principal's name. */
  readonly transactional: boolean;
}

/** An environment variable: a plain value, or a key of a Secret in the team's namespace. */
export type EnvDeclaration =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly secret: string; readonly key: string };

export interface TableDeclaration {
  /** Path of the stream. */
  readonly stream: string;
  /** Where the copy is. */
  readonly storage: "memory" | "disk";
  /** Of all keys and values as they travel; undefined: not limited. */
  readonly maxBytes: number | undefined;
}

export const DEFAULT_HANDLER_TIMEOUT_MS = 5 * 60 * 1000;

export interface SubscriptionDeclaration {
  /** Path of the stream. */
  readonly stream: string;
  /** How often a failed event is tried again before it counts as failed. */
  readonly retries: number;
  /** Absent: `inOrder`. */
  readonly retryMode?: RetryMode;
  /** Path of the stream that takes failed events; undefined: the worker stops at them. */
  readonly deadLetters: string | undefined;
  /** What the subscriber can read; undefined: the stream's own contract. */
  readonly reads: ContractDeclaration | undefined;
  /** Where it begins if it never read the stream. Absent: `earliest`. */
  readonly from?: Beginning;
  /** How long a handler may take for one try. Absent: `DEFAULT_HANDLER_TIMEOUT_MS`. */
  readonly timeoutMs?: number;
  /** Absent: the handler gets events one by one. */
  readonly batch?: BatchDeclaration;
}

/**
 * What waits for an event that is to be tried again:
 *
 * - `inOrder`: the events of its key.
 * - `viaStream`: none. It goes into a stream of the worker's own and comes back from there.
 */
export type RetryMode = "inOrder" | "viaStream";

/** Events that a handler gets together. */
export interface BatchDeclaration {
  /** At most. */
  readonly size: number;
  /** How long the first of them waits for more. */
  readonly waitMs: number;
}

/** The first event that a stream still holds, or the first that comes after the subscriber did. */
export type Beginning = "earliest" | "latest";

/** A volume for each replica, with a stable name. */
export interface StorageDeclaration {
  /** A Kubernetes quantity. */
  readonly size: string;
  readonly mountPath: string;
}

/** Kubernetes quantities. No limit of CPU: it would only throttle. */
export interface ResourcesDeclaration {
  readonly cpu: string;
  readonly memory: string;
  readonly memoryLimit: string;
}

/** https://kafka.apache.org/documentation/#design_quotas */
export interface QuotaDeclaration {
  /** Bytes a second, for each broker. */
  readonly producerByteRate: number | undefined;
  /** Bytes a second, for each broker. */
  readonly consumerByteRate: number | undefined;
  /** Share of a broker's request handler threads, in per cent. */
  readonly requestPercentage: number | undefined;
}
