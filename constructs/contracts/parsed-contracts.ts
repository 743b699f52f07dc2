import type { ContractDeclaration } from "../model/contract-declaration";
import { formats } from "./formats";
import type { Parsed } from "./parsed";

/** Parsing is most of what a contract costs, and rules, documents and locks all ask again. */
const known = new WeakMap<ContractDeclaration, Parsed>();

/** Keeps what was parsed with what it was parsed from. */
export function remember(contract: ContractDeclaration, parsed: Parsed): ContractDeclaration {
  known.set(contract, parsed);
  return contract;
}

/** @throws Error if the contract can't be parsed */
export function parsedContract(contract: ContractDeclaration): Parsed {
  const found = known.get(contract);
  if (found) return found;
  const reading = formats[contract.format].parse(contract.schema, contract.message);
  if (!reading.parsed) {
    const [problem] = reading.problems;
    throw new Error(`A contract that was read before can't be parsed: ${problem?.message}`);
  }
  remember(contract, reading.parsed);
  return reading.parsed;
}
