import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectDir } from "../../toolchain/paths";
import type { SchemaBundle } from "./json-schema";
import { sources } from "./sources";
import { kindsName, typesOf } from "./types";

const folder = join(projectDir(), "constructs", "kubernetes");

export const schemaFile = (source: string): string => join(folder, "schemas", `${source}.json`);

/** The schemas of every source, as checked in. */
export function schemaBundles(): SchemaBundle[] {
  return sources.map(({ name }) => JSON.parse(readFileSync(schemaFile(name), "utf8")) as SchemaBundle);
}

/** The types that follow from the schemas: paths with their content. */
export async function generated(): Promise<[file: string, text: string][]> {
  const bundles = schemaBundles();
  const types = await Promise.all(
    bundles.map(async (bundle) => [typesFile(bundle.$id), await typesOf(bundle)] as [string, string]),
  );
  return [...types, [typesFile("index"), indexOf(bundles)]];
}

const typesFile = (name: string): string => join(folder, "generated", `${name}.ts`);

function indexOf(bundles: readonly SchemaBundle[]): string {
  const names = bundles.map(kindsName);
  return [
    "/* Made by `npm run generate`; do not edit. */",
    "",
    ...bundles.map((bundle) => `import type { ${kindsName(bundle)} } from "./${bundle.$id}";`),
    "",
    ...bundles.map(({ $id }) => `export type * from "./${$id}";`),
    "",
    "/** Every kind by its name. */",
    `export interface Kinds extends ${names.join(", ")} {}`,
    "",
  ].join("\n");
}
