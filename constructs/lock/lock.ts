import type { ContractFormat } from "../model/contract-declaration";
import type { CompatibilityMode } from "../model/declarations";

/**
 * `headwater.lock`: what one environment has, of the teams of one program. It holds what can't change without harm:
 * contracts that events were written with, and names that data hangs on.
 */
export interface Lock {
  readonly version: 1;
  /** By name. */
  readonly teams: Readonly<Record<string, LockedTeam>>;
}

export interface LockedTeam {
  readonly namespace: string;
  /** By name. */
  readonly streams: Readonly<Record<string, LockedStream>>;
  /** By name; those that hold nothing, neither a name nor a volume, are not listed. */
  readonly workloads: Readonly<Record<string, LockedWorkload>>;
}

export interface LockedStream {
  readonly role: "event" | "state";
  readonly topic: string;
  /** Absent: the publisher chooses. */
  readonly key?: string;
  /** @asType integer @minimum 1 */
  readonly partitions: number;
  /**
   * Absent: the brokers' default.
   * @asType integer @minimum 1
   */
  readonly replicationFactor?: number;
  readonly compatibility: CompatibilityMode;
  readonly contract?: LockedContract;
}

export interface LockedContract {
  readonly format: ContractFormat;
  /**
   * All that were released, the oldest first. A contract that returns to an earlier text is not released again.
   * @minItems 1
   */
  readonly versions: readonly LockedSchema[];
}

export interface LockedSchema {
  readonly digest: string;
  /** Protobuf: full name of the message that an event is. */
  readonly message?: string;
  readonly schema: string;
}

export interface LockedWorkload {
  /** Names by what they name: `principal`, `group`, `transactionalIdPrefix`, `deadLetterTopic`, `retryTopic`, `restateService`. */
  readonly identities: Readonly<Record<string, string>>;
  /** What keeps journals, and state, in Restate. Absent: it is not durable. */
  readonly durable?: "function" | "entity";
  /** Size of each replica's volume, a Kubernetes quantity. Absent: it has none. */
  readonly storage?: string;
  /** Schemas of its own that it reads streams with, by topic. Absent: it reads with those of the streams. */
  readonly reads?: Readonly<Record<string, LockedReader>>;
}

export interface LockedReader extends LockedSchema {
  readonly format: ContractFormat;
}

/** A record's own entry: names such as "constructor" are legal. */
export const entry = <T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
