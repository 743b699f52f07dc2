import type { Random } from "./random";

export interface Field {
  name: string;
  aliases: string[];
  type: Type;
  hasDefault: boolean;
  doc?: string;
}
interface Named {
  name: string;
  aliases: string[];
}
export type RecordType = Named & { kind: "record"; fields: Field[] };
type EnumType = Named & { kind: "enum"; symbols: string[]; hasDefault: boolean };
type FixedType = Named & { kind: "fixed"; size: number };
type UnionType = { kind: "union"; branches: Type[] };
type Primitive = { kind: "primitive"; name: string; logical?: Record<string, unknown> };
export type Type =
  | Primitive
  | { kind: "array"; items: Type }
  | { kind: "map"; values: Type }
  | UnionType
  | RecordType
  | EnumType
  | FixedType;

export interface Schema {
  root: RecordType;
  /** Numbers the names, so that none is used twice. */
  next: number;
}

const PRIMITIVES = ["boolean", "int", "long", "float", "double", "bytes", "string"];
const LOGICAL: readonly Primitive[] = [
  { kind: "primitive", name: "long", logical: { logicalType: "timestamp-millis" } },
  { kind: "primitive", name: "long", logical: { logicalType: "timestamp-micros" } },
  { kind: "primitive", name: "int", logical: { logicalType: "date" } },
  { kind: "primitive", name: "string", logical: { logicalType: "uuid" } },
  { kind: "primitive", name: "bytes", logical: { logicalType: "decimal", precision: 8, scale: 2 } },
  { kind: "primitive", name: "bytes", logical: { logicalType: "decimal", precision: 8, scale: 4 } },
];

export class Maker {
  constructor(
    private readonly schema: { next: number },
    private readonly random: Random,
    private readonly known: Type[],
  ) {}

  field(depth: number): Field {
    const type = this.type(depth);
    const hasDefault = this.random.chance(50) && defaultOf(type) !== undefined;
    return { name: this.name("f"), aliases: [], type, hasDefault };
  }

  record(depth: number): RecordType {
    const record: RecordType = { kind: "record", name: this.name("R"), aliases: [], fields: [] };
    this.known.push(record);
    record.fields.push(...this.random.several(1, 4, () => this.field(depth)));
    return record;
  }

  type(depth: number): Type {
    const { random } = this;
    const kinds = depth > 0 ? ["p", "p", "p", "l", "enum", "fixed", "array", "map", "union", "union", "record"] : ["p"];
    switch (random.pick(kinds)) {
      case "l":
        return structuredClone(random.pick(LOGICAL));
      case "enum":
        return this.keep({
          kind: "enum",
          name: this.name("E"),
          aliases: [],
          symbols: random.several(1, 4, (index) => `S${index}`),
          hasDefault: random.chance(30),
        });
      case "fixed":
        return this.keep({ kind: "fixed", name: this.name("F"), aliases: [], size: 1 + random.upTo(3) });
      case "array":
        return { kind: "array", items: this.type(depth - 1) };
      case "map":
        return { kind: "map", values: this.type(depth - 1) };
      case "union":
        return union([
          ...(random.chance(60) ? [primitive("null")] : []),
          ...random.several(1, 3, () => this.type(depth - 1)),
        ]);
      case "record":
        // Sometimes one that exists: used twice, or inside itself.
        if (this.known.length > 0 && random.chance(30)) return union([primitive("null"), random.pick(this.known)]);
        return this.record(depth - 1);
      default:
        return primitive(random.pick(PRIMITIVES));
    }
  }

  private keep<T extends Type>(type: T): T {
    this.known.push(type);
    return type;
  }

  private name(prefix: string): string {
    this.schema.next += 1;
    return `${prefix}${this.schema.next}`;
  }
}

export const primitive = (name: string): Primitive => ({ kind: "primitive", name });

/** What makes two branches of a union the same. */
const branchKey = (type: Type): string =>
  type.kind === "primitive" || "fields" in type || "symbols" in type || "size" in type
    ? (type as { name: string }).name
    : type.kind;

export function union(branches: Type[]): Type {
  const flat = branches.flatMap((branch) => (branch.kind === "union" ? branch.branches : [branch]));
  const distinct = [...new Map(flat.map((branch) => [branchKey(branch), branch])).values()];
  return { kind: "union", branches: distinct };
}

/** A default that is valid for the type; undefined if there is no simple one. */
export function defaultOf(type: Type): unknown {
  switch (type.kind) {
    case "primitive":
      if (type.name === "null") return null;
      if (type.name === "boolean") return true;
      return type.name === "string" || type.name === "bytes" ? "" : 1;
    case "array":
      return [];
    case "map":
      return {};
    case "union":
      return type.branches[0] ? defaultOf(type.branches[0]) : undefined;
    case "enum":
      return type.symbols[0];
    default:
      return undefined;
  }
}

export function toJson(type: Type, defined: Set<string>): unknown {
  switch (type.kind) {
    case "primitive":
      return type.logical ? { type: type.name, ...type.logical } : type.name;
    case "array":
      return { type: "array", items: toJson(type.items, defined) };
    case "map":
      return { type: "map", values: toJson(type.values, defined) };
    case "union":
      return type.branches.map((branch) => toJson(branch, defined));
    default:
      return namedToJson(type, defined);
  }
}

function namedToJson(type: RecordType | EnumType | FixedType, defined: Set<string>): unknown {
  if (defined.has(type.name)) return `shop.${type.name}`;
  defined.add(type.name);
  const head = { type: type.kind, name: type.name, namespace: "shop", ...aliasesOf(type) };
  if (type.kind === "fixed") return { ...head, size: type.size };
  if (type.kind === "enum") {
    return { ...head, symbols: type.symbols, ...(type.hasDefault ? { default: type.symbols[0] } : {}) };
  }
  return {
    ...head,
    fields: type.fields.map((field) => {
      const fallback = field.hasDefault ? defaultOf(field.type) : undefined;
      return {
        name: field.name,
        ...(field.doc ? { doc: field.doc } : {}),
        type: toJson(field.type, defined),
        ...aliasesOf(field),
        ...(fallback === undefined ? {} : { default: fallback }),
      };
    }),
  };
}

const aliasesOf = ({ aliases }: { aliases: string[] }) => (aliases.length > 0 ? { aliases } : {});
