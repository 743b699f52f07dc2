import type { ContractDeclaration, ContractFormat } from "../model/contract-declaration";
import type { Problem } from "../model/problem";
import { contractDigest } from "./digest";
import { formats } from "./formats";
import { remember } from "./parsed-contracts";
import { type Inlined, type SchemaFile, schemaPath } from "./schema-file";
import { type ContractSource, looksLike, MAX_BYTES, readSource, tooLarge } from "./source";

export interface ContractOptions {
  /**
   * Files that the schema refers to, and those that they refer to, relative to the folder of cdktf.json. They become one
   * schema with it: what nothing refers to is left out, so that contracts may share a list.
   *
   * @default none
   * @example ["contracts/address.avsc"]
   */
  readonly references?: readonly string[];
}

export interface ProtobufOptions extends ContractOptions {
  /**
   * The message that an event is, with its package if it has one.
   *
   * @default the only message at the top of the contract's own file
   * @example "shop.OrderPlaced"
   */
  readonly message?: string;
}

/**
 * What the events of a stream look like, for publishers and subscribers alike. `E` is the type of an event in
 * TypeScript; nothing of it remains at run time.
 *
 * A schema comes from a file, relative to the folder of cdktf.json, or inline, and has at most 256 KiB together with
 * what it refers to in other files; on a platform with a registry less, see docs/contracts.md. The stream that uses it
 * reports HW-CONTRACT-001 to HW-CONTRACT-007, or HW-CONTRACT-009, if it can't be read.
 */
export class Contract<E = unknown> {
  /** Streams with another event type are no substitutes. Never set. */
  declare readonly _event?: E;

  /**
   * An Avro schema. Types of other files are known by their names.
   *
   * @example Contract.avro<OrderPlaced>("contracts/order-placed.avsc")
   * @see https://avro.apache.org/docs/1.12.0/specification/
   */
  static avro<E = unknown>(source: ContractSource, options: ContractOptions = {}): Contract<E> {
    return new Contract<E>("avro", source, options);
  }

  /**
   * A JSON Schema of draft 4, 6 or 7: those that Apicurio can compare. Without `$schema` it is draft 7. A `$ref` to
   * another file is its path from the file that has it, or its `$id`.
   *
   * @example Contract.jsonSchema<Customer>({ inline: { type: "object", properties: { id: { type: "string" } } } })
   * @see https://json-schema.org/draft-07
   */
  static jsonSchema<E = unknown>(source: ContractSource, options: ContractOptions = {}): Contract<E> {
    return new Contract<E>("json", source, options);
  }

  /**
   * A Protobuf schema, proto2 or proto3. Files that it imports have its package: an import is the end of their path.
   *
   * @example Contract.protobuf<OrderPlaced>("contracts/orders.proto", { message: "shop.OrderPlaced" })
   * @see https://protobuf.dev/programming-guides/proto3/
   */
  static protobuf<E = unknown>(source: ContractSource, options: ProtobufOptions = {}): Contract<E> {
    return new Contract<E>("protobuf", source, options);
  }

  private result: { contract: ContractDeclaration | undefined; problems: readonly Problem[] } | undefined;

  private constructor(
    private readonly format: ContractFormat,
    private readonly source: ContractSource,
    private readonly options: ProtobufOptions,
  ) {}

  /** The contract, read once. If it can't be read, it is undefined and the problems say why. */
  read(): { contract: ContractDeclaration | undefined; problems: readonly Problem[] } {
    this.result ??= this.readNow();
    return this.result;
  }

  private readNow(): { contract: ContractDeclaration | undefined; problems: readonly Problem[] } {
    const source = readSource(this.source);
    const references = [...new Set((this.options.references ?? []).map(schemaPath))].map(readSource);
    const unread = [source, ...references].flatMap((read) => ("problems" in read ? read.problems : []));
    if ("problems" in source || unread.length > 0) return { contract: undefined, problems: unread };
    const path = typeof this.source === "string" ? schemaPath(this.source) : "";
    const main = { ...source, path };
    const whole = this.inlined(
      main,
      references.flatMap((read) => ("problems" in read || read.name === path ? [] : [{ ...read, path: read.name }])),
    );
    if (whole.problems) return { contract: undefined, problems: whole.problems };
    const reading = formats[this.format].parse(whole.text, whole.message);
    if (!reading.parsed) {
      const hint = this.hint(source.text);
      const problems = reading.problems.map((problem) => ({
        ...problem,
        message: `${source.name}: ${problem.message}`,
        fix: hint ?? problem.fix,
      }));
      return { contract: undefined, problems };
    }
    const { schema, message } = reading.parsed;
    const contract = { format: this.format, schema, ...(message === undefined ? {} : { message }) };
    const declaration = remember({ ...contract, digest: contractDigest(contract) }, reading.parsed);
    return { contract: declaration, problems: [] };
  }

  /** A schema that refers to no other file stays as it is written. */
  private inlined(main: SchemaFile, references: readonly SchemaFile[]): Inlined {
    const { message } = this.options;
    if (references.length === 0) return { text: main.text, ...(message === undefined ? {} : { message }) };
    const inlined = formats[this.format].inline(main, references, message);
    const bytes = Buffer.byteLength(inlined.text ?? "");
    const name = `${main.name} with the files that it refers to`;
    return bytes > MAX_BYTES ? { problems: [tooLarge(name, bytes)] } : inlined;
  }

  private hint(text: string): string | undefined {
    const seems = looksLike(text);
    if (!seems || seems === this.format) return undefined;
    const method = { avro: "avro", json: "jsonSchema", protobuf: "protobuf" }[seems];
    return `It looks like ${formats[seems].title}: use Contract.${method}.`;
  }
}
