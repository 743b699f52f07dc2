import type { ContractDeclaration } from "../model/contract-declaration";
import { formats } from "./formats";
import type { Parsed, Reading } from "./parsed";

/** Parsing is most of what a contract costs, and rules, documents and locks all ask again. */
const known = new WeakMap<ContractDeclaration, Reading>();

/** Keeps what was parsed with what it was parsed from. */
export function remember(contract: ContractDeclaration, parsed: Parsed): ContractDeclaration {
  known.set(contract, { parsed });
  return contract;
}

/** What parsing the contract gives; it is done once. */
export function readingOf(contract: ContractDeclaration): Reading {
  const reading = known.get(contract) ?? formats[contract.format].parse(contract.schema, contract.message);
  known.set(contract, reading);
  return reading;
}

/** @throws Error if the contract can't be parsed */
export function parsedContract(contract: ContractDeclaration): Parsed {
  const { parsed, problems } = readingOf(contract);
  if (parsed) return parsed;
  throw new Error(`A contract that was read before can't be parsed: ${problems[0]?.message}`);
}
