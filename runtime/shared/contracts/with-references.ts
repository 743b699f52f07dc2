import { formats } from "../../../constructs/contracts/formats";
import type { SchemaFile } from "../../../constructs/contracts/schema-file";
import type { RegisteredSchema, SchemaReference, SchemaRegistry } from "../schema-registry";

/**
 * A version that somebody registered with references, as the one schema that it would be as a contract of Headwater's;
 * as it is, if it has none, or can't be that.
 */
export async function withReferences(registry: SchemaRegistry, version: RegisteredSchema): Promise<RegisteredSchema> {
  const { references = [], ...own } = version;
  if (references.length === 0) return version;
  const files = new Map<string, SchemaFile>();
  const read = async ({ name, subject, version: number }: SchemaReference): Promise<void> => {
    if (files.has(name)) return;
    const found = await registry.version(subject, number);
    if (!found || found.format !== own.format) return; // what is missing is told of the whole
    files.set(name, { name, path: name, text: found.schema });
    for (const inner of found.references ?? []) await read(inner);
  };
  for (const reference of references) await read(reference);
  const main = { name: `version ${own.version}`, path: "", text: own.schema };
  const { text } = formats[own.format].inline(main, [...files.values()]);
  return text === undefined ? version : { ...own, schema: text };
}
