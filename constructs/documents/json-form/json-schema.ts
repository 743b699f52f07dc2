/** What documents use of JSON Schema, draft 7. */
export type JsonSchema =
  | boolean
  | {
      readonly $ref?: string;
      readonly title?: string;
      readonly description?: string;
      readonly type?: string | readonly string[];
      readonly properties?: Readonly<Record<string, JsonSchema>>;
      readonly additionalProperties?: JsonSchema;
      readonly required?: readonly string[];
      readonly items?: JsonSchema | readonly JsonSchema[];
      readonly enum?: readonly unknown[];
      readonly allOf?: readonly JsonSchema[];
      readonly anyOf?: readonly JsonSchema[];
      readonly definitions?: Readonly<Record<string, JsonSchema>>;
      readonly [keyword: string]: unknown;
    };

export type JsonSchemaObject = Exclude<JsonSchema, boolean>;

/** Keywords whose value maps names to schemas. */
const MAPS = new Set(["properties", "patternProperties", "definitions", "$defs", "dependencies"]);
/** Keywords whose value is data, even where it looks like a schema. */
const DATA = new Set(["enum", "const", "default", "examples", "required", "type"]);

/**
 * The schema with `edit` applied to every schema in it, the inner ones first.
 *
 * @param edit gets the keywords of a schema and gives those that it shall have
 */
export function mapSchemas(schema: JsonSchema, edit: (schema: JsonSchemaObject) => JsonSchemaObject): JsonSchema {
  if (typeof schema !== "object" || schema === null) return schema;
  return edit(
    Object.fromEntries(
      Object.entries(schema).map(([keyword, value]) => {
        if (DATA.has(keyword)) return [keyword, value];
        if (MAPS.has(keyword) && isObject(value)) return [keyword, mapValues(value, (each) => mapPart(each, edit))];
        return [keyword, mapPart(value, edit)];
      }),
    ),
  );
}

function mapPart(value: unknown, edit: (schema: JsonSchemaObject) => JsonSchemaObject): unknown {
  if (Array.isArray(value)) return value.map((each) => mapPart(each, edit));
  return isObject(value) ? mapSchemas(value as JsonSchema, edit) : value;
}

/** The schema with every reference `#/…` leading to the same place below `base` (itself a pointer: `#/a/b`). */
export const rebased = (schema: JsonSchema, base: string): JsonSchema =>
  mapSchemas(schema, (each) =>
    typeof each.$ref === "string" ? { ...each, $ref: `${base}${each.$ref.replace(/^#/, "")}` } : each,
  );

/** The schema with a description. Draft 7 ignores what stands beside a reference, so that gets a schema around it. */
export const documented = (schema: JsonSchemaObject, doc: string | undefined): JsonSchema =>
  doc === undefined ? schema : { ...("$ref" in schema ? { allOf: [schema] } : schema), description: doc };

/** One step of a JSON pointer in a reference: https://www.rfc-editor.org/rfc/rfc6901#section-6 */
export const pointerStep = (name: string): string =>
  encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));

const mapValues = <T, R>(object: Readonly<Record<string, T>>, map: (value: T) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
