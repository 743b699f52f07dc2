import { contractDigest } from "../../../constructs/contracts/digest";
import { formats } from "../../../constructs/contracts/formats";
import { remember } from "../../../constructs/contracts/parsed-contracts";
import type { ContractDeclaration } from "../../../constructs/model/contract-declaration";
import type { RegistrySchema } from "../../shared/schema-registry";

/** A schema that came from elsewhere, understood; or why it can't be. */
export type ContractReading =
  | { readonly contract: ContractDeclaration; readonly problem?: never }
  | { readonly contract?: never; readonly problem: string };

/**
 * However the text is laid out, the same schema gives the same digest.
 * @param message the one that events are, of those that a Protobuf schema has
 */
export function contractOf({ format, schema, references }: RegistrySchema, message?: string): ContractReading {
  if (references) {
    const names = references.map(({ name }) => name).join(", ");
    return { problem: `it refers to other schemas (${names}), and contracts stand alone.` };
  }
  const { parsed, problems } = formats[format].parse(schema, format === "protobuf" ? message : undefined);
  if (!parsed) return { problem: problems[0]?.message ?? "it is not understood." };
  const event = parsed.message === undefined ? {} : { message: parsed.message };
  const contract = { format, schema: parsed.schema, ...event };
  return { contract: remember({ ...contract, digest: contractDigest(contract) }, parsed) };
}
