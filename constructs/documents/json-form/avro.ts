import { type AvroNamed, type AvroType, avroType } from "../../contracts/avro/model";
import type { ContractDeclaration } from "../../model/contract-declaration";
import type { JsonForm } from "./json-form";
import { documented, type JsonSchema, type JsonSchemaObject, pointerStep } from "./json-schema";

/** By their full names; a map, because a name may be that of a property that every object has. */
type Definitions = Map<string, JsonSchema>;

export function avroForm({ schema }: ContractDeclaration): JsonForm {
  const type = avroType(JSON.parse(schema));
  const definitions: Definitions = new Map();
  const form = schemaOf(type, definitions);
  return {
    name: "name" in type ? type.name : undefined,
    schema: { ...form, definitions: Object.fromEntries(definitions) },
  };
}

/** Records and enums go to `definitions` by their full names; all else stays in its place. */
function schemaOf(type: AvroType, definitions: Definitions): JsonSchemaObject {
  switch (type.kind) {
    case "null":
    case "boolean":
      return { type: type.kind };
    case "int":
    case "long":
      return { type: "integer" };
    case "float":
    case "double":
      return { type: "number" };
    case "bytes":
    case "string":
    case "fixed":
      return { type: "string" };
    case "array":
      return { type: "array", items: schemaOf(type.items, definitions) };
    case "map":
      return { type: "object", additionalProperties: schemaOf(type.values, definitions) };
    case "union":
      return { anyOf: type.branches.map((branch) => schemaOf(branch, definitions)) };
    case "record":
    case "enum":
      define(type, definitions);
      return { $ref: `#/definitions/${pointerStep(type.fullName)}` };
  }
}

function define(type: Exclude<AvroNamed, { kind: "fixed" }>, definitions: Definitions): void {
  if (definitions.has(type.fullName)) return;
  if (type.kind === "enum") {
    definitions.set(type.fullName, documented({ type: "string", enum: type.symbols }, type.doc));
    return;
  }
  // Known before its fields are: one of them may be of this very type.
  definitions.set(type.fullName, true);
  const record = {
    type: "object",
    properties: Object.fromEntries(
      type.fields.map(({ name, doc, type: fieldType }) => [name, documented(schemaOf(fieldType, definitions), doc)]),
    ),
    required: type.fields.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name),
    additionalProperties: false,
  };
  definitions.set(type.fullName, documented(record, type.doc));
}
