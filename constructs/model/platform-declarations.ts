import type { Declared } from "./declarations";
import type { MeshDeclaration } from "./mesh-declarations";
import type { GatewayDeclaration } from "./route-declarations";

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
