import { isObject } from "../json-text";
import { type ContractField, MAX_FIELDS } from "../parsed";
import { type JsonNode, type JsonObjectNode, jsonTypeName } from "./model";

/** The properties of the object that an event is; none if it is something else. */
export const jsonFields = (root: JsonNode): ContractField[] => fieldsOf(root, [], { left: MAX_FIELDS });

function fieldsOf(node: JsonNode, inside: readonly JsonObjectNode[], room: { left: number }): ContractField[] {
  const objects = objectsIn(node);
  if (objects.some((object) => inside.includes(object))) return [];
  return objects.flatMap((object) => {
    if (room.left < object.properties.size) return [];
    room.left -= object.properties.size;
    return [...object.properties].map(([name, property]) => {
      const doc = isObject(property.source) ? property.source.description : undefined;
      return {
        name,
        type: jsonTypeName(property),
        optional: !objects.some(({ required }) => required.includes(name)) || nullable(property),
        ...(typeof doc === "string" ? { doc } : {}),
        fields: fieldsOf(property, [...inside, ...objects], room),
      };
    });
  });
}

/** The objects that an event is at once; one in an array counts too. `seen` ends a schema that is made of itself. */
function objectsIn(node: JsonNode, seen: ReadonlySet<JsonNode> = new Set()): JsonObjectNode[] {
  if (seen.has(node)) return [];
  const inner = new Set([...seen, node]);
  switch (node.kind) {
    case "object":
      return [node];
    case "reference":
      return objectsIn(node.target(), inner);
    case "array":
      return node.items ? objectsIn(node.items, inner) : [];
    case "combined": {
      if (node.criterion === "allOf") return node.parts.flatMap((part) => objectsIn(part, inner));
      const [only, ...others] = node.parts.filter(({ kind }) => kind !== "null");
      return only && others.length === 0 ? objectsIn(only, inner) : [];
    }
    default:
      return [];
  }
}

/** Whether null is a value of it; as far as references, which may go round in circles. */
function nullable(node: JsonNode): boolean {
  if (node.kind === "values") return node.values.includes(null);
  if (node.kind === "combined") return node.criterion !== "allOf" && node.parts.some(nullable);
  return node.kind === "null" || node.kind === "anything";
}
