import { fieldsOf } from "../../contracts/compatibility";
import type { ContractField } from "../../contracts/parsed";
import type { ContractDeclaration } from "../../model/contract-declaration";

const known = new WeakMap<ContractDeclaration, readonly ContractField[] | "unreadable">();

/** The fields of a contract; undefined if it can't be read, of which others tell. Parsed once. */
export function readableFields(contract: ContractDeclaration): readonly ContractField[] | undefined {
  const fields = known.get(contract) ?? read(contract);
  known.set(contract, fields);
  return fields === "unreadable" ? undefined : fields;
}

function read(contract: ContractDeclaration): readonly ContractField[] | "unreadable" {
  try {
    return fieldsOf(contract);
  } catch {
    return "unreadable";
  }
}
