import { canonical } from "./canonical";
import type { JsonNode } from "./model";

/** Schemas may contain themselves: nothing is told apart deeper than this. */
const MAX_DEPTH = 20;

/**
 * True if no value can match both: by their types, by their values, or by a property that tells them apart.
 *
 * @param step called for each look at a pair, to end a search that takes too long
 */
export function disjoint(a: JsonNode, b: JsonNode, step: () => void, depth = 0): boolean {
  step();
  if (depth > MAX_DEPTH) return false;
  const [left, right] = [resolved(a), resolved(b)];
  if (left.kind === "nothing" || right.kind === "nothing") return true;
  if (left.kind === "combined") {
    const apart = (part: JsonNode) => disjoint(part, right, step, depth + 1);
    return left.criterion === "allOf" ? left.parts.some(apart) : left.parts.every(apart);
  }
  if (right.kind === "combined") return disjoint(right, left, step, depth + 1);
  if (left.kind === "values" && right.kind === "values") {
    const values = new Set(left.values.map(canonical));
    return !right.values.some((value) => values.has(canonical(value)));
  }
  const [one, other] = [typesOf(left), typesOf(right)];
  if (one && other && !one.some((type) => other.includes(type))) return true;
  if (left.kind !== "object" || right.kind !== "object") return false;
  return left.required.some((name) => {
    const [its, others] = [left.properties.get(name), right.properties.get(name)];
    return right.required.includes(name) && its && others && disjoint(its, others, step, depth + 1);
  });
}

/** A reference's target; another reference there is not followed. */
const resolved = (node: JsonNode): JsonNode => (node.kind === "reference" ? node.target() : node);

/** The types that a value must have; undefined if it may have any. */
function typesOf(node: JsonNode): readonly string[] | undefined {
  switch (node.kind) {
    case "string":
    case "number":
    case "object":
    case "array":
      return node.typed ? [node.kind] : undefined;
    case "boolean":
    case "null":
      return [node.kind];
    case "values":
      return node.values.map((value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value));
    default:
      return undefined;
  }
}
