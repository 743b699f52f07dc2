import { checkCompatibility } from "../../../constructs/contracts/compatibility";
import type { Incompatibility } from "../../../constructs/contracts/incompatibility";
import { breaksReader } from "../../../constructs/contracts/reading";
import type { ContractDeclaration } from "../../../constructs/model/contract-declaration";
import type { CompatibilityMode } from "../../../constructs/model/declarations";

/** Nobody reads more reasons than this, of one contract. */
const MOST_REASONS = 10;

/** A contract and what people call it: "version 3", "billing/invoicing". */
export interface NamedContract {
  readonly name: string;
  readonly contract: ContractDeclaration;
}

/** Why a contract may not follow the versions before it, one sentence each; none if it may. */
export function incompatibleVersions(
  next: ContractDeclaration,
  versions: readonly NamedContract[],
  mode: CompatibilityMode,
): string[] {
  const released = versions.map(({ contract }) => contract);
  return told(
    checkCompatibility(next, released, mode).map(({ version, direction, ...reason }) => ({
      reason,
      name: versions[version]?.name ?? "",
      so: (names) =>
        direction === "backward" ? `it could not read events of ${names}` : `readers with ${names} could not read it`,
    })),
  );
}

/** Whom a contract breaks, one sentence for each reason; none if all can read it. */
export function brokenReaders(next: ContractDeclaration, readers: readonly NamedContract[]): string[] {
  return told(
    readers.flatMap(({ name, contract }) =>
      breaksReader(contract, next).map((reason) => ({
        reason,
        name,
        so: (names) => `it breaks ${names}`,
        also: " Or release those first, with a schema that reads both.",
      })),
    ),
  );
}

/** Why a reader can't read these versions, one sentence each; none if it can. */
export function unreadableVersions(reader: ContractDeclaration, versions: readonly NamedContract[]): string[] {
  return told(
    versions.flatMap(({ name, contract }) =>
      breaksReader(reader, contract).map((reason) => ({
        reason,
        name,
        so: (names) => `it can't read events of ${names}`,
      })),
    ),
  );
}

interface Told {
  readonly reason: Incompatibility;
  readonly name: string;
  /** What follows from the reason, for all that it holds of. */
  readonly so: (names: string) => string;
  /** What else can be done about it. */
  readonly also?: string;
}

/** The same reason is told once, with all that it holds of. */
function told(found: readonly Told[]): string[] {
  const byText = new Map<string, Told[]>();
  for (const one of found) {
    const text = `${described(one.reason)}${one.so("")}`;
    byText.set(text, [...(byText.get(text) ?? []), one]);
  }
  const lines = [...byText.values()].map((same) => {
    const { reason, so, also = "" } = same[0] as Told;
    return `${described(reason)}; ${so(same.map(({ name }) => name).join(", "))}. ${reason.fix}${also}`;
  });
  if (lines.length <= MOST_REASONS) return lines;
  return [...lines.slice(0, MOST_REASONS), `and ${lines.length - MOST_REASONS} more reasons`];
}

const described = ({ path, message, rule }: Incompatibility): string =>
  `${path === "" ? "" : `"${path}": `}${message.replace(/\.$/, "")} [${rule}]`;
