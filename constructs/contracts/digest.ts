import { createHash } from "node:crypto";
import type { ContractDeclaration } from "../model/contract-declaration";

/** Two contracts with the same digest are the same. */
export const contractDigest = ({ format, message, schema }: Omit<ContractDeclaration, "digest">): string =>
  createHash("sha256")
    .update(`${format}\0${message ?? ""}\0${schema}`)
    .digest("hex")
    .slice(0, 16);
