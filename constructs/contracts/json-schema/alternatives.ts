import type { Incompatibility } from "../incompatibility";
import { identity } from "./canonical";
import type { Comparison } from "./compare";
import { disjoint } from "./disjoint";
import type { JsonCombined, JsonNode } from "./model";

/** Compares `allOf`, `anyOf`, `oneOf`, and lists of types, which are an `anyOf`. */
export function alternatives(
  reader: JsonCombined,
  writer: JsonCombined,
  path: string,
  comparison: Comparison,
): Incompatibility[] {
  if (reader.criterion === "allOf") return allOf(reader, writer, path, comparison);
  if (reader.criterion !== writer.criterion) return otherCriterion(reader, writer, path, comparison);
  if (reader.parts.length < writer.parts.length) return [alternativesRemoved(reader, path)];
  const found = unmatched(reader, writer, path, comparison);
  if (found.length > 0 || reader.criterion === "anyOf") return found;
  return sameParts(reader, writer, comparison) || exclusive(reader.parts, comparison) ? [] : [mayOverlap(path)];
}

/** Whatever the reader demands, the writer must have demanded as well. */
function allOf(reader: JsonCombined, writer: JsonCombined, path: string, comparison: Comparison): Incompatibility[] {
  if (writer.criterion !== "allOf") return [criterionChanged(reader, writer, path)];
  if (reader.parts.length > writer.parts.length) return [constraintAdded(path)];
  const demanded = reader.parts.every((read) => writer.parts.some((written) => comparison.canRead(read, written)));
  if (!demanded) return explained(reader, writer, path, comparison) ?? [constraintChanged(path)];
  return reader.parts.length === writer.parts.length ? unmatched(reader, writer, path, comparison) : [];
}

/** What differs in detail, if the parts go together one by one. */
function explained(reader: JsonCombined, writer: JsonCombined, path: string, comparison: Comparison) {
  if (reader.parts.length !== writer.parts.length) return undefined;
  const found = reader.parts.flatMap((read, index) => {
    const written = writer.parts[index];
    return written?.kind === read.kind ? comparison.differences(read, written, path) : [];
  });
  return found.length > 0 ? found : undefined;
}

/** `anyOf` accepts what `oneOf` and `allOf` of the same do; no other change is harmless. */
function otherCriterion(reader: JsonCombined, writer: JsonCombined, path: string, comparison: Comparison) {
  const accepted = (written: JsonNode) => reader.parts.some((read) => comparison.canRead(read, written));
  const harmless =
    reader.criterion === "anyOf" &&
    (writer.criterion === "oneOf" ? writer.parts.every(accepted) : writer.parts.some(accepted));
  return harmless ? [] : [criterionChanged(reader, writer, path)];
}

/**
 * Each of the writer's parts needs one of the reader's for itself. Registries choose greedily, and take all that a part
 * could have: where that leaves another one without, they refuse, and so must we.
 */
function unmatched(
  reader: JsonCombined,
  writer: JsonCombined,
  path: string,
  comparison: Comparison,
): Incompatibility[] {
  const distinct = [...new Map(writer.parts.map((part) => [identity(part), part])).values()];
  let open = distinct.map((part) => ({
    part,
    readers: new Set(reader.parts.filter((read) => comparison.canRead(read, part))),
  }));
  while (open.length > 0) {
    open.sort((a, b) => a.readers.size - b.readers.size);
    const [first, ...others] = open;
    if (!first || first.readers.size === 0) {
      return explained(reader, writer, path, comparison) ?? [noAlternative(reader, path)];
    }
    for (const { readers } of others) for (const taken of first.readers) readers.delete(taken);
    open = others;
  }
  return [];
}

/** Alternatives that read each other accept the same values: if no value matched two before, none does now. */
const sameParts = (reader: JsonCombined, writer: JsonCombined, comparison: Comparison): boolean =>
  reader.parts.length === writer.parts.length &&
  reader.parts.every((read, index) => {
    const written = writer.parts[index];
    return written !== undefined && comparison.canRead(read, written) && comparison.canRead(written, read);
  });

const exclusive = (parts: readonly JsonNode[], comparison: Comparison): boolean =>
  parts.every((part, index) => parts.slice(index + 1).every((other) => disjoint(part, other, () => comparison.step())));

const alternativesRemoved = ({ criterion }: JsonCombined, path: string): Incompatibility => ({
  rule: "json-alternative-removed",
  path,
  message: `The reader has fewer alternatives in ${criterion} than the writer.`,
  fix: "Keep all alternatives in the reader's schema.",
});

const noAlternative = ({ criterion }: JsonCombined, path: string): Incompatibility => ({
  rule: "json-alternative",
  path,
  message: `Some part of the writer's schema has no counterpart of its own in the reader's ${criterion}.`,
  fix: "Keep the alternatives, and add others behind them; none should accept all that another one accepts.",
});

const constraintAdded = (path: string): Incompatibility => ({
  rule: "json-all-of",
  path,
  message: "The reader demands more parts in allOf, or more keywords beside each other, than the writer.",
  fix: "Remove the added constraints from the reader's schema.",
});

const constraintChanged = (path: string): Incompatibility => ({
  rule: "json-all-of",
  path,
  message: "The reader demands something that the writer does not.",
  fix: "Keep the constraints as the writer has them, or remove some.",
});

const criterionChanged = (reader: JsonCombined, writer: JsonCombined, path: string): Incompatibility => ({
  rule: "json-criterion",
  path,
  message: `It is written with ${writer.criterion} but read with ${reader.criterion}.`,
  fix: `Keep ${writer.criterion}.`,
});

const mayOverlap = (path: string): Incompatibility => ({
  rule: "json-one-of-overlap",
  path,
  message: "A value may match two of the reader's alternatives in oneOf, which is not allowed.",
  fix: "Use anyOf, or give each alternative a required property with a const of its own.",
});
