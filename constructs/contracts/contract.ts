import type { ContractDeclaration, ContractFormat } from "../model/contract-declaration";
import type { Problem } from "../model/problem";
import { contractDigest } from "./digest";
import { formats } from "./formats";
import { remember } from "./parsed-contracts";
import { type ContractSource, looksLike, readSource } from "./source";

export interface ProtobufOptions {
  /**
   * The message that an event is, with its package if it has one.
   *
   * @default the only message at the top of the file
   * @example "shop.OrderPlaced"
   */
  readonly message?: string;
}

/**
 * What the events of a stream look like, for publishers and subscribers alike. `E` is the type of an event in
 * TypeScript; nothing of it remains at run time.
 *
 * A schema has at most 256 KiB, stands alone (it can't refer to other files, other than Protobuf's own
 * `google/protobuf/…`), and comes from a file, relative to the folder of cdktf.json, or inline. The stream that uses it
 * reports HW-CONTRACT-001 to HW-CONTRACT-007 if it can't be read.
 */
export class Contract<E = unknown> {
  /** Streams with another event type are no substitutes. Never set. */
  declare readonly _event?: E;

  /**
   * An Avro schema.
   *
   * @example Contract.avro<OrderPlaced>("contracts/order-placed.avsc")
   * @see https://avro.apache.org/docs/1.12.0/specification/
   */
  static avro<E = unknown>(source: ContractSource): Contract<E> {
    return new Contract<E>("avro", source);
  }

  /**
   * A JSON Schema of draft 4, 6 or 7: those that Apicurio can compare. Without `$schema` it is draft 7.
   *
   * @example Contract.jsonSchema<Customer>({ inline: { type: "object", properties: { id: { type: "string" } } } })
   * @see https://json-schema.org/draft-07
   */
  static jsonSchema<E = unknown>(source: ContractSource): Contract<E> {
    return new Contract<E>("json", source);
  }

  /**
   * A Protobuf schema, proto2 or proto3.
   *
   * @example Contract.protobuf<OrderPlaced>("contracts/orders.proto", { message: "shop.OrderPlaced" })
   * @see https://protobuf.dev/programming-guides/proto3/
   */
  static protobuf<E = unknown>(source: ContractSource, options: ProtobufOptions = {}): Contract<E> {
    return new Contract<E>("protobuf", source, options.message);
  }

  private result: { contract: ContractDeclaration | undefined; problems: readonly Problem[] } | undefined;

  private constructor(
    private readonly format: ContractFormat,
    private readonly source: ContractSource,
    private readonly message?: string,
  ) {}

  /** The contract, read once. If it can't be read, it is undefined and the problems say why. */
  read(): { contract: ContractDeclaration | undefined; problems: readonly Problem[] } {
    this.result ??= this.readNow();
    return this.result;
  }

  private readNow(): { contract: ContractDeclaration | undefined; problems: readonly Problem[] } {
    const source = readSource(this.source);
    if ("problems" in source) return { contract: undefined, problems: source.problems };
    const reading = formats[this.format].parse(source.text, this.message);
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

  private hint(text: string): string | undefined {
    const seems = looksLike(text);
    if (!seems || seems === this.format) return undefined;
    const method = { avro: "avro", json: "jsonSchema", protobuf: "protobuf" }[seems];
    return `It looks like ${formats[seems].title}: use Contract.${method}.`;
  }
}
