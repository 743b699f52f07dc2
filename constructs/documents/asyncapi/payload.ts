import type { ContractDeclaration } from "../../model/contract-declaration";
import { jsonFormOf } from "../json-form/json-form";
import { rebased } from "../json-form/json-schema";
import { rootedProto } from "./rooted-proto";

/** A schema that says in what language it is: https://www.asyncapi.com/docs/reference/specification/v3.0.0#multiFormatSchemaObject */
export interface Payload {
  readonly schemaFormat: string;
  readonly schema: unknown;
}

/**
 * The contract in its own language.
 *
 * @param at pointer of the payload in its document: JSON Schema's own references lead from there
 */
export function payloadOf(contract: ContractDeclaration, at: string): Payload {
  if (contract.format === "avro") {
    return { schemaFormat: "application/vnd.apache.avro;version=1.9.0", schema: JSON.parse(contract.schema) };
  }
  const proto = contract.format === "protobuf" ? rootedProto(contract) : undefined;
  if (proto) return { schemaFormat: `application/vnd.google.protobuf;version=${proto.version}`, schema: proto.text };
  return {
    schemaFormat: "application/schema+json;version=draft-07",
    schema: rebased(jsonFormOf(contract).schema, `${at}/schema`),
  };
}
