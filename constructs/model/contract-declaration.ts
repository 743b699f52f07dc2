/** How a contract is written. `json` is JSON Schema. */
export type ContractFormat = "avro" | "json" | "protobuf";

/** A stream's contract, as plain data. */
export interface ContractDeclaration {
  readonly format: ContractFormat;
  /** The text as the registry gets it. Avro and JSON Schema carry no whitespace, so that laying them out is no change. */
  readonly schema: string;
  /** Protobuf: full name of the message that an event is. */
  readonly message?: string;
  /** Of all the above: two contracts with the same digest are the same. */
  readonly digest: string;
}
