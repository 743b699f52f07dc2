import type { DesiredState } from "../desired-state";
import type { OwnerId } from "../ownership";
import { NO_CHANGES, type Plan } from "../plan";

// biome-ignore lint/suspicious/noEmptyInterface: what it takes comes with the registry's client
export interface ContractsOptions {}

/** What has to change in the registry, and in what is recorded of readers. */
export async function planContracts(
  _options: ContractsOptions,
  _owner: OwnerId,
  _desired: DesiredState,
): Promise<Plan> {
  return NO_CHANGES;
}
