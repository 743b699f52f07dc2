import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { asKind, DRAFT, type JsonSchema, METADATA, withoutStatus } from "./json-schema";
import { withSharedParts } from "./shared-parts";
import type { Source } from "./sources";
import { strict } from "./strict";
import { pascalCase } from "./types";

interface CustomResourceDefinition {
  readonly kind: "CustomResourceDefinition";
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly Version[];
  };
}

interface Version {
  readonly name: string;
  readonly served: boolean;
  readonly schema: { readonly openAPIV3Schema: JsonSchema };
}

/** Where an operator's CRDs are: a folder of YAML files, and what they are of. */
export type DefinitionFolder = () => Promise<{ readonly folder: string; readonly origin: string }>;

/**
 * Kinds of an operator, from its CRDs.
 *
 * @param name of the files made from them
 */
export function customResources(name: string, definitions: DefinitionFolder, kinds: readonly string[]): Source {
  return {
    name,
    async bundle() {
      const { folder, origin } = await definitions();
      const found = await definitionsIn(folder);
      const schemas = kinds.map((kind) => {
        const crd = found.find(({ spec }) => spec.names.kind === kind);
        if (crd === undefined) throw new Error(`${origin} has no ${kind} in ${folder}`);
        return [kind, schemaOf(crd)];
      });
      return {
        $schema: DRAFT,
        $id: name,
        $comment: origin,
        definitions: withSharedParts(Object.fromEntries(schemas), pascalCase(name)),
      };
    },
  };
}

async function definitionsIn(folder: string): Promise<CustomResourceDefinition[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".yaml"));
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts
    .flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as CustomResourceDefinition | null))
    .filter((object) => object !== null)
    .filter(({ kind }) => kind === "CustomResourceDefinition");
}

function schemaOf({ spec }: CustomResourceDefinition): JsonSchema {
  const [version] = spec.versions.filter(({ served }) => served).sort((a, b) => maturity(b) - maturity(a));
  if (version === undefined) throw new Error(`No version of ${spec.names.kind} is served`);
  const schema = strict(withoutStatus(version.schema.openAPIV3Schema), {
    refer: (reference) => reference,
    fillsDefaults: true,
  });
  const properties = { ...schema.properties, metadata: { allOf: [{ $ref: METADATA }] } };
  return asKind({ ...schema, properties }, `${spec.group}/${version.name}`, spec.names.kind);
}

/** v2 before v1 before v1beta2 before v1alpha1, as in https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority */
function maturity({ name }: Version): number {
  const [, major = "0", stage, minor = "0"] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(name) ?? [];
  const stages = { alpha: 0, beta: 1, stable: 2 };
  return stages[(stage ?? "stable") as keyof typeof stages] * 1e6 + Number(major) * 1e3 + Number(minor);
}
