import type { Problem } from "../model/problem";
import type { Incompatibility } from "./incompatibility";
import type { Inlined, SchemaFile } from "./schema-file";

/** One field of an event, for checks of keys and for documents. */
export interface ContractField {
  readonly name: string;
  /** In the words of the format: `long (timestamp-millis)`, `array of string`, `shop.Address`. */
  readonly type: string;
  /** An event may lack it, or it may be null. */
  readonly optional: boolean;
  readonly doc?: string;
  /** Fields of a record, an object or a message; empty where the type contains itself. */
  readonly fields: readonly ContractField[];
}

/** Types that are used again and again multiply: past this many fields, those of inner types are left out. */
export const MAX_FIELDS = 5000;

/** A schema that was understood. */
export interface Parsed {
  /** As the registry gets it. */
  readonly schema: string;
  readonly message?: string;
  /** What Confluent's strategies call the record: Avro's and Protobuf's full name, a JSON Schema's title. */
  readonly recordName: string | undefined;
  fields(): readonly ContractField[];
}

export type Reading<P extends Parsed = Parsed> =
  | { readonly parsed: P; readonly problems?: never }
  | { readonly parsed?: never; readonly problems: readonly Problem[] };

/** What each format knows. */
export interface Format<P extends Parsed = Parsed> {
  readonly title: string;
  /** Never throws; its problems say nothing about where the text came from. */
  parse(text: string, message?: string): Reading<P>;
  /** Makes one schema of a contract and the files that it refers to. Never throws. */
  inline(main: SchemaFile, references: readonly SchemaFile[], message?: string): Inlined;
  /** Why `reader` can't read what was written with `writer`; empty if it can. */
  compare(reader: P, writer: P): readonly Incompatibility[];
}
