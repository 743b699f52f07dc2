import type { ContractFormat } from "../model/contract-declaration";
import { avro } from "./avro";
import { jsonSchema } from "./json-schema";
import type { Format } from "./parsed";
import { protobuf } from "./protobuf";

/** A contract's own format parses it and compares it: the table is where the formats' own types end. */
export const formats: Readonly<Record<ContractFormat, Format>> = {
  avro: avro as Format,
  json: jsonSchema as Format,
  protobuf: protobuf as Format,
};
