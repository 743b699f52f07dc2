import type { Problem } from "../../model/problem";
import { isObject, type JsonObject } from "../json-text";
import { resolvePointer } from "./build";

/** Keywords whose value is data or names, not a schema. */
const DATA = new Set(["enum", "const", "default", "examples", "required", "type", "$ref"]);
/** Keywords whose value maps names to schemas. */
const MAPS = new Set(["properties", "patternProperties", "definitions", "dependencies", "$defs"]);

/** References that lead out of the document, nowhere, or only to themselves. */
export function referenceProblems(root: JsonObject): Problem[] {
  const problems = new Map<string, Problem>();
  for (const schema of schemasIn(root)) {
    const { $ref } = schema;
    const id = identifier(schema);
    if (schema !== root && id !== "" && $ref === undefined) problems.set(`id ${id}`, innerIdentifier(id));
    if (typeof $ref !== "string") continue;
    const base = identifier(root).replace(/#.*$/, "");
    const [document = "", fragment] = $ref.split("#", 2);
    const inside = fragment !== undefined && (document === "" || document === base);
    if (!inside || (fragment !== "" && !fragment.startsWith("/"))) problems.set($ref, leadsOut($ref));
    else if (resolvePointer(root, $ref) === undefined) problems.set($ref, leadsNowhere($ref));
    else if (leadsToItself(root, schema)) problems.set($ref, itself($ref));
  }
  return [...problems.values()];
}

/** `$id`, in draft 4 `id`; empty if there is none. */
export function identifier({ $id, id }: JsonObject): string {
  if (typeof $id === "string") return $id;
  return typeof id === "string" ? id : "";
}

export function schemasIn(root: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (!isObject(value)) return;
    found.push(value);
    for (const [keyword, child] of Object.entries(value)) {
      if (DATA.has(keyword)) continue;
      if (MAPS.has(keyword) && isObject(child)) Object.values(child).forEach(visit);
      else visit(child);
    }
  };
  visit(root);
  return found;
}

function leadsToItself(root: JsonObject, schema: JsonObject): boolean {
  const seen = new Set<unknown>();
  for (let at: unknown = schema; isObject(at) && typeof at.$ref === "string"; at = resolvePointer(root, at.$ref)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
}

const leadsOut = (reference: string): Problem => ({
  code: "HW-CONTRACT-005",
  message: `The reference ${JSON.stringify(reference)} leads out of the schema, or names an anchor.`,
  fix: 'Name the file: Contract.jsonSchema(source, { references: ["…"] }); or copy what it refers to into "definitions" and refer to it as "#/definitions/…".',
});

const leadsNowhere = (reference: string): Problem => ({
  code: "HW-CONTRACT-005",
  message: `The reference ${JSON.stringify(reference)} leads to nothing in the schema.`,
  fix: 'Define it, for example in "definitions".',
});

const itself = (reference: string): Problem => ({
  code: "HW-CONTRACT-005",
  message: `The reference ${JSON.stringify(reference)} leads only to itself.`,
  fix: "Put a schema where it leads to.",
});

const innerIdentifier = (id: string): Problem => ({
  code: "HW-CONTRACT-005",
  message: `A schema inside the schema has an identifier of its own, ${JSON.stringify(id)}, which changes what references mean.`,
  fix: "Remove it; only the schema as a whole may have one.",
});
