import type { ContractDeclaration } from "../../model/contract-declaration";
import type { JsonForm } from "./json-form";
import { type JsonSchema, type JsonSchemaObject, mapSchemas } from "./json-schema";

export function jsonSchemaForm({ schema }: ContractDeclaration): JsonForm {
  const { $schema: _, $id: __, id: ___, title, ...root } = JSON.parse(schema) as JsonSchemaObject;
  return { name: typeof title === "string" ? title : undefined, schema: mapSchemas(root, plain) };
}

/** In draft 7, without what is not for others: names that generators of types would use, and their own keywords. */
function plain({ title: _, tsType: __, tsEnumNames: ___, ...schema }: JsonSchemaObject): JsonSchemaObject {
  // What else stands beside a reference counts for nothing up to draft 7.
  if (typeof schema.$ref === "string") {
    const { $ref, definitions } = schema;
    return definitions === undefined ? { $ref } : { $ref, definitions };
  }
  return {
    ...schema,
    ...bound(schema, "minimum", "exclusiveMinimum"),
    ...bound(schema, "maximum", "exclusiveMaximum"),
  };
}

/** Draft 4 has `"minimum": 5, "exclusiveMinimum": true`; later ones `"exclusiveMinimum": 5`. */
function bound(schema: JsonSchemaObject, inclusive: string, exclusive: string): Record<string, JsonSchema | unknown> {
  if (typeof schema[exclusive] !== "boolean") return {};
  const { [inclusive]: value } = schema;
  return schema[exclusive] ? { [exclusive]: value, [inclusive]: undefined } : { [exclusive]: undefined };
}
