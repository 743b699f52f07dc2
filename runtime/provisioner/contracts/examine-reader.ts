import type { SchemaRegistry } from "../../shared/schema-registry";
import type { DesiredContract, DesiredReader } from "../desired-state";
import { contractOf } from "./contract-of";
import type { DeclaredContract } from "./records";
import { namedVersions, readSubject, versionsFor } from "./subject-state";
import { unreadableVersions } from "./verdicts";

/**
 * Why a workload can't read what is in its topic, or will be, one line each; none if it can.
 * @param declared what the topic's owner declared; undefined if it has not declared a contract yet
 * @param next what the same request declares
 */
export async function examineReader(
  registry: SchemaRegistry,
  reader: DesiredReader,
  declared: DeclaredContract | undefined,
  next: DesiredContract | undefined,
): Promise<readonly string[]> {
  const own = contractOf(reader, reader.message);
  if (!own.contract) return [own.problem];
  const { subject, compatibility, message } = next ?? declared ?? {};
  if (!subject || !compatibility || compatibility === "NONE") return [];
  const written = await versionsFor(registry, subject, await readSubject(registry, subject), compatibility);
  const { versions, problems } = namedVersions(written, reader.format, declared?.message ?? message);
  if (problems.length > 0) return problems;
  const coming = next && contractOf(next, next.message).contract;
  return unreadableVersions(own.contract, [
    ...versions,
    ...(coming ? [{ name: "the contract that comes with it", contract: coming }] : []),
  ]);
}
