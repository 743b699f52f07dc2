import type { ContractDeclaration, ContractFormat } from "../../model/contract-declaration";
import { avroForm } from "./avro";
import type { JsonSchema } from "./json-schema";
import { jsonSchemaForm } from "./json-schema-form";
import { protobufForm } from "./protobuf";

/** An event as a handler has it, which is JSON whatever its contract is written in. */
export interface JsonForm {
  /** What the contract calls its events; undefined if it gives them no name. */
  readonly name: string | undefined;
  /** In draft 7. Each part that is referred to is in its `definitions`; no part has a title. */
  readonly schema: JsonSchema;
}

/**
 * The JSON that the events of a contract are.
 *
 * - Avro: a union is one of its branches, without a name around it; `bytes` and `fixed` are strings with a character for
 *   each byte, and a logical type is what it is made of. A publisher may leave out a field with a default.
 * - JSON Schema: as it says, in draft 7.
 * - Protobuf: https://protobuf.dev/programming-guides/json, where a field that has its default value may be missing.
 *
 * @throws Error if the contract can't be parsed: only those that `Contract.read` gave are to be given
 */
export const jsonFormOf = (contract: ContractDeclaration): JsonForm => forms[contract.format](contract);

const forms: Readonly<Record<ContractFormat, (contract: ContractDeclaration) => JsonForm>> = {
  avro: avroForm,
  json: jsonSchemaForm,
  protobuf: protobufForm,
};
