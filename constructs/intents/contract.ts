import type { ContractFormat } from "../model/contract-declaration";
import type { CompatibilityMode } from "../model/declarations";

/** A schema, as the registry and clients get it. */
export interface SchemaIntent {
  readonly format: ContractFormat;
  readonly schema: string;
  /** Protobuf: full name of the message that an event is. */
  readonly message?: string;
}

/** A contract that is to be registered before anything is written with it. */
export interface ContractIntent extends SchemaIntent {
  /** Under which the registry keeps its versions. */
  readonly subject: string;
  readonly compatibility: CompatibilityMode;
}

/** What a workload reads a topic with: no contract that it can't read may be registered for the topic. */
export interface ReaderIntent {
  readonly kind: "reader";
  readonly topic: string;
  /** `<team's namespace>/<workload>`: tells readers apart, and names them to people. */
  readonly workload: string;
  readonly contract: SchemaIntent;
}
