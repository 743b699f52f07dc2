import type { JsonNode } from "./model";

/** The same text for the same value, whatever the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`);
  return `{${entries.sort().join()}}`;
}

const identities = new WeakMap<JsonNode, string>();

/** Equal for two schemas that are written alike; the parts of one, which share its text, differ in kind. */
export function identity(node: JsonNode): string {
  const known = identities.get(node);
  if (known !== undefined) return known;
  const kind = node.kind === "values" && node.constant ? "constant" : node.kind;
  const text = `${kind} ${canonical(node.source)}`;
  identities.set(node, text);
  return text;
}
