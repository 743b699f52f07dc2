import type { ContractDeclaration } from "./contract-declaration";
import type { CallOptionsDeclaration, MeshDeclaration } from "./mesh-declarations";
import type { GatewayDeclaration, RouteDeclaration } from "./route-declarations";
import type { Suppression } from "./suppression";

/**
 * What was declared, as plain data: no construct, no engine, no Kubernetes. A path is that of a construct in the
 * tree; it identifies a declaration within one program.
 */
export type Declaration =
  | PlatformDeclaration
  | TeamDeclaration
  | StreamDeclaration
  | WorkloadDeclaration
  | TombstoneDeclaration;

/** Who may use a stream or call a service: its own team, or every team of the platform. */
export type Visibility = "team" | "platform";

/** What all declarations have in common. */
export interface Declared {
  /** Findings that do not count for it, declared at its construct or above. Absent: all count. */
  readonly suppressions?: readonly Suppression[];
}

export interface PlatformDeclaration extends Declared {
  readonly kind: "platform";
  readonly path: string;
  readonly name: string;
  readonly namespace: string;
  readonly kafka: KafkaDeclaration;
  /** Where contracts are registered; undefined: they are not. */
  readonly registry: RegistryDeclaration | undefined;
  /** How everything on it is watched; undefined: it is not. */
  readonly observability: ObservabilityDeclaration | undefined;
  /** Where traces go. Absent: nobody records any. */
  readonly traces?: TracesDeclaration;
  /** What keeps durable functions. Absent: there can be none. */
  readonly durable?: DurableEngineDeclaration;
  /** Where requests come in; the first is that of routes that name none. Absent: nowhere. */
  readonly gateways?: readonly GatewayDeclaration[];
  /** What calls between workloads go through. Absent: nothing. */
  readonly mesh?: MeshDeclaration;
  /** True if another program owns it. */
  readonly imported: boolean;
}

export interface KafkaDeclaration {
  /** Where clients inside the cluster find it: `host:port[,host:port]`. */
  readonly bootstrapServers: string;
  /** @asType integer @minimum 1 */
  readonly brokers: number;
  /** Labels of the brokers' pods in the platform's namespace; undefined for brokers elsewhere. */
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  /** How long the brokers keep the offsets of a group without members, in milliseconds. Absent: unknown. */
  readonly offsetRetentionMs?: number;
  /** Port of the brokers' pods that clients use: a number, or the name of it. Absent: `tcp-kafka`. */
  readonly clientPort?: number | string;
  /** The same for the provisioner. Absent: as for clients. */
  readonly adminPort?: number | string;
}

export interface RegistryDeclaration {
  /** Root of its Confluent-compatible API for clients inside the cluster. */
  readonly url: string;
  /** Labels of its pods in the platform's namespace; undefined for one elsewhere. */
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  /** Where the provisioner gets a token for it. Absent: it needs none. */
  readonly tokenUrl?: string;
}

export interface DurableEngineDeclaration {
  /** Root of what takes calls, for clients inside the cluster. */
  readonly ingress: string;
  /** Root of what is told of functions, for the provisioner. */
  readonly admin: string;
  /** Labels of its pods in the platform's namespace; undefined for one elsewhere. */
  readonly podLabels: Readonly<Record<string, string>> | undefined;
  /**
   * Port of the object storage that it writes snapshots to. Absent: it writes none.
   * @asType integer @minimum 1
   */
  readonly snapshotPort?: number;
}

export interface ObservabilityDeclaration {
  /** Whose pods may read metrics. */
  readonly namespace: string;
  /** Of every monitor and rule: what your Prometheus selects them by. */
  readonly labels: Readonly<Record<string, string>>;
  /** Address of a page with the sections of docs/runbooks.md. */
  readonly runbooks: string;
}

/** A collector that takes spans in OTLP, without TLS. */
export interface TracesDeclaration {
  readonly host: string;
  /** Takes OTLP over gRPC: of proxies. */
  readonly grpcPort: number;
  /** Takes OTLP over HTTP: of workloads. */
  readonly httpPort: number;
  /** The part, 0 to 1, of the traces that begin on the platform. */
  readonly sampling: number;
}

export interface TeamDeclaration extends Declared {
  readonly kind: "team";
  readonly path: string;
  readonly name: string;
  readonly namespace: string;
  /** Path of the platform that the team runs on. */
  readonly platform: string;
  /** ConfigMap in the team's namespace that holds the runtime's code; undefined for an imported team. */
  readonly runtimeConfigMap: string | undefined;
  /** The file that says what is released, relative to the folder of cdktf.json. Absent: `headwater.lock`. */
  readonly lock?: string;
  readonly imported: boolean;
}

export interface StreamDeclaration extends Declared {
  readonly kind: "stream";
  readonly path: string;
  readonly name: string;
  readonly team: string;
  /** Path of whose release brings the topic: the stream's own, or the worker's whose dead letters it takes. */
  readonly owner: string;
  /** `event` is appended and expires; `state` keeps the last value of each key; `dead-letter` takes what failed. */
  readonly role: "event" | "state" | "dead-letter";
  readonly topic: string;
  /** @asType integer @minimum 1 */
  readonly partitions: number;
  /** undefined: the brokers' default. */
  readonly replicationFactor: number | undefined;
  /** Milliseconds; undefined keeps the brokers' default, and a `state` stream's values for good. */
  readonly retentionMs: number | undefined;
  /** Bytes of each partition; undefined: not limited. */
  readonly retentionBytes: number | undefined;
  /** Milliseconds that a deleted key's tombstone stays in a `state` stream; undefined: the brokers' default. */
  readonly deleteRetentionMs: number | undefined;
  /** Bytes of the largest event; undefined: the brokers' default. */
  readonly maxEventBytes: number | undefined;
  /** The field of the event's value that is its key. */
  readonly key: string | undefined;
  readonly contract: ContractDeclaration | undefined;
  /** What the registry calls the contract; undefined without one. */
  readonly subject: string | undefined;
  readonly compatibility: CompatibilityMode;
  readonly visibility: Visibility;
  readonly imported: boolean;
}

/**
 * Which events of which versions must be readable, in the meaning of Confluent's and Apicurio's registries:
 *
 * - `BACKWARD`: the new schema reads events of the last version. Subscribers are upgraded first.
 * - `FORWARD`: the last version's schema reads new events. Publishers are upgraded first.
 * - `FULL`: both.
 * - `…_TRANSITIVE`: the same with all former versions, not only the last.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html
 */
export const COMPATIBILITY_MODES = [
  "NONE",
  "BACKWARD",
  "BACKWARD_TRANSITIVE",
  "FORWARD",
  "FORWARD_TRANSITIVE",
  "FULL",
  "FULL_TRANSITIVE",
] as const;
export type CompatibilityMode = (typeof COMPATIBILITY_MODES)[number];

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
  /** Paths of durable functions and entities that it calls. Absent: none. */
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
  /** Which of the target's handlers takes its events. */
  readonly handler: string;
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
  /** How long a handler may take for one try. Absent: five minutes. */
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

export interface ExternalDeclaration {
  readonly host: string;
  readonly port: number;
}

export interface ScalingDeclaration {
  readonly min: number;
  readonly max: number;
  readonly lagPerReplica: number;
  /** Seconds between two looks at the lag while nothing runs. */
  readonly pollingInterval: number;
  /** Seconds without an event after which the last replica goes. */
  readonly cooldown: number;
  /** When more run than the lag asks for. Absent: never. */
  readonly schedules?: readonly ScheduleDeclaration[];
  /** Whether a replica is the pod of a Job, which ends by itself after `cooldown`. Absent: it is not. */
  readonly jobs?: boolean;
}

export interface RequestScalingDeclaration {
  readonly min: number;
  readonly max: number;
  /** At the same time. */
  readonly requestsPerReplica: number;
  /** Seconds without a request after which the last replica goes. */
  readonly cooldown: number;
}

export interface ScheduleDeclaration {
  /** Times of cron, in five fields. */
  readonly start: string;
  readonly end: string;
  /** Of the IANA database. */
  readonly timezone: string;
  readonly replicas: number;
}

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

/** Data of a team that is to be deleted for good. */
export interface TombstoneDeclaration extends Declared {
  readonly kind: "tombstone";
  readonly path: string;
  readonly name: string;
  readonly team: string;
  /** Names of topics. */
  readonly topics: readonly string[];
  /** Names of consumer groups. */
  readonly groups: readonly string[];
  readonly imported: boolean;
}
