import type { ContractFormat } from "../../../constructs/model/contract-declaration";
import type { CompatibilityMode } from "../../../constructs/model/declarations";

/** A schema, and what it is written in. */
export interface Schema {
  readonly format: ContractFormat;
  readonly schema: string;
  /** The message that events are, of those that a Protobuf schema has. */
  readonly message?: string;
}

/** What events of a topic look like, and how that may change. */
export interface TopicContract extends Schema {
  readonly topic: string;
  readonly subject: string;
  readonly compatibility: CompatibilityMode;
}

/** What a workload reads a topic with. */
export interface TopicReader extends Schema {
  readonly topic: string;
  /** "team/workload". */
  readonly workload: string;
}

/** What the topic's owner declared before. */
export type DeclaredContract = Pick<TopicContract, "subject" | "compatibility" | "message">;
