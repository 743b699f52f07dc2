import { type ContractFinding, objectionOf, told } from "../../shared/contracts/examine-contract";
import type { SchemaRegistry } from "../../shared/schema-registry";
import { sideBySide } from "../../shared/side-by-side";
import { refusal, refusedBecause } from "./registry-errors";

const AT_A_TIME = 8;

/**
 * Registers contracts that were found good. Where a subject's mode changes, the registry is asked under the new one
 * before anything is registered, and gets the old one back if it objects.
 *
 * @throws Refusal HW-PROVISION-012 with the registry's reasons
 */
export async function register(registry: SchemaRegistry, contracts: readonly ContractFinding[]): Promise<void> {
  const changedModes = contracts.filter(({ mode }) => mode !== undefined);
  await sideBySide(changedModes, AT_A_TIME, ({ contract }) =>
    registry.setCompatibility(contract.subject, contract.compatibility),
  );
  const asked = changedModes.filter(({ becomes = 1 }) => becomes > 1);
  await refuseAny(asked, async ({ contract }) => {
    const objection = await registry.objection(contract.subject, contract);
    return objection && objectionOf(objection);
  }).catch(async (error: unknown) => {
    await sideBySide(changedModes, AT_A_TIME, ({ contract, mode }) =>
      registry.setCompatibility(contract.subject, mode?.from),
    );
    throw error;
  });
  const fresh = contracts.filter(({ becomes }) => becomes !== undefined);
  await refuseAny(fresh, async ({ contract }) => {
    await registry.register(contract.subject, contract);
    return undefined;
  });
}

/** Asks the registry about each. @throws Refusal with all that it, or what is asked, says against them */
async function refuseAny(
  contracts: readonly ContractFinding[],
  ask: (finding: ContractFinding) => Promise<string | undefined>,
): Promise<void> {
  const problems = await sideBySide(contracts, AT_A_TIME, (finding) => ask(finding).catch(refusedBecause));
  const lines = contracts.flatMap(({ contract }, index) =>
    problems[index] === undefined ? [] : [`${told(contract)}: ${problems[index]}`],
  );
  if (lines.length > 0) throw refusal(lines);
}
