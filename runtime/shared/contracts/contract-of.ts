import { contractDigest } from "../../../constructs/contracts/digest";
import { formats } from "../../../constructs/contracts/formats";
import { remember } from "../../../constructs/contracts/parsed-contracts";
import type { ContractDeclaration } from "../../../constructs/model/contract-declaration";
import type { Schema } from "./terms";

/** A schema that came from elsewhere, understood; or why it can't be. */
export type ContractReading =
  | { readonly contract: ContractDeclaration; readonly problem?: never }
  | { readonly contract?: never; readonly problem: string };

/** However the text is laid out, the same schema gives the same digest. */
export function contractOf({ format, schema, message }: Schema): ContractReading {
  const { parsed, problems } = formats[format].parse(schema, message);
  if (!parsed) return { problem: problems[0]?.message ?? "it is not understood." };
  const event = parsed.message === undefined ? {} : { message: parsed.message };
  const contract = { format, schema: parsed.schema, ...event };
  return { contract: remember({ ...contract, digest: contractDigest(contract) }, parsed) };
}
