import {
  defaultOf,
  type Field,
  Maker,
  primitive,
  type RecordType,
  type Schema,
  type Type,
  toJson,
  union,
} from "./avro-schemas";
import type { Random, SchemaMaker } from "./random";

function typesIn(schema: Schema): Type[] {
  const all = new Set<Type>();
  const visit = (type: Type): void => {
    if (all.has(type)) return;
    all.add(type);
    if (type.kind === "array") visit(type.items);
    if (type.kind === "map") visit(type.values);
    if (type.kind === "union") type.branches.forEach(visit);
    if (type.kind === "record") for (const field of type.fields) visit(field.type);
  };
  visit(schema.root);
  return [...all];
}

function some<K extends Type["kind"]>(schema: Schema, kind: K, random: Random): Extract<Type, { kind: K }> | undefined {
  const found = typesIn(schema).filter((type): type is Extract<Type, { kind: K }> => type.kind === kind);
  return found.length > 0 ? random.pick(found) : undefined;
}

function someField(schema: Schema, random: Random): { record: RecordType; field: Field } | undefined {
  const record = some(schema, "record", random);
  return record && record.fields.length > 0 ? { record, field: random.pick(record.fields) } : undefined;
}

const maker = (schema: Schema, random: Random) =>
  new Maker(
    schema,
    random,
    typesIn(schema).filter(({ kind }) => ["record", "enum", "fixed"].includes(kind)),
  );

/** An edit of some field, if there is one. */
const onField =
  (edit: (field: Field, random: Random, schema: Schema, record: RecordType) => boolean) =>
  (schema: Schema, random: Random): boolean => {
    const found = someField(schema, random);
    return found !== undefined && edit(found.field, random, schema, found.record);
  };

export const avroMaker: SchemaMaker<Schema> = {
  make(random) {
    const schema = { next: 0 };
    return Object.assign(schema, { root: new Maker(schema, random, []).record(2) });
  },
  text: ({ root }) => JSON.stringify(toJson(root, new Set())),
  harmless: ["document", "reorder"],
  edits: {
    addField(schema, random) {
      const record = some(schema, "record", random);
      if (!record) return false;
      const field = maker(schema, random).field(1);
      if (random.chance(60)) field.hasDefault = defaultOf(field.type) !== undefined;
      record.fields.splice(random.upTo(record.fields.length), 0, field);
      return true;
    },
    removeField: onField((field, _, __, record) => {
      record.fields = record.fields.filter((other) => other !== field);
      return true;
    }),
    renameField: onField((field, random, schema) => {
      if (random.chance(60)) field.aliases = [field.name];
      schema.next += 1;
      field.name = `f${schema.next}`;
      return true;
    }),
    changeType: onField((field, random, schema) => {
      field.type = maker(schema, random).type(1);
      return true;
    }),
    widen: onField((field) => retyped(field, { int: "long", long: "double", float: "double", string: "bytes" })),
    narrow: onField((field) => retyped(field, { long: "int", double: "float", bytes: "string" })),
    makeNullable: onField((field, random) => {
      field.type = union(random.chance(50) ? [primitive("null"), field.type] : [field.type, primitive("null")]);
      return true;
    }),
    addBranch(schema, random) {
      const found = some(schema, "union", random);
      if (!found) return false;
      const grown = union([...found.branches, maker(schema, random).type(1)]);
      if (grown.kind === "union") found.branches = grown.branches;
      return true;
    },
    removeBranch(schema, random) {
      const found = some(schema, "union", random);
      if (!found || found.branches.length < 2) return false;
      found.branches.splice(random.upTo(found.branches.length - 1), 1);
      return true;
    },
    addSymbol(schema, random) {
      const found = some(schema, "enum", random);
      found?.symbols.push(`N${schema.next++}`);
      return found !== undefined;
    },
    removeSymbol(schema, random) {
      const found = some(schema, "enum", random);
      if (!found || found.symbols.length < 2) return false;
      found.symbols.splice(random.upTo(found.symbols.length - 1), 1);
      return true;
    },
    enumDefault(schema, random) {
      const found = some(schema, "enum", random);
      if (found) found.hasDefault = !found.hasDefault;
      return found !== undefined;
    },
    resize(schema, random) {
      const found = some(schema, "fixed", random);
      if (found) found.size += 1;
      return found !== undefined;
    },
    renameType(schema, random) {
      const named = typesIn(schema).filter((type) => "aliases" in type);
      const found = random.pick(named) as RecordType;
      if (random.chance(60)) found.aliases = [`shop.${found.name}`];
      found.name = `X${schema.next++}`;
      return true;
    },
    toggleDefault: onField((field) => {
      field.hasDefault = !field.hasDefault;
      return defaultOf(field.type) !== undefined;
    }),
    document: onField((field, _, schema) => {
      field.doc = `Said ${schema.next++}`;
      return true;
    }),
    reorder(schema, random) {
      const record = some(schema, "record", random);
      record?.fields.reverse();
      return record !== undefined;
    },
  },
};

function retyped(field: Field, to: Readonly<Record<string, string>>): boolean {
  if (field.type.kind !== "primitive") return false;
  const name = to[field.type.name];
  if (!name) return false;
  field.type = primitive(name);
  return true;
}
