import { isObject, type JsonObject } from "../json-text";
import type { Additional, Bound, Criterion, JsonNode } from "./model";

export type Draft = 4 | 6 | 7;

const KEYWORDS = {
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: ["items", "additionalItems", "minItems", "maxItems", "uniqueItems", "contains"],
  object: [
    "properties",
    "required",
    "minProperties",
    "maxProperties",
    "dependencies",
    "patternProperties",
    "additionalProperties",
    "propertyNames",
  ],
} as const;
const CONDITIONAL = ["if", "then", "else"];
/** A draft ignores keywords that later ones brought. */
const SINCE = new Map<string, Draft>([
  ["const", 6],
  ["contains", 6],
  ["propertyNames", 6],
  ["if", 7],
  ["then", 7],
  ["else", 7],
]);

/** Builds the tree of a schema that is valid and whose references are known to lead somewhere. */
export const jsonNode = (schema: JsonObject, draft: Draft): JsonNode => new Builder(schema, draft).node(schema);

class Builder {
  private readonly targets = new Map<string, JsonNode>();

  constructor(
    private readonly root: JsonObject,
    private readonly draft: Draft,
  ) {}

  node(schema: unknown): JsonNode {
    if (schema === true) return { kind: "anything", source: schema };
    if (!isObject(schema)) return { kind: "nothing", source: schema };
    const { $ref } = schema;
    if (typeof $ref === "string") {
      return { kind: "reference", source: schema, pointer: $ref, target: () => this.target($ref) };
    }
    const known = Object.fromEntries(Object.entries(schema).filter(([key]) => (SINCE.get(key) ?? 4) <= this.draft));
    const parts = this.parts(known);
    const [only] = parts;
    if (!only) return { kind: "anything", source: schema };
    return parts.length === 1 ? only : { kind: "combined", source: schema, criterion: "allOf", parts };
  }

  private target(pointer: string): JsonNode {
    const known = this.targets.get(pointer);
    if (known) return known;
    const built = this.node(resolvePointer(this.root, pointer));
    this.targets.set(pointer, built);
    return built;
  }

  private parts(schema: JsonObject): JsonNode[] {
    const parts: JsonNode[] = [];
    if (Array.isArray(schema.enum))
      parts.push({ kind: "values", source: schema, constant: false, values: schema.enum });
    for (const criterion of ["allOf", "anyOf", "oneOf"] as const) {
      const alternatives = schema[criterion];
      if (Array.isArray(alternatives)) parts.push(this.combined(criterion, alternatives));
    }
    if ("not" in schema) parts.push({ kind: "not", source: schema, schema: this.node(schema.not) });
    if ("const" in schema) parts.push({ kind: "values", source: schema, constant: true, values: [schema.const] });
    const types = Array.isArray(schema.type) ? schema.type.map(String) : schema.type ? [String(schema.type)] : [];
    const typed = types.map((type) => this.typed(schema, type, true));
    if (Array.isArray(schema.type)) parts.push({ kind: "combined", source: schema, criterion: "anyOf", parts: typed });
    else parts.push(...typed);
    return [...parts, ...this.untyped(schema, types)];
  }

  private combined(criterion: Criterion, alternatives: readonly unknown[]): JsonNode {
    const parts = alternatives.map((part) => this.node(part));
    return { kind: "combined", source: { [criterion]: alternatives }, criterion, parts };
  }

  /** Keywords whose type is not given constrain values of that type all the same. */
  private untyped(schema: JsonObject, types: readonly string[]): JsonNode[] {
    const taken = new Set(types.map((type) => (type === "integer" ? "number" : type)));
    const kinds = (Object.keys(KEYWORDS) as (keyof typeof KEYWORDS)[]).filter(
      (kind) => !taken.has(kind) && KEYWORDS[kind].some((keyword) => keyword in schema),
    );
    const nodes = kinds.map((kind) => this.typed(schema, kind, false));
    if (!CONDITIONAL.some((keyword) => keyword in schema)) return nodes;
    const of = (keyword: string) => (keyword in schema ? this.node(schema[keyword]) : undefined);
    const conditional: JsonNode = {
      kind: "conditional",
      source: schema,
      condition: of("if"),
      whenTrue: of("then"),
      whenFalse: of("else"),
    };
    return [...nodes, conditional];
  }

  private typed(given: JsonObject, type: string, typed: boolean): JsonNode {
    // Each type of a list of types is a schema of its own.
    const schema = typed ? { ...given, type } : given;
    switch (type) {
      case "string":
        return {
          kind: "string",
          source: schema,
          typed,
          minLength: number(schema.minLength),
          maxLength: number(schema.maxLength),
          pattern: text(schema.pattern),
          format: text(schema.format),
          contentEncoding: text(schema.contentEncoding),
          contentMediaType: text(schema.contentMediaType),
        };
      case "integer":
      case "number":
        return {
          kind: "number",
          source: schema,
          typed,
          integer: type === "integer",
          minimum: bounds(schema.minimum, schema.exclusiveMinimum),
          maximum: bounds(schema.maximum, schema.exclusiveMaximum),
          multipleOf: number(schema.multipleOf),
        };
      case "object":
        return this.object(schema, typed);
      case "array":
        return this.array(schema, typed);
      default:
        return { kind: type === "null" ? "null" : "boolean", source: schema };
    }
  }

  private object(schema: JsonObject, typed: boolean): JsonNode {
    const dependencies = Object.entries(isObject(schema.dependencies) ? schema.dependencies : {});
    return {
      kind: "object",
      source: schema,
      typed,
      properties: this.nodes(schema.properties),
      patterns: this.nodes(schema.patternProperties),
      additional: this.additional(schema.additionalProperties),
      required: Array.isArray(schema.required) ? schema.required.map(String) : [],
      names: "propertyNames" in schema ? this.node(schema.propertyNames) : undefined,
      minProperties: number(schema.minProperties),
      maxProperties: number(schema.maxProperties),
      dependentNames: new Map(dependencies.flatMap(([key, value]) => (Array.isArray(value) ? [[key, value]] : []))),
      dependentSchemas: new Map(
        dependencies.flatMap(([key, value]) => (Array.isArray(value) ? [] : [[key, this.node(value)]])),
      ),
    };
  }

  private array(schema: JsonObject, typed: boolean): JsonNode {
    const { items } = schema;
    return {
      kind: "array",
      source: schema,
      typed,
      items: items === undefined || Array.isArray(items) ? undefined : this.node(items),
      tuple: Array.isArray(items) ? items.map((item) => this.node(item)) : [],
      additional: this.additional(schema.additionalItems),
      contains: "contains" in schema ? this.node(schema.contains) : undefined,
      minItems: number(schema.minItems),
      maxItems: number(schema.maxItems),
      unique: schema.uniqueItems === true,
    };
  }

  private additional(schema: unknown): Additional {
    if (schema === undefined || schema === true) return true;
    return schema === false ? false : this.node(schema);
  }

  private nodes(schemas: unknown): Map<string, JsonNode> {
    return new Map(Object.entries(isObject(schemas) ? schemas : {}).map(([key, schema]) => [key, this.node(schema)]));
  }
}

const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);
const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Draft 4 has a flag beside the bound, later drafts a bound of its own. */
function bounds(inclusive: unknown, exclusive: unknown): Bound[] {
  if (typeof exclusive === "number") {
    const own: Bound = { value: exclusive, exclusive: true };
    return typeof inclusive === "number" ? [own, { value: inclusive, exclusive: false }] : [own];
  }
  return typeof inclusive === "number" ? [{ value: inclusive, exclusive: exclusive === true }] : [];
}

/** What `#/definitions/address` leads to; undefined if it leads nowhere. */
export function resolvePointer(root: JsonObject, pointer: string): unknown {
  let found: unknown = root;
  for (const escaped of pointer.replace(/^[^#]*#?\/?/, "").split("/")) {
    if (escaped === "") continue;
    const key = keyOf(escaped);
    if (key === undefined || typeof found !== "object" || found === null || !Object.hasOwn(found, key))
      return undefined;
    found = (found as JsonObject)[key];
  }
  return found;
}

function keyOf(escaped: string): string | undefined {
  try {
    return decodeURIComponent(escaped).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return undefined;
  }
}
