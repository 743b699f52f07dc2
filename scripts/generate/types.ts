import { compile, type JSONSchema } from "json-schema-to-typescript";
import { type JsonSchema, kindsOf, type SchemaBundle } from "./json-schema";
import { mapValues } from "./strict";

/** The TypeScript of a bundle: a type per definition, and `<Name>Kinds`, the map of its kinds. */
export async function typesOf(bundle: SchemaBundle): Promise<string> {
  const kinds = kindsOf(bundle).map(([kind]) => kind);
  const usesMetadata = bundle.definitions.ObjectMeta === undefined;
  const schema = {
    type: "object",
    properties: Object.fromEntries(kinds.map((kind) => [kind, { $ref: `#/definitions/${kind}` }])),
    required: kinds,
    additionalProperties: false,
    definitions: Object.fromEntries(
      Object.entries(bundle.definitions).map(([name, definition]) => [
        name,
        kinds.includes(name) ? withMetadata(typed(definition)) : typed(definition),
      ]),
    ),
  };
  const text = await compile(schema as JSONSchema, kindsName(bundle), {
    bannerComment: [
      `/* Made by \`npm run generate\` from ${bundle.$comment}; do not edit. */`,
      ...(usesMetadata ? [`import type { ObjectMeta } from "./kubernetes";`] : []),
    ].join("\n\n"),
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { printWidth: 120, bracketSpacing: true },
  });
  // Only an object's type, not an interface, can be given where a map of unknown fields is wanted.
  return kinds.reduce((result, kind) => result.replace(`export interface ${kind} {`, `export type ${kind} = {`), text);
}

/** "prometheus-operator" → "PrometheusOperatorKinds" */
export const kindsName = ({ $id }: Pick<SchemaBundle, "$id">): string => `${pascalCase($id)}Kinds`;

/** "prometheus-operator" → "PrometheusOperator" */
export const pascalCase = (name: string): string =>
  name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");

/** A schema without what no type can say. */
function typed(schema: JsonSchema): JsonSchema {
  const { description, type, properties, required, items, additionalProperties, allOf } = schema;
  // Any JSON; without saying so it would be an object.
  const isAnything = [type, schema.enum, properties, items, allOf].every((limit) => limit === undefined);
  return {
    ...(isAnything ? { tsType: "unknown" } : {}),
    ...(description ? { description } : {}),
    ...(type ? { type } : {}),
    ...(schema.enum ? { enum: schema.enum } : {}),
    ...(properties ? { properties: mapValues(properties, typed) } : {}),
    ...(required ? { required } : {}),
    ...(items ? { items: typed(items) } : {}),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === "object" ? typed(additionalProperties) : additionalProperties,
        }),
    ...(allOf?.some(({ $ref }) => $ref !== undefined) ? { allOf } : {}),
  };
}

function withMetadata(kind: JsonSchema): JsonSchema {
  return { ...kind, properties: { ...kind.properties, metadata: { tsType: "ObjectMeta & { name: string }" } } };
}
