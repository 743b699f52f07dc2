import { RegistryRefusal } from "../../shared/schema-registry";
import { Unreachable } from "../../shared/unreachable";
import { Refusal } from "../outcome";

/** What is the matter with the request itself: it conflicts with what is there, or is no schema. */
const ABOUT_THE_REQUEST = new Set([400, 409, 422]);

/**
 * The registry's reason, if it refuses what it was asked. All else is not the owner's fault, and may be corrected before
 * it asks again: wrong credentials, a wrong address.
 * @throws Unreachable
 */
export function refusedBecause(error: unknown): string {
  if (!(error instanceof RegistryRefusal)) throw error;
  if (!ABOUT_THE_REQUEST.has(error.status)) throw new Unreachable(error.message);
  return error.message;
}

export const refusal = (problems: readonly string[]): Refusal =>
  new Refusal(409, "HW-PROVISION-012", "Contracts do not fit what is registered, or who reads it.", problems);

/** Does what asks the registry. @throws Refusal HW-PROVISION-012 or Unreachable, if it says no */
export async function asking<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task();
  } catch (error) {
    throw error instanceof RegistryRefusal ? refusal([refusedBecause(error)]) : error;
  }
}
