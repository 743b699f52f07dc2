import type { Incompatibility } from "../incompatibility";
import type { Comparison } from "./compare";
import type { Additional, JsonNode, JsonObjectNode } from "./model";
import { atLeast, atMost, narrowed, typed } from "./scalars";

/** Compares objects: what each property may be, which must be there, and what else may be. */
export function objects(
  reader: JsonObjectNode,
  writer: JsonObjectNode,
  path: string,
  comparison: Comparison,
): readonly Incompatibility[] {
  const missing = reader.required.filter((name) => !writer.required.includes(name));
  return [
    ...typed(reader, writer, "object", path),
    ...missing.map((name) => requiredAdded(at(path, name))),
    ...atLeast("minProperties", reader.minProperties, writer.minProperties, path),
    ...atMost("maxProperties", reader.maxProperties, writer.maxProperties, path),
    ...optionalSchema("propertyNames", reader.names, writer.names, path, comparison),
    ...additional("additionalProperties", reader.additional, writer.additional, `${path}{}`, comparison),
    ...properties(reader, writer, path, comparison),
    ...patterns(reader, writer, path, comparison),
    ...dependencies(reader, writer, path, comparison),
  ];
}

const at = (path: string, name: string): string => (path ? `${path}.${name}` : name);

function properties(reader: JsonObjectNode, writer: JsonObjectNode, path: string, comparison: Comparison) {
  const found: Incompatibility[] = [];
  for (const [name, read] of reader.properties) {
    const written = writer.properties.get(name);
    if (written) found.push(...comparison.differences(read, asAlternative(written, read), at(path, name)));
    else found.push(...propertyAdded(read, writer, at(path, name), reader.additional, comparison));
  }
  for (const [name, written] of writer.properties) {
    if (reader.properties.has(name)) continue;
    const { additional: rest } = reader;
    if (rest === false || (rest !== true && !comparison.canRead(rest, written))) {
      found.push(propertyRemoved(at(path, name)));
    }
  }
  return found;
}

/** A string that becomes one of several alternatives: registries look for it among them. */
const WRAPPED = new WeakMap<JsonNode, JsonNode>();
function asAlternative(written: JsonNode, read: JsonNode): JsonNode {
  if (written.kind !== "string" || read.kind !== "combined") return written;
  const known = WRAPPED.get(written);
  if (known) return known;
  const wrapped: JsonNode = { kind: "combined", source: written.source, criterion: "anyOf", parts: [written] };
  WRAPPED.set(written, wrapped);
  return wrapped;
}

/** The writer may have written anything under that name already, unless its schema forbids it. */
function propertyAdded(
  read: JsonNode,
  writer: JsonObjectNode,
  path: string,
  readerAdditional: Additional,
  comparison: Comparison,
): Incompatibility[] {
  const { additional: before } = writer;
  if (before === true) return [propertyAddedToOpen(path)];
  // Which names a pattern matches is not looked at: a user's pattern may take forever.
  const accepts = (schema: JsonNode) => comparison.canRead(read, schema);
  if (![...writer.patterns.values()].every(accepts)) return [propertyNarrows(path)];
  if (before === false) return [];
  // Both ways: registries ask whether what was allowed accepts the property, sense asks the opposite.
  const narrows = readerAdditional === false || !comparison.canRead(before, read) || !accepts(before);
  return narrows ? [propertyNarrows(path)] : [];
}

export function additional(
  keyword: string,
  read: Additional,
  written: Additional,
  path: string,
  comparison: Comparison,
): readonly Incompatibility[] {
  if (read === true || written === false) return [];
  if (read === false) return [narrowed(keyword, true, false, path)];
  return written === true ? [narrowed(keyword, true, "a schema", path)] : comparison.differences(read, written, path);
}

export function optionalSchema(
  keyword: string,
  read: JsonNode | undefined,
  written: JsonNode | undefined,
  path: string,
  comparison: Comparison,
): readonly Incompatibility[] {
  if (!read) return [];
  if (!written) return [narrowed(keyword, undefined, "a schema", path)];
  return comparison.differences(read, written, `${path}(${keyword})`);
}

function patterns(reader: JsonObjectNode, writer: JsonObjectNode, path: string, comparison: Comparison) {
  const added = [...reader.patterns].flatMap(([pattern, read]) =>
    optionalSchema(`patternProperties ${pattern}`, read, writer.patterns.get(pattern), path, comparison),
  );
  const { additional: rest } = reader;
  const removed = [...writer.patterns].flatMap(([pattern, written]) => {
    if (reader.patterns.has(pattern) || rest === true) return [];
    const accepted = rest !== false && comparison.canRead(rest, written);
    return accepted ? [] : [patternRemoved(pattern, path)];
  });
  return [...added, ...removed];
}

function dependencies(reader: JsonObjectNode, writer: JsonObjectNode, path: string, comparison: Comparison) {
  const names = [...reader.dependentNames].flatMap(([name, read]) => {
    const written = writer.dependentNames.get(name);
    const more = read.filter((needed) => !written?.includes(needed));
    return written && more.length === 0 ? [] : [narrowed("dependencies", written, read, at(path, name))];
  });
  const schemas = [...reader.dependentSchemas].flatMap(([name, read]) =>
    optionalSchema("dependencies", read, writer.dependentSchemas.get(name), at(path, name), comparison),
  );
  return [...names, ...schemas];
}

const requiredAdded = (path: string): Incompatibility => ({
  rule: "json-required",
  path,
  message: "The reader requires this property, the writer does not.",
  fix: "Make it optional in the reader's schema.",
});

const propertyAddedToOpen = (path: string): Incompatibility => ({
  rule: "json-property-added",
  path,
  message:
    "The reader says what this property is; the writer's schema is open, so anything may have been written there.",
  fix: 'Begin with "additionalProperties": false where properties are to be added later, or with a schema there.',
});

const propertyNarrows = (path: string): Incompatibility => ({
  rule: "json-property-narrowed",
  path,
  message: "The reader's property does not accept what the writer allows for properties that it does not name.",
  fix: "Give the property the type that the writer's additional and pattern properties have.",
});

const propertyRemoved = (path: string): Incompatibility => ({
  rule: "json-property-removed",
  path,
  message: "The writer has this property, and the reader allows no such property beside its own.",
  fix: "Keep the property, or allow additional ones in the reader's schema.",
});

const patternRemoved = (pattern: string, path: string): Incompatibility => ({
  rule: "json-pattern-removed",
  path,
  message: `The writer has properties that match ${JSON.stringify(pattern)}, and the reader does not allow them.`,
  fix: "Keep the pattern, or allow such properties in additionalProperties.",
});
