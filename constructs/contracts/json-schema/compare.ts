import type { Incompatibility } from "../incompatibility";
import { Pairs } from "../pairs";
import { alternatives } from "./alternatives";
import { arrays } from "./arrays";
import { canonical } from "./canonical";
import { type JsonCombined, type JsonNode, type JsonValues, jsonTypeName } from "./model";
import { objects } from "./objects";
import { numbers, strings } from "./scalars";

/**
 * Why documents that are valid for `writer` may not be valid for `reader`.
 *
 * Compared keyword by keyword, as Apicurio Registry does: a change that can't be shown to be harmless that way counts as
 * incompatible. docs/contracts.md lists where the two differ.
 */
export const compareJsonSchemas = (reader: JsonNode, writer: JsonNode): readonly Incompatibility[] =>
  new JsonComparison().differences(reader, writer, "");

/** What the comparisons of the types call for the schemas inside them. */
export interface Comparison {
  /** Told at this path. */
  differences(reader: JsonNode, writer: JsonNode, path: string): readonly Incompatibility[];
  canRead(reader: JsonNode, writer: JsonNode): boolean;
  /** To be called in searches that could take long: ends them by throwing. */
  step(): void;
}

class JsonComparison implements Comparison {
  private readonly pairs = new Pairs<JsonNode>();

  differences(reader: JsonNode, writer: JsonNode, path: string): readonly Incompatibility[] {
    return this.pairs.compare(reader, writer, path, () => this.compare(reader, writer, ""));
  }

  canRead(reader: JsonNode, writer: JsonNode): boolean {
    return this.differences(reader, writer, "").length === 0;
  }

  step(): void {
    this.pairs.effort.step();
  }

  private compare(reader: JsonNode, given: JsonNode, path: string): readonly Incompatibility[] {
    // Only as many steps as Apicurio goes: references to references to references are rarely meant.
    const writer = given.kind === "reference" ? given.target() : given;
    if (reader.kind === "reference") {
      return this.differences(reader.target(), writer.kind === "reference" ? writer.target() : writer, path);
    }
    if (reader.kind === "anything" || writer.kind === "nothing") return [];
    switch (reader.kind) {
      case "string": {
        const written = partOfKind(writer, "string");
        return written ? strings(reader, written, path) : [typeChanged(reader, writer, path)];
      }
      case "number": {
        const written = partOfKind(writer, "number");
        return written ? numbers(reader, written, path) : [typeChanged(reader, writer, path)];
      }
      case "boolean":
        return partOfKind(writer, "boolean") ? [] : [typeChanged(reader, writer, path)];
      case "object":
        return writer.kind === "object" ? objects(reader, writer, path, this) : [typeChanged(reader, writer, path)];
      case "array":
        return writer.kind === "array" ? arrays(reader, writer, path, this) : [typeChanged(reader, writer, path)];
      case "values":
        return writer.kind === "values" ? values(reader, writer, path) : [typeChanged(reader, writer, path)];
      case "combined":
        return writer.kind === "combined"
          ? alternatives(reader, writer, path, this)
          : [typeChanged(reader, writer, path)];
      case "not":
        // What may not be matches less than before.
        if (writer.kind !== "not") return [typeChanged(reader, writer, path)];
        return this.canRead(writer.schema, reader.schema) ? [] : [excludesMore(path)];
      case "conditional":
        return writer.kind === "conditional"
          ? this.conditions(reader, writer, path)
          : [typeChanged(reader, writer, path)];
      default:
        return writer.kind === reader.kind ? [] : [typeChanged(reader, writer, path)];
    }
  }

  private conditions(
    reader: JsonNode & { kind: "conditional" },
    writer: JsonNode & { kind: "conditional" },
    path: string,
  ): readonly Incompatibility[] {
    const changed = conditionChanged(path);
    const { condition: before } = writer;
    const { condition: after } = reader;
    if (!before !== !after) return [changed];
    const at = `${path}(if)`;
    const condition =
      before && after ? [...this.differences(after, before, at), ...this.differences(before, after, at)] : [];
    const branches = (["whenTrue", "whenFalse"] as const).flatMap((branch) => {
      const [read, written] = [reader[branch], writer[branch]];
      if (!read) return [];
      return written
        ? this.differences(read, written, `${path}(${branch === "whenTrue" ? "then" : "else"})`)
        : [changed];
    });
    return [...condition, ...branches];
  }
}

/** The schema itself or, beside an `enum` or the like, its only part of that kind. */
function partOfKind<K extends JsonNode["kind"]>(node: JsonNode, kind: K): Extract<JsonNode, { kind: K }> | undefined {
  const is = (other: JsonNode): other is Extract<JsonNode, { kind: K }> => other.kind === kind;
  if (is(node)) return node;
  if (node.kind !== "combined" || node.criterion !== "allOf") return undefined;
  const parts = (node as JsonCombined).parts.filter(is);
  return parts.length === 1 ? parts[0] : undefined;
}

function values(reader: JsonValues, writer: JsonValues, path: string): Incompatibility[] {
  // One constant and an enum of several are different kinds of schema to Apicurio, unless there is one value.
  if (reader.constant && writer.values.length > 1) return [typeChanged(reader, writer, path)];
  const known = new Set(reader.values.map(canonical));
  const unknown = writer.values.filter((value) => !known.has(canonical(value)));
  if (unknown.length === 0) return [];
  return [
    {
      rule: "json-enum",
      path,
      message: `The reader does not accept the value${unknown.length > 1 ? "s" : ""} ${unknown.map((value) => JSON.stringify(value)).join(", ")}.`,
      fix: "Keep the values in the reader's schema.",
    },
  ];
}

const typeChanged = (reader: JsonNode, writer: JsonNode, path: string): Incompatibility => ({
  rule: "json-type",
  path,
  message: `It is written as ${jsonTypeName(writer)} but read as ${jsonTypeName(reader)}.`,
  fix: "Keep the type, or add a new property.",
});

const excludesMore = (path: string): Incompatibility => ({
  rule: "json-not",
  path,
  message: "The reader's \"not\" excludes what the writer's does not.",
  fix: 'Keep "not" as it is, or let it exclude less.',
});

const conditionChanged = (path: string): Incompatibility => ({
  rule: "json-conditional",
  path,
  message: 'The conditions in "if", "then" and "else" have changed.',
  fix: "Keep them as they are, or remove constraints from them.",
});
