import type { ContractDeclaration } from "../model/contract-declaration";
import { canRead } from "./compatibility";
import type { Incompatibility } from "./incompatibility";

/**
 * What a registry asks of the versions of a schema for the sake of those to come. Whoever reads Protobuf passes over
 * fields that it does not know, gives those that are not written their defaults, and keeps unknown values of enums as
 * numbers: https://protobuf.dev/programming-guides/proto3/#updating
 */
const OF_VERSIONS_ONLY = new Set([
  "protobuf-field-removed",
  "protobuf-reservation-removed",
  "protobuf-reserved-used",
  "protobuf-enum-value",
  "protobuf-service",
]);

/**
 * Why a program that was built with the schema `reader` can't go on when events are written with the schema `writer`;
 * empty if it can. Less than `canRead`, which is about versions of one schema.
 *
 * @throws Error if one of the contracts can't be parsed
 */
export const breaksReader = (reader: ContractDeclaration, writer: ContractDeclaration): readonly Incompatibility[] =>
  reader.digest === writer.digest ? [] : canRead(reader, writer).filter(({ rule }) => !OF_VERSIONS_ONLY.has(rule));
