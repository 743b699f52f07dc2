import type * as protobufjs from "protobufjs";
import type { ContractDeclaration } from "../../model/contract-declaration";
import type { JsonForm } from "./json-form";
import { documented, type JsonSchema, type JsonSchemaObject, pointerStep } from "./json-schema";
import { readProto } from "./read-proto";

export function protobufForm(contract: ContractDeclaration): JsonForm {
  const { library, event } = readProto(contract);
  const messages = new Messages(library);
  const form = messages.typeOf(event);
  return { name: event.name, schema: { ...form, definitions: Object.fromEntries(messages.definitions) } };
}

const text: JsonSchemaObject = { type: "string" };
const orNull = (schema: JsonSchemaObject): JsonSchemaObject => ({ anyOf: [schema, { type: "null" }] });

/** https://protobuf.dev/programming-guides/json: numbers of 64 bits are text, since JSON's readers would round them. */
const SCALARS: Readonly<Record<string, JsonSchemaObject>> = {
  bool: { type: "boolean" },
  string: text,
  bytes: text,
  float: { type: "number" },
  double: { type: "number" },
  ...Object.fromEntries(
    ["int32", "uint32", "sint32", "fixed32", "sfixed32"].map((name) => [name, { type: "integer" }]),
  ),
  ...Object.fromEntries(["int64", "uint64", "sint64", "fixed64", "sfixed64"].map((name) => [name, text])),
};

/** Those of Google's types that have a form of their own. */
const WELL_KNOWN: Readonly<Record<string, JsonSchemaObject>> = {
  Any: { type: "object", properties: { "@type": text }, required: ["@type"], additionalProperties: true },
  Duration: text,
  FieldMask: text,
  ListValue: { type: "array", items: {} },
  NullValue: { type: "null" },
  Struct: { type: "object", additionalProperties: true },
  Timestamp: text,
  Value: {},
  BoolValue: orNull({ type: "boolean" }),
  BytesValue: orNull(text),
  DoubleValue: orNull({ type: "number" }),
  FloatValue: orNull({ type: "number" }),
  Int32Value: orNull({ type: "integer" }),
  Int64Value: orNull(text),
  StringValue: orNull(text),
  UInt32Value: orNull({ type: "integer" }),
  UInt64Value: orNull(text),
};

class Messages {
  /** Messages and enums by their full names. */
  readonly definitions = new Map<string, JsonSchema>();

  constructor(private readonly library: typeof protobufjs) {}

  typeOf(type: protobufjs.Type | protobufjs.Enum): JsonSchemaObject {
    const name = type.fullName.replace(/^\./, "");
    const known = /^google\.protobuf\.(\w+)$/.exec(name)?.[1];
    const form = known === undefined ? undefined : WELL_KNOWN[known];
    if (form) return form;
    if (!this.definitions.has(name)) {
      // Known before its fields are: one of them may be of this very type.
      this.definitions.set(name, true);
      const schema =
        type instanceof this.library.Type ? this.message(type) : { type: "string", enum: Object.keys(type.values) };
      this.definitions.set(name, documented(schema, docOf(type)));
    }
    return { $ref: `#/definitions/${pointerStep(name)}` };
  }

  private message({ fieldsArray }: protobufjs.Type): JsonSchemaObject {
    return {
      type: "object",
      properties: Object.fromEntries(
        fieldsArray.map((field) => [field.jsonName, documented(this.field(field), docOf(field))]),
      ),
      required: fieldsArray.filter(({ required }) => required).map(({ jsonName }) => jsonName),
      additionalProperties: false,
    };
  }

  private field(field: protobufjs.Field): JsonSchemaObject {
    const value = field.resolvedType ? this.typeOf(field.resolvedType) : (SCALARS[field.type] ?? {});
    if (field.map) return { type: "object", additionalProperties: value };
    return field.repeated ? { type: "array", items: value } : value;
  }
}

const docOf = ({ comment }: protobufjs.ReflectionObject): string | undefined => comment?.trim() || undefined;
