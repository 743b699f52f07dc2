import type { JsonForm } from "../json-form/json-form";
import { type JsonSchema, type JsonSchemaObject, mapSchemas, pointerStep, rebased } from "../json-form/json-schema";
import { distinctNames, typeName, type Wishes } from "./type-names";

export interface NamedForm {
  /** Of the type that an event is. */
  readonly name: string;
  readonly form: JsonForm;
}

/** One schema of all contracts, in which each part that becomes a type has its name as `title`. */
export interface TypeBundle {
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  /** What refers to the events of a contract, by its name. */
  referenceTo(name: string): JsonSchemaObject;
}

/** @param contracts with names that differ */
export function typeBundle(contracts: readonly NamedForm[], taken: readonly string[]): TypeBundle {
  const events = new Map(contracts.map(({ name, form }) => [name, eventPointer(form)]));
  const names = distinctNames(contracts.flatMap(innerTypes), [...taken, ...events.keys()]);
  for (const [name, pointer] of events) names.set(absolute(name, pointer), name);
  return {
    definitions: Object.fromEntries(
      contracts.map(({ name, form }) => {
        const base = `#/definitions/${name}`;
        const { $ref: _, ...parts } = mapSchemas(form.schema, writable) as JsonSchemaObject;
        return [name, titled(rebased(parts, base), base, names)];
      }),
    ),
    referenceTo: (name) => ({ $ref: absolute(name, events.get(name) ?? "") }),
  };
}

/** Where the event itself is: the schema, or what all of it refers to. */
const eventPointer = ({ schema }: JsonForm): string => (typeof schema === "object" && schema.$ref) || "#";

const absolute = (name: string, pointer: string): string => `#/definitions/${name}${pointer.slice(1)}`;

/** Every other part that is referred to. */
function innerTypes({ name, form }: NamedForm): Wishes<string>[] {
  const pointers = new Set<string>();
  mapSchemas(form.schema, (schema) => {
    if (typeof schema.$ref === "string") pointers.add(schema.$ref);
    return schema;
  });
  pointers.delete(eventPointer(form));
  return [...pointers].sort().map((pointer) => {
    const steps = decodeURIComponent(pointer).slice(1).split("/");
    const full = steps.at(-1) ?? "";
    const own = typeName(full.split(".").at(-1) ?? "");
    return { item: absolute(name, pointer), names: [own, `${name}${own}`, `${name}${typeName(full)}`] };
  });
}

/** The schema with a title at each place that `names` knows. */
function titled(schema: JsonSchema, pointer: string, names: ReadonlyMap<string, string>): JsonSchema {
  if (typeof schema !== "object" || schema === null) return schema;
  const part = (value: unknown, step: string): unknown => {
    const at = `${pointer}/${pointerStep(step)}`;
    if (Array.isArray(value)) return value.map((each, index) => titled(each as JsonSchema, `${at}/${index}`, names));
    return titled(value as JsonSchema, at, names);
  };
  const title = names.get(pointer);
  return {
    ...Object.fromEntries(Object.entries(schema).map(([keyword, value]) => [keyword, part(value, keyword)])),
    ...(title === undefined ? {} : { title }),
  };
}

/** What no type can say would come out as something else. */
function writable({ not: _, if: __, then: ___, else: ____, patternProperties, ...schema }: JsonSchemaObject) {
  const patterns = Object.values((patternProperties ?? {}) as Readonly<Record<string, JsonSchema>>);
  const additional = schema.additionalProperties;
  if (patterns.length > 0) {
    const values = typeof additional === "object" ? [...patterns, additional] : patterns;
    return { ...schema, additionalProperties: additional === true ? true : { anyOf: values } };
  }
  const empty = schema.type === "object" && schema.properties === undefined && additional === undefined;
  return empty ? { ...schema, additionalProperties: true } : schema;
}
