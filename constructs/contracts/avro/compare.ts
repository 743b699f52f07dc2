import type { Incompatibility } from "../incompatibility";
import { Pairs } from "../pairs";
import { type AvroEnum, type AvroField, type AvroNamed, type AvroRecord, type AvroType, avroTypeName } from "./model";

/**
 * Why events written with `writer` can't be read with `reader`: Avro's rules of schema resolution.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#schema-resolution
 */
export function compareAvro(reader: AvroType, writer: AvroType): readonly Incompatibility[] {
  return new Comparison().differences(reader, writer, "");
}

/** What a reader of the first also reads: a number in a wider type, text as bytes and back. */
const PROMOTIONS: Readonly<Record<string, readonly string[]>> = {
  long: ["int"],
  float: ["int", "long"],
  double: ["int", "long", "float"],
  bytes: ["string"],
  string: ["bytes"],
};

/** The rule that bytes mean the same to both. */
const MEANING = "avro-logical-type";

class Comparison {
  private readonly pairs = new Pairs<AvroType>();

  differences(reader: AvroType, writer: AvroType, path: string): readonly Incompatibility[] {
    return this.pairs.compare(reader, writer, path, () => this.compare(reader, writer, ""));
  }

  private compare(reader: AvroType, writer: AvroType, path: string): readonly Incompatibility[] {
    if (writer.kind === "union") return this.fromUnion(reader, writer.branches, path);
    if (reader.kind === "union") return this.toUnion(reader.branches, writer, path);
    if (reader.kind === "array" && writer.kind === "array") {
      return this.differences(reader.items, writer.items, `${path}[]`);
    }
    if (reader.kind === "map" && writer.kind === "map") {
      return this.differences(reader.values, writer.values, `${path}{}`);
    }
    if (reader.kind === "record" && writer.kind === "record") {
      return [...names(reader, writer, path), ...this.fields(reader, writer, path)];
    }
    if (reader.kind === "enum" && writer.kind === "enum") {
      return [...names(reader, writer, path), ...symbols(reader, writer, path)];
    }
    if (reader.kind === "fixed" && writer.kind === "fixed") {
      const size = reader.size === writer.size ? [] : [sizeChanged(reader.size, writer.size, path)];
      return [...names(reader, writer, path), ...size, ...meaning(reader, writer, path)];
    }
    if (reader.kind === writer.kind) return meaning(reader, writer, path);
    if (PROMOTIONS[reader.kind]?.includes(writer.kind)) return meaning(reader, writer, path);
    return [typeChanged(reader, writer, path)];
  }

  /** Whatever branch an event was written with must be readable. */
  private fromUnion(reader: AvroType, branches: readonly AvroType[], path: string): readonly Incompatibility[] {
    if (reader.kind !== "union") return branches.flatMap((branch) => this.differences(reader, branch, path));
    return branches.flatMap((branch) => this.toUnion(reader.branches, branch, path));
  }

  /** Some branch must be able to read it. */
  private toUnion(readers: readonly AvroType[], writer: AvroType, path: string): readonly Incompatibility[] {
    const attempts = readers.map((branch) => ({ branch, why: this.differences(branch, writer, path) }));
    // The branch that was meant to read it: what it lacks helps more than "no branch".
    const own = attempts.find(({ branch }) => isCounterpart(branch, writer));
    const misread = own && own.why.length > 0 && own.why.every(({ rule }) => rule === MEANING);
    if (!misread && attempts.some(({ why }) => why.length === 0)) return [];
    return own ? own.why : [noBranch(readers, writer, path)];
  }

  private fields(reader: AvroRecord, writer: AvroRecord, path: string): readonly Incompatibility[] {
    return reader.fields.flatMap((field) => {
      const at = path ? `${path}.${field.name}` : field.name;
      const written = writer.fields.filter(({ name }) => name === field.name || field.aliases.includes(name));
      const [source] = written;
      if (written.length > 1) return [ambiguousAlias(field, written, at)];
      if (source) return this.differences(field.type, source.type, at);
      return field.hasDefault ? [] : [noDefault(at)];
    });
  }
}

const isCounterpart = (reader: AvroType, writer: AvroType): boolean =>
  reader.kind === writer.kind && (!("name" in reader) || !("name" in writer) || reader.name === writer.name);

function names(reader: AvroNamed, writer: AvroNamed, path: string): Incompatibility[] {
  if (reader.name === writer.name || reader.aliases.includes(writer.fullName)) return [];
  return [
    {
      rule: "avro-name",
      path,
      message: `The ${reader.kind} is read as ${reader.fullName} but written as ${writer.fullName}.`,
      fix: `Keep the name, or give ${reader.fullName} the alias ${JSON.stringify(writer.fullName)}.`,
    },
  ];
}

function symbols(reader: AvroEnum, writer: AvroEnum, path: string): Incompatibility[] {
  const unknown = writer.symbols.filter((symbol) => !reader.symbols.includes(symbol));
  if (unknown.length === 0 || reader.hasDefault) return [];
  return [
    {
      rule: "avro-enum-symbol",
      path,
      message: `The reader does not know the symbol${unknown.length > 1 ? "s" : ""} ${unknown.join(", ")}.`,
      fix: `Keep the symbols in ${reader.fullName}, or give it a default, which then stands for unknown ones.`,
    },
  ];
}

/** The same bytes that mean something else would be misread without an error. */
function meaning(reader: AvroType, writer: AvroType, path: string): Incompatibility[] {
  const [read, written] = [logical(reader), logical(writer)];
  if (read === undefined || written === undefined || read === written) return [];
  return [
    {
      rule: MEANING,
      path,
      message: `It is read as ${avroTypeName(reader)} but written as ${avroTypeName(writer)}: values would be misread.`,
      fix: "Keep the logical type, or add a new field with the other one.",
    },
  ];
}

const logical = (type: AvroType): string | undefined => ("logical" in type ? type.logical : undefined);

const typeChanged = (reader: AvroType, writer: AvroType, path: string): Incompatibility => ({
  rule: "avro-type",
  path,
  message: `It is written as ${avroTypeName(writer)}, which can't be read as ${avroTypeName(reader)}.`,
  fix: "Keep the type, or add a new field. Readable are int as long, float or double, string as bytes, and bytes as string.",
});

const noBranch = (readers: readonly AvroType[], writer: AvroType, path: string): Incompatibility => ({
  rule: "avro-union-branch",
  path,
  message: `It is written as ${avroTypeName(writer)}, but the reader's union has only ${readers.map(avroTypeName).join(", ")}.`,
  fix: `Keep ${avroTypeName(writer)} in the union.`,
});

const noDefault = (path: string): Incompatibility => ({
  rule: "avro-missing-default",
  path,
  message: "The reader expects this field, the writer does not write it, and it has no default.",
  fix: "Give the field a default in the reader's schema, or keep it in the writer's.",
});

const ambiguousAlias = (field: AvroField, written: readonly AvroField[], path: string): Incompatibility => ({
  rule: "avro-ambiguous-alias",
  path,
  message: `Its name and aliases match several fields of the writer: ${written.map(({ name }) => name).join(", ")}.`,
  fix: `Remove aliases of ${field.name} until one field is left.`,
});

const sizeChanged = (read: number, written: number, path: string): Incompatibility => ({
  rule: "avro-fixed-size",
  path,
  message: `The fixed has ${read} bytes for the reader and ${written} for the writer.`,
  fix: "Keep the size, or add a new field.",
});
