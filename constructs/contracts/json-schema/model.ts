import { shortened } from "../incompatibility";

/**
 * A JSON Schema as a tree of constraints, the way Apicurio's comparison sees it: each keyword belongs to the type that
 * it constrains, and keywords of several types side by side are an `allOf`.
 */
export type JsonNode =
  | JsonAnything
  | JsonNothing
  | JsonReference
  | JsonString
  | JsonNumber
  | JsonObjectNode
  | JsonArray
  | JsonPlain
  | JsonValues
  | JsonNot
  | JsonConditional
  | JsonCombined;

interface Node {
  /** The schema's own text, to tell two apart. */
  readonly source: unknown;
}
/** `true` or `{}`. */
export interface JsonAnything extends Node {
  readonly kind: "anything";
}
/** `false`. */
export interface JsonNothing extends Node {
  readonly kind: "nothing";
}
export interface JsonReference extends Node {
  readonly kind: "reference";
  readonly pointer: string;
  /** A function, because references may go round in circles. */
  target(): JsonNode;
}
interface Typed extends Node {
  /** False if the keywords stand without `type`: then they say nothing about values of other types. */
  readonly typed: boolean;
}
export interface JsonString extends Typed {
  readonly kind: "string";
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly pattern: string | undefined;
  readonly format: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly contentMediaType: string | undefined;
}
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}
export interface JsonNumber extends Typed {
  readonly kind: "number";
  readonly integer: boolean;
  /** Those given: an exclusive one and another may stand together. The exclusive one is first. */
  readonly minimum: readonly Bound[];
  readonly maximum: readonly Bound[];
  readonly multipleOf: number | undefined;
}
/** What is allowed beyond what is listed: nothing, anything, or what a schema accepts. */
export type Additional = false | true | JsonNode;
export interface JsonObjectNode extends Typed {
  readonly kind: "object";
  readonly properties: ReadonlyMap<string, JsonNode>;
  readonly patterns: ReadonlyMap<string, JsonNode>;
  readonly additional: Additional;
  readonly required: readonly string[];
  readonly names: JsonNode | undefined;
  readonly minProperties: number | undefined;
  readonly maxProperties: number | undefined;
  readonly dependentNames: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas: ReadonlyMap<string, JsonNode>;
}
export interface JsonArray extends Typed {
  readonly kind: "array";
  readonly items: JsonNode | undefined;
  readonly tuple: readonly JsonNode[];
  readonly additional: Additional;
  readonly contains: JsonNode | undefined;
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly unique: boolean;
}
export interface JsonPlain extends Node {
  readonly kind: "boolean" | "null";
}
/** `enum`, or `const` as the enum of one value. */
export interface JsonValues extends Node {
  readonly kind: "values";
  readonly constant: boolean;
  readonly values: readonly unknown[];
}
export interface JsonNot extends Node {
  readonly kind: "not";
  readonly schema: JsonNode;
}
export interface JsonConditional extends Node {
  readonly kind: "conditional";
  readonly condition: JsonNode | undefined;
  readonly whenTrue: JsonNode | undefined;
  readonly whenFalse: JsonNode | undefined;
}
export type Criterion = "allOf" | "anyOf" | "oneOf";
export interface JsonCombined extends Node {
  readonly kind: "combined";
  readonly criterion: Criterion;
  readonly parts: readonly JsonNode[];
}

/** For people: `string`, `integer`, `object`, `anyOf (string, null)`. */
export const jsonTypeName = (node: JsonNode): string => shortened(typeName(node));

function typeName(node: JsonNode): string {
  switch (node.kind) {
    case "reference":
      return node.pointer.split("/").at(-1) || "the schema itself";
    case "number":
      return node.integer ? "integer" : "number";
    case "array":
      return node.items ? `array of ${typeName(node.items)}` : "array";
    case "string":
      return node.format ? `string (${node.format})` : "string";
    case "values":
      return `${node.constant ? "const" : "enum"} ${node.values.map((value) => JSON.stringify(value)).join(", ")}`;
    case "combined":
      return `${node.criterion} (${node.parts.map(typeName).join(", ")})`;
    default:
      return node.kind;
  }
}
