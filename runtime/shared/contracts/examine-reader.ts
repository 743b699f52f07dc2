import type { SchemaRegistry } from "../schema-registry";
import { contractOf } from "./contract-of";
import { eventOf } from "./examine-contract";
import { namedVersions, readSubject, versionsFor } from "./subject-state";
import type { DeclaredContract, TopicContract, TopicReader } from "./terms";
import { unreadableVersions } from "./verdicts";

/**
 * Why a workload can't read what is in its topic, or will be, one line each; none if it can. Nothing is promised of
 * events of the mode NONE.
 *
 * @param declared what the topic's owner declared; undefined if it has not declared a contract yet
 * @param next what is declared together with the reader
 */
export async function examineReader(
  registry: SchemaRegistry,
  reader: TopicReader,
  declared: DeclaredContract | undefined,
  next: TopicContract | undefined,
): Promise<readonly string[]> {
  const own = contractOf(reader);
  if (!own.contract) return [own.problem];
  const written = next ?? declared;
  if (!written || written.compatibility === "NONE") return [];
  const { subject, compatibility } = written;
  const former = await versionsFor(registry, subject, await readSubject(registry, subject), compatibility);
  const event = eventOf(declared ?? written);
  const { versions, problems } = namedVersions(former, { format: reader.format, ...event });
  if (problems.length > 0) return problems;
  const coming = next && contractOf(next).contract;
  return unreadableVersions(own.contract, [
    ...versions,
    ...(coming ? [{ name: "the contract that comes with it", contract: coming }] : []),
  ]);
}
