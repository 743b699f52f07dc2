import type { Visibility } from "../model/declarations";
import type { ContractIntent } from "./contract";

export interface TopicIntent {
  readonly kind: "topic";
  readonly name: string;
  readonly partitions: number;
  /** Absent: the brokers' default. */
  readonly replicationFactor?: number;
  /** Who may be granted to read it. */
  readonly visibility: Visibility;
  /** Kafka's topic configs. */
  readonly config: Readonly<Record<string, string>>;
  /** What its events look like, for the registry. */
  readonly contract?: ContractIntent;
}
