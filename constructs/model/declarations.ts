import type { ContractDeclaration } from "./contract-declaration";
import type { PlatformDeclaration } from "./platform-declarations";
import type { Suppression } from "./suppression";
import type { WorkloadDeclaration } from "./workload-declarations";

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

export interface ExternalDeclaration {
  readonly host: string;
  readonly port: number;
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
