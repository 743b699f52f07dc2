import { formats } from "../../../constructs/contracts/formats";
import type { CompatibilityMode } from "../../../constructs/model/declarations";
import type { RegisteredSchema, SchemaRegistry } from "../schema-registry";
import { contractOf } from "./contract-of";
import type { Schema, TopicContract } from "./terms";
import type { NamedContract } from "./verdicts";
import { withReferences } from "./with-references";

/** A subject as it is in the registry. */
export interface SubjectState {
  readonly latest: RegisteredSchema | undefined;
  /** Of its own; undefined if it follows the registry's. */
  readonly mode: CompatibilityMode | undefined;
}

export async function readSubject(registry: SchemaRegistry, subject: string): Promise<SubjectState> {
  const [latest, mode] = await Promise.all([registry.latest(subject), registry.compatibility(subject)]);
  return { latest, mode };
}

/** The versions that a mode looks at, all of them or the last, each with what it refers to. */
export async function versionsFor(
  registry: SchemaRegistry,
  subject: string,
  { latest }: SubjectState,
  mode: CompatibilityMode,
): Promise<readonly RegisteredSchema[]> {
  if (!latest) return [];
  const versions = mode.endsWith("_TRANSITIVE") ? await registry.versions(subject) : [latest];
  return await Promise.all(versions.map((version) => withReferences(registry, version)));
}

/** The subject's version that has this schema, in the registry's eyes; undefined if none has. */
export async function registeredAs(
  registry: SchemaRegistry,
  { subject, format, schema }: TopicContract,
  { latest }: SubjectState,
): Promise<number | undefined> {
  if (latest?.format !== format) return undefined;
  if (latest.schema === schema) return latest.version;
  return (await registry.lookup(subject, { format, schema }))?.version;
}

/**
 * The versions, understood; or why one of them can't be.
 * @param like what they are to be compared with
 */
export function namedVersions(
  versions: readonly RegisteredSchema[],
  { format, message }: Omit<Schema, "schema">,
): { readonly versions: readonly NamedContract[]; readonly problems: readonly string[] } {
  const other = versions.findLast((version) => version.format !== format);
  if (other) {
    const [there, wanted] = [formats[other.format].title, formats[format].title];
    const problem = `the registry holds ${there} (version ${other.version}, id ${other.id}), not ${wanted}. Keep ${there}, or make a new stream; a subject that nobody uses can be deleted from the registry.`;
    return { versions: [], problems: [problem] };
  }
  const read = versions.map((version) => ({ name: `version ${version.version}`, ...readVersion(version, message) }));
  return {
    versions: read.flatMap(({ name, contract }) => (contract ? [{ name, contract }] : [])),
    problems: read.flatMap(({ name, problem }) =>
      problem === undefined ? [] : [`${name}, which the registry holds, can't be compared: ${problem}`],
    ),
  };
}

function readVersion({ format, schema, references }: RegisteredSchema, message: string | undefined) {
  if (references) {
    const names = references.map(({ name }) => name).join(", ");
    return { problem: `it refers to other schemas (${names}) that can't become one schema with it.` };
  }
  return contractOf({ format, schema, ...(message === undefined ? {} : { message }) });
}
