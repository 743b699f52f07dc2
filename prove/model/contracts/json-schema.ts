import { conditional, DRAFTS, definitionsOf, FORMATS, type Json, Maker, PATTERNS, type Schema } from "./json-schemas";
import type { Random, SchemaMaker } from "./random";

/** Every schema in a schema; its keywords may be changed in place. */
function schemasIn(root: Json): Json[] {
  const found: Json[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    found.push(value as Json);
    for (const [keyword, child] of Object.entries(value)) {
      if (["enum", "required", "type", "const"].includes(keyword)) continue;
      if (["properties", "definitions", "patternProperties", "dependencies"].includes(keyword)) {
        Object.values(child as Json).forEach(visit);
      } else visit(child);
    }
  };
  visit(root);
  return found;
}

/** An edit of some schema that fits. */
const on =
  (fits: (schema: Json) => boolean, edit: (schema: Json, random: Random, maker: Maker) => void) =>
  (schema: Schema, random: Random): boolean => {
    const found = schemasIn(schema.root).filter(fits);
    if (found.length === 0) return false;
    edit(random.pick(found), random, new Maker(schema, random));
    return true;
  };

const isObject = (schema: Json) => typeof schema.properties === "object";
const is = (type: string) => (schema: Json) => schema.type === type;
const has = (keyword: string) => (schema: Json) => keyword in schema;

/** Sets the keyword to one of the values, or removes it. */
const tweak = (type: string, keyword: string, values: readonly unknown[]) =>
  on(is(type), (schema, random) => {
    if (keyword in schema && random.chance(30)) delete schema[keyword];
    else schema[keyword] = random.pick(values);
  });

export const jsonSchemaMaker: SchemaMaker<Schema> = {
  make(random) {
    const root: Json = { $schema: `http://json-schema.org/draft-${random.pick(DRAFTS)}/schema#` };
    const schema: Schema = { root, next: 0 };
    Object.assign(root, new Maker(schema, random).object(2));
    return schema;
  },
  text: ({ root }) => JSON.stringify(root),
  harmless: ["describe", "define"],
  edits: {
    addProperty: on(isObject, (schema, random, maker) => {
      const name = maker.name();
      (schema.properties as Json)[name] = maker.type(1);
      if (random.chance(20)) schema.required = [...((schema.required as string[]) ?? []), name];
    }),
    removeProperty: on(isObject, (schema, random) => {
      const properties = schema.properties as Json;
      const name = random.pick([...Object.keys(properties), ""]);
      delete properties[name];
      const required = ((schema.required as string[]) ?? []).filter((other) => other !== name);
      if (required.length > 0) schema.required = required;
      else delete schema.required;
    }),
    toggleRequired: on(isObject, (schema, random) => {
      const name = random.pick([...Object.keys(schema.properties as Json), "other"]);
      const required = (schema.required as string[]) ?? [];
      const changed = required.includes(name) ? required.filter((other) => other !== name) : [...required, name];
      if (changed.length > 0) schema.required = changed;
      else delete schema.required;
    }),
    open: on(isObject, (schema, random) => {
      schema.additionalProperties = random.pick([true, false, { type: "string" }, { type: ["string", "null"] }]);
    }),
    changeType: on(is("string"), (schema, random, maker) => {
      for (const keyword of Object.keys(schema)) delete schema[keyword];
      Object.assign(schema, maker.type(random.upTo(1)));
    }),
    integerToNumber: on(is("integer"), (schema) => Object.assign(schema, { type: "number" })),
    numberToInteger: on(is("number"), (schema) => Object.assign(schema, { type: "integer" })),
    makeNullable: on(
      (schema) => typeof schema.type === "string" && schema.type !== "null" && !("properties" in schema),
      (schema) => Object.assign(schema, { type: [schema.type, "null"] }),
    ),
    untype: on(
      (schema) => typeof schema.type === "string" && "maxLength" in schema,
      (schema) => {
        delete schema.type;
      },
    ),
    maxLength: tweak("string", "maxLength", [5, 20, 50]),
    minLength: tweak("string", "minLength", [0, 1, 3]),
    pattern: tweak("string", "pattern", PATTERNS),
    format: tweak("string", "format", FORMATS),
    minimum: tweak("integer", "minimum", [-5, 0, 5]),
    maximum: tweak("integer", "maximum", [50, 100, 500]),
    multipleOf: tweak("number", "multipleOf", [1, 2, 4, 0.5]),
    exclusive: on(
      (schema) => "minimum" in schema,
      (schema, random, maker) => {
        // A bound of its own in later drafts, a flag beside the minimum in draft 4.
        if (!maker.modern) schema.exclusiveMinimum = random.chance(50);
        else {
          schema.exclusiveMinimum = schema.minimum;
          if (random.chance(70)) delete schema.minimum;
        }
      },
    ),
    maxItems: tweak("array", "maxItems", [3, 9, 20]),
    uniqueItems: tweak("array", "uniqueItems", [true, false]),
    contains: tweak("array", "contains", [{ type: "string" }, { type: "integer" }]),
    addItem: on(
      (schema) => Array.isArray(schema.items),
      (schema, _, maker) => (schema.items as Json[]).push(maker.type(0)),
    ),
    removeItem: on(
      (schema) => Array.isArray(schema.items) && schema.items.length > 1,
      (schema) => (schema.items as Json[]).pop(),
    ),
    listToTuple: on(
      (schema) => typeof schema.items === "object" && !Array.isArray(schema.items),
      (schema) => Object.assign(schema, { items: [schema.items] }),
    ),
    addValue: on(has("enum"), (schema, _, maker) => (schema.enum as string[]).push(maker.name())),
    removeValue: on(
      (schema) => Array.isArray(schema.enum) && schema.enum.length > 1,
      (schema) => (schema.enum as string[]).pop(),
    ),
    changeConst: on(has("const"), (schema, random) => Object.assign(schema, { const: random.pick(["a", "b", 1]) })),
    enumToConst: on(has("enum"), (schema) => {
      schema.const = (schema.enum as unknown[])[0];
      delete schema.enum;
    }),
    addAlternative: on(
      (schema) => "anyOf" in schema || "oneOf" in schema,
      (schema, random, maker) => {
        const list = (schema.anyOf ?? schema.oneOf) as Json[];
        list.splice(random.upTo(list.length), 0, maker.type(1));
      },
    ),
    removeAlternative: on(
      (schema) => ["anyOf", "oneOf", "allOf"].some((key) => ((schema[key] as Json[]) ?? []).length > 1),
      (schema) => ((schema.anyOf ?? schema.oneOf ?? schema.allOf) as Json[]).pop(),
    ),
    addConstraint: on(has("allOf"), (schema, _, maker) => (schema.allOf as Json[]).push(maker.type(0))),
    anyToOne: on(has("anyOf"), (schema) => {
      schema.oneOf = schema.anyOf;
      delete schema.anyOf;
    }),
    oneToAny: on(has("oneOf"), (schema) => {
      schema.anyOf = schema.oneOf;
      delete schema.oneOf;
    }),
    forbid: on(has("not"), (schema, random) =>
      Object.assign(schema, { not: { enum: random.several(1, 3, (i) => ["forbidden", "bad", "no"][i]) } }),
    ),
    condition: on(has("if"), (schema, random) =>
      Object.assign(schema, conditional({ type: "string" }, random.pick([{ minLength: 1 }, { minLength: 3 }, {}]))),
    ),
    namePattern: on(isObject, (schema, random, maker) => {
      const patterns = (schema.patternProperties ?? {}) as Json;
      const pattern = random.pick(PATTERNS);
      if (pattern in patterns && random.chance(50)) delete patterns[pattern];
      else patterns[pattern] = maker.type(0);
      schema.patternProperties = patterns;
    }),
    propertyNames: on(isObject, (schema, random) => {
      schema.propertyNames = random.pick([{ maxLength: 5 }, { maxLength: 9 }, { type: "string", maxLength: 9 }]);
    }),
    maxProperties: on(isObject, (schema, random) => {
      schema.maxProperties = random.pick([5, 9]);
    }),
    dependency: on(isObject, (schema, random) => {
      const [name = "p"] = Object.keys(schema.properties as Json);
      schema.dependencies = { [name]: random.pick([["x"], ["x", "y"], { required: ["x"] }]) };
    }),
    describe: on(
      (schema) => !("$ref" in schema),
      (schema, _, maker) => Object.assign(schema, { description: `Says ${maker.name()}` }),
    ),
    define(schema, random) {
      const found = schemasIn(schema.root).filter(isObject);
      const { properties } = random.pick(found);
      const names = Object.keys(properties as Json);
      if (names.length === 0) return false;
      const [name, definition] = [random.pick(names), `d${schema.next++}`];
      definitionsOf(schema.root)[definition] = (properties as Json)[name];
      (properties as Json)[name] = { $ref: `#/definitions/${definition}` };
      return true;
    },
  },
};
