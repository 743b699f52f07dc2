/** What is used here of JSON Schema, and of OpenAPI's additions to it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly nullable?: boolean;
  readonly [keyword: string]: unknown;
}

/** The draft of JSON Schema that the schemas are written in. */
export const DRAFT = "http://json-schema.org/draft-07/schema#";

/** The schemas of one source, as kept in `constructs/kubernetes/schemas`. */
export interface SchemaBundle {
  readonly $schema: typeof DRAFT;
  readonly $id: string;
  readonly $comment: string;
  /** The kinds, and the parts that they refer to. */
  readonly definitions: Readonly<Record<string, JsonSchema>>;
}

/** The API version of a definition that is a kind. */
export function apiVersionOf(definition: JsonSchema): string | undefined {
  const [apiVersion] = definition.properties?.apiVersion?.enum ?? [];
  return apiVersion as string | undefined;
}

/** The definitions of a bundle that are kinds, by name. */
export function kindsOf(bundle: SchemaBundle): [kind: string, schema: JsonSchema][] {
  return Object.entries(bundle.definitions).filter(([, definition]) => apiVersionOf(definition) !== undefined);
}

/** Where the schema of every kind's `metadata` is. */
export const METADATA = "kubernetes#/definitions/ObjectMeta";

/** The schema of an object that somebody writes: it says what it is, and is named. */
export function asKind(schema: JsonSchema, apiVersion: string, kind: string): JsonSchema {
  const { metadata, ...properties } = schema.properties ?? {};
  return {
    ...schema,
    properties: {
      ...properties,
      apiVersion: { type: "string", enum: [apiVersion] },
      kind: { type: "string", enum: [kind] },
      metadata: { ...metadata, required: ["name"] },
    },
    required: [...new Set(["apiVersion", "kind", "metadata", ...(schema.required ?? [])])],
  };
}

/** What the API itself fills in, and nobody writes. */
export function withoutStatus(schema: JsonSchema): JsonSchema {
  if (schema.properties?.status === undefined || schema.properties.spec === undefined) return schema;
  const { status: _, ...properties } = schema.properties;
  return { ...schema, properties, required: (schema.required ?? []).filter((name) => name !== "status") };
}
