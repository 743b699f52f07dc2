import { fieldsOf } from "../../contracts/compatibility";
import type { ContractField } from "../../contracts/parsed";
import type { ContractDeclaration } from "../../model/contract-declaration";

/** The fields of a contract; undefined if it can't be read, which is told where it was. */
export function readableFields(contract: ContractDeclaration): readonly ContractField[] | undefined {
  try {
    return fieldsOf(contract);
  } catch {
    return undefined;
  }
}
