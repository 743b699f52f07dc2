import type { JsonSchema } from "./json-schema";

/** Limits on values that JSON Schema and OpenAPI have in common. */
const KEPT = [
  "enum",
  "pattern",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
];

/** How a source writes its schemas. */
export interface Dialect {
  /** A reference as it is to be in the result. */
  refer(reference: string): string;
  /** Whether a required field may be left out if it has a default. Kubernetes' own schemas mean Go's zero value by it. */
  readonly fillsDefaults: boolean;
}

/**
 * A schema of the Kubernetes API as strict JSON Schema: fields that the API would drop or refuse are errors.
 * Left out are formats, defaults and CEL rules, which only the API server judges.
 */
export function strict(schema: JsonSchema, dialect: Dialect): JsonSchema {
  return { ...shape(schema, dialect), ...limits(schema) };
}

function shape(schema: JsonSchema, dialect: Dialect): JsonSchema {
  const { description, properties, items } = schema;
  const required = requiredOf(schema, dialect);
  const reference = schema.$ref ?? (schema.allOf?.length === 1 ? schema.allOf[0]?.$ref : undefined);
  // Beside a reference a description would be ignored, so it stays one level above.
  if (reference !== undefined) {
    return { ...(description ? { description } : {}), allOf: [{ $ref: dialect.refer(reference) }] };
  }
  const type = typeOf(schema);
  return {
    ...(description ? { description } : {}),
    ...(type ? { type } : {}),
    ...(properties ? { properties: mapValues(properties, (property) => strict(property, dialect)) } : {}),
    ...(required?.length ? { required } : {}),
    ...(items ? { items: strict(items, dialect) } : {}),
    ...(schema.type === "object" ? { additionalProperties: additional(schema, dialect) } : {}),
  };
}

function requiredOf({ required, properties }: JsonSchema, { fillsDefaults }: Dialect): JsonSchema["required"] {
  return fillsDefaults ? required?.filter((name) => properties?.[name]?.default === undefined) : required;
}

function typeOf(schema: JsonSchema): JsonSchema["type"] {
  if (schema["x-kubernetes-int-or-string"]) return ["integer", "string"];
  // Kubernetes' own schemas say "integer or string", and "string or number", by alternatives of a type alone.
  const alternatives = schema.oneOf?.map(({ type }) => type as string);
  const type = schema.type ?? (alternatives?.every(Boolean) ? alternatives : undefined);
  return schema.nullable && type ? [type, "null"].flat() : type;
}

/** An object without properties is open in Kubernetes' schemas, where it stands for any JSON. */
function additional(schema: JsonSchema, dialect: Dialect): boolean | JsonSchema {
  if (schema["x-kubernetes-preserve-unknown-fields"]) return true;
  if (typeof schema.additionalProperties === "object") return strict(schema.additionalProperties, dialect);
  return schema.additionalProperties ?? schema.properties === undefined;
}

/** Alternatives in a CRD only limit values (https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema). */
function limits(schema: JsonSchema): JsonSchema {
  const kept = Object.fromEntries(KEPT.filter((key) => schema[key] !== undefined).map((key) => [key, schema[key]]));
  if (schema["x-kubernetes-int-or-string"]) return kept;
  const some = (key: "allOf" | "anyOf" | "oneOf") =>
    schema[key]?.every(isLimit) ? { [key]: schema[key].map(limit) } : {};
  return {
    ...kept,
    ...some("allOf"),
    ...some("anyOf"),
    ...some("oneOf"),
    ...(schema.not ? { not: limit(schema.not) } : {}),
  };
}

const isLimit = (schema: JsonSchema): boolean => schema.$ref === undefined && schema.type === undefined;

function limit(schema: JsonSchema): JsonSchema {
  const { properties, required, items } = schema;
  return {
    ...(properties ? { properties: mapValues(properties, limit) } : {}),
    ...(required ? { required } : {}),
    ...(items ? { items: limit(items) } : {}),
    ...limits(schema),
  };
}

export function mapValues<T, U>(record: Readonly<Record<string, T>>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
