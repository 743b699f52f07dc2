import type { Incompatibility } from "../incompatibility";
import type { Comparison } from "./compare";
import type { JsonArray, JsonNode } from "./model";
import { additional, optionalSchema } from "./objects";
import { atLeast, atMost, narrowed, typed } from "./scalars";

/** Compares arrays: lists of one type, and tuples whose items have a type each. */
export function arrays(reader: JsonArray, writer: JsonArray, path: string, comparison: Comparison): Incompatibility[] {
  return [
    ...typed(reader, writer, "array", path),
    ...atLeast("minItems", reader.minItems, writer.minItems, path),
    ...atMost("maxItems", reader.maxItems, writer.maxItems, path),
    ...(reader.unique && !writer.unique ? [narrowed("uniqueItems", false, true, path)] : []),
    ...list(reader, writer, path, comparison),
    ...optionalSchema("contains", reader.contains, writer.contains, path, comparison),
    ...additional("additionalItems", reader.additional, writer.additional, `${path}[]`, comparison),
    ...tuple(reader, writer, path, comparison),
  ];
}

function list(reader: JsonArray, writer: JsonArray, path: string, comparison: Comparison): readonly Incompatibility[] {
  if (!reader.items) return [];
  if (!writer.items) return [narrowed("items", undefined, "a schema", path)];
  return comparison.differences(reader.items, writer.items, `${path}[]`);
}

function tuple(reader: JsonArray, writer: JsonArray, path: string, comparison: Comparison): Incompatibility[] {
  const common = Math.min(reader.tuple.length, writer.tuple.length);
  return [
    ...reader.tuple.slice(0, common).flatMap((read, index) => {
      const written = writer.tuple[index];
      return written ? comparison.differences(read, written, `${path}[${index}]`) : [];
    }),
    ...reader.tuple
      .slice(common)
      .flatMap((read, index) => itemAdded(read, reader, writer, common + index, path, comparison)),
    ...writer.tuple
      .slice(common)
      .flatMap((written, index) => itemRemoved(written, reader, common + index, path, comparison)),
  ];
}

function itemAdded(
  read: JsonNode,
  reader: JsonArray,
  writer: JsonArray,
  index: number,
  path: string,
  comparison: Comparison,
): Incompatibility[] {
  const before = writer.items ?? writer.additional;
  if (before === false) return [];
  const accepts =
    before !== true && writer.additional !== true && reader.additional !== false && comparison.canRead(read, before);
  return accepts && comparison.canRead(before, read) ? [] : [tupleChanged(`${path}[${index}]`)];
}

function itemRemoved(
  written: JsonNode,
  { additional: rest }: JsonArray,
  index: number,
  path: string,
  comparison: Comparison,
) {
  if (rest === true || (rest !== false && comparison.canRead(rest, written))) return [];
  return [tupleChanged(`${path}[${index}]`)];
}

const tupleChanged = (path: string): Incompatibility => ({
  rule: "json-tuple",
  path,
  message: "This item is described by only one of the schemas, and the other does not allow the same there.",
  fix: 'Keep the items of the list as they are, or allow any with "additionalItems".',
});
