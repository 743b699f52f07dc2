/** What compatibility depends on in a .proto file. */
export interface ProtoFile {
  /** By name without the package: `Order`, `Order.Line`. */
  readonly messages: ReadonlyMap<string, ProtoMessage>;
  readonly enums: ReadonlyMap<string, ProtoEnum>;
  /** By name of the service, then of the method. */
  readonly services: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Full name of the message that an event is. */
  readonly event: string;
  /** The same without the package. */
  readonly eventName: string;
}

export interface ProtoMessage {
  readonly fields: readonly ProtoField[];
  readonly reserved: Reserved;
}

export interface ProtoField {
  readonly name: string;
  readonly number: number;
  /** As it is written: `int32`, `Line`, `map<string, Line>`. */
  readonly type: string;
  /** Registries compare this: with its package, unless it is written with dots. */
  readonly comparedType: string;
  /** Full name of its message or enum. */
  readonly fullType: string | undefined;
  readonly label: "optional" | "required" | "repeated" | undefined;
  readonly oneof: string | undefined;
  readonly doc: string | undefined;
}

export interface ProtoEnum {
  /** In the order of the file; with aliases some have the same number. */
  readonly values: ReadonlyMap<string, number>;
}

export interface Reserved {
  readonly names: readonly string[];
  /** Both ends belong to it. */
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

export const reservesNumber = ({ ranges }: Reserved, number: number): boolean =>
  ranges.some(([from, to]) => number >= from && number <= to);
