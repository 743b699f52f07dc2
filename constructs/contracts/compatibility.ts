import type { ContractDeclaration } from "../model/contract-declaration";
import type { CompatibilityMode } from "../model/declarations";
import { formats } from "./formats";
import { type Incompatibility, TooComplex, tooComplex } from "./incompatibility";
import type { ContractField } from "./parsed";
import { parsedContract } from "./parsed-contracts";

/** An incompatibility with one of the former versions. */
export interface VersionIncompatibility extends Incompatibility {
  /** Index in `previous` of the version that it is incompatible with. */
  readonly version: number;
  /** `backward`: the new schema can't read that version's events; `forward`: that version can't read new events. */
  readonly direction: "backward" | "forward";
}

/**
 * Compares a schema with the released ones.
 *
 * @param previous released versions, the oldest first
 * @returns the reasons why it may not be released, at most 100 for each version and direction; empty if it may
 * @throws Error if one of the contracts can't be parsed: only those that `Contract.read` gave are to be compared
 * @example checkCompatibility(next, [released], "BACKWARD")
 */
export function checkCompatibility(
  next: ContractDeclaration,
  previous: readonly ContractDeclaration[],
  mode: CompatibilityMode,
): VersionIncompatibility[] {
  if (mode === "NONE") return [];
  const first = mode.endsWith("_TRANSITIVE") ? 0 : Math.max(0, previous.length - 1);
  return previous.flatMap((released, version) => {
    if (version < first || released.digest === next.digest) return [];
    const backward = mode.startsWith("FORWARD") ? [] : canRead(next, released);
    const forward = mode.startsWith("BACKWARD") ? [] : canRead(released, next);
    return [
      ...backward.map((reason) => ({ ...reason, version, direction: "backward" as const })),
      ...forward.map((reason) => ({ ...reason, version, direction: "forward" as const })),
    ];
  });
}

/**
 * Why a subscriber with the schema `reader` can't read events that were written with the schema `writer`; empty if it
 * can.
 *
 * @throws Error if one of the contracts can't be parsed
 */
export function canRead(reader: ContractDeclaration, writer: ContractDeclaration): readonly Incompatibility[] {
  if (reader.format !== writer.format) return [otherFormat(reader, writer)];
  const { compare } = formats[reader.format];
  try {
    return compare(parsedContract(reader), parsedContract(writer));
  } catch (error) {
    if (error instanceof TooComplex) return [tooComplex];
    throw error;
  }
}

/** The fields of the events: names, types, whether they are optional, and those inside them. */
export const fieldsOf = (contract: ContractDeclaration): readonly ContractField[] => parsedContract(contract).fields();

/** What Confluent's record name strategies call the contract; undefined if it has no name. */
export const recordNameOf = (contract: ContractDeclaration): string | undefined => parsedContract(contract).recordName;

const otherFormat = (reader: ContractDeclaration, writer: ContractDeclaration): Incompatibility => ({
  rule: "format",
  path: "",
  message: `The reader's contract is written in ${formats[reader.format].title}, the writer's in ${formats[writer.format].title}.`,
  fix: "Keep the format, or make a new stream.",
});
