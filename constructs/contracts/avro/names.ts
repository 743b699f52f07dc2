import type { JsonObject } from "../json-text";

const NAMED: readonly unknown[] = ["record", "error", "enum", "fixed"];

/** Whether a schema defines a type that has a name. */
export const isNamed = ({ type, name }: JsonObject): boolean => NAMED.includes(type) && typeof name === "string";

/** The full name of a type that is defined inside a namespace, and the namespace that holds inside it. */
export function namespaceIn(schema: JsonObject, outer: string): { fullName: string; namespace: string } {
  const space = typeof schema.namespace === "string" ? schema.namespace : outer;
  const fullName = qualified(String(schema.name), space);
  return { fullName, namespace: fullName.slice(0, Math.max(0, fullName.lastIndexOf("."))) };
}

export const qualified = (name: string, namespace: string): string =>
  name.includes(".") || namespace === "" ? name.replace(/^\./, "") : `${namespace}.${name}`;

/** What is inside a type that has no name of its own; undefined if it lacks the name that it should have. */
export function innerType(schema: JsonObject): unknown {
  return NAMED.includes(schema.type) ? undefined : schema[innerKey(schema)];
}

export const innerKey = ({ type }: JsonObject): "items" | "values" | "type" =>
  type === "array" ? "items" : type === "map" ? "values" : "type";
