import { shortened } from "../incompatibility";
import { isObject, type JsonObject } from "../json-text";
import { innerType, isNamed, namespaceIn, qualified } from "./names";

/** An Avro schema with its names resolved. Types that contain themselves are cycles of the same objects. */
export type AvroType = AvroPrimitive | AvroArray | AvroMap | AvroUnion | AvroNamed;
export type AvroNamed = AvroRecord | AvroEnum | AvroFixed;

interface Logical {
  /** With its parameters, so that two are the same meaning if they are equal: `decimal(10,2)`. */
  readonly logical: string | undefined;
}
export interface AvroPrimitive extends Logical {
  readonly kind: "null" | "boolean" | "int" | "long" | "float" | "double" | "bytes" | "string";
}
export interface AvroArray {
  readonly kind: "array";
  readonly items: AvroType;
}
export interface AvroMap {
  readonly kind: "map";
  readonly values: AvroType;
}
export interface AvroUnion {
  readonly kind: "union";
  readonly branches: readonly AvroType[];
}
interface Named {
  /** With its namespace. */
  readonly fullName: string;
  /** Without it: what readers and writers are matched by. */
  readonly name: string;
  /** Full names. */
  readonly aliases: readonly string[];
  readonly doc: string | undefined;
}
export interface AvroRecord extends Named {
  readonly kind: "record";
  readonly fields: readonly AvroField[];
}
export interface AvroField {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly type: AvroType;
  readonly hasDefault: boolean;
  readonly doc: string | undefined;
}
export interface AvroEnum extends Named {
  readonly kind: "enum";
  readonly symbols: readonly string[];
  readonly hasDefault: boolean;
}
export interface AvroFixed extends Named, Logical {
  readonly kind: "fixed";
  readonly size: number;
}

const PRIMITIVES = ["null", "boolean", "int", "long", "float", "double", "bytes", "string"] as const;
const isPrimitive = (name: string): name is AvroPrimitive["kind"] => (PRIMITIVES as readonly string[]).includes(name);

/** Resolves the names of a schema that is known to be valid. */
export function avroType(schema: unknown): AvroType {
  return new Resolver().type(schema, "");
}

class Resolver {
  private readonly named = new Map<string, AvroNamed>();

  type(schema: unknown, namespace: string): AvroType {
    if (typeof schema === "string") return this.reference(schema, namespace);
    if (Array.isArray(schema)) {
      return { kind: "union", branches: schema.map((branch) => this.type(branch, namespace)) };
    }
    const object = schema as JsonObject;
    switch (object.type) {
      case "array":
        return { kind: "array", items: this.type(object.items, namespace) };
      case "map":
        return { kind: "map", values: this.type(object.values, namespace) };
      case "record":
      case "error":
      case "enum":
      case "fixed":
        return this.define(object, namespace);
      default:
        return this.annotated(object, namespace);
    }
  }

  /** `{ "type": "long", "logicalType": … }`, or a type inside a needless object. */
  private annotated(object: JsonObject, namespace: string): AvroType {
    const type = this.type(object.type, namespace);
    return "logical" in type && type.kind !== "fixed" ? { ...type, logical: logicalOf(object) } : type;
  }

  private reference(name: string, namespace: string): AvroType {
    if (isPrimitive(name)) return { kind: name, logical: undefined };
    const found = this.named.get(qualified(name, namespace)) ?? this.named.get(name);
    if (!found) throw new Error(`Avro type ${name} is not defined`);
    return found;
  }

  private define(object: JsonObject, outer: string): AvroNamed {
    const { fullName, namespace } = namespaceIn(object, outer);
    const name = fullName.slice(fullName.lastIndexOf(".") + 1);
    const aliases = strings(object.aliases).map((alias) => qualified(alias, namespace));
    const doc = typeof object.doc === "string" ? object.doc : undefined;
    const identity = { fullName, name, aliases, doc };
    if (object.type === "enum") {
      const symbols = strings(object.symbols);
      return this.keep({ kind: "enum", ...identity, symbols, hasDefault: typeof object.default === "string" });
    }
    if (object.type === "fixed") {
      return this.keep({ kind: "fixed", ...identity, size: Number(object.size), logical: logicalOf(object) });
    }
    const fields: AvroField[] = [];
    const record = this.keep({ kind: "record", ...identity, fields });
    // After it is known by its name: a field may refer to the record that it is in.
    for (const field of object.fields as JsonObject[]) {
      fields.push({
        name: String(field.name),
        aliases: strings(field.aliases),
        type: this.type(field.type, namespace),
        hasDefault: "default" in field,
        doc: typeof field.doc === "string" ? field.doc : undefined,
      });
    }
    return record;
  }

  private keep<T extends AvroNamed>(type: T): T {
    this.named.set(type.fullName, type);
    return type;
  }
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function logicalOf(object: JsonObject): string | undefined {
  const { logicalType, precision, scale } = object;
  if (typeof logicalType !== "string") return undefined;
  return logicalType === "decimal" ? `decimal(${Number(precision)},${Number(scale ?? 0)})` : logicalType;
}

/** For people: `array of string`, `long (timestamp-millis)`, `shop.Address`. */
export const avroTypeName = (type: AvroType): string => shortened(typeName(type));

function typeName(type: AvroType): string {
  switch (type.kind) {
    case "array":
      return `array of ${typeName(type.items)}`;
    case "map":
      return `map of ${typeName(type.values)}`;
    case "union":
      return type.branches.map(typeName).join(" or ");
    case "record":
    case "enum":
      return type.fullName;
    case "fixed":
      return type.logical ? `${type.fullName} (${type.logical})` : type.fullName;
    default:
      return type.logical ? `${type.kind} (${type.logical})` : type.kind;
  }
}

/** Names that a schema uses without defining them before, in the order that Avro reads it. */
export function missingTypes(schema: unknown): string[] {
  const defined = new Set<string>();
  const missing = new Set<string>();
  const visit = (node: unknown, namespace: string): void => {
    if (typeof node === "string") {
      if (!isPrimitive(node) && !defined.has(qualified(node, namespace)) && !defined.has(node)) missing.add(node);
    } else if (Array.isArray(node)) {
      for (const branch of node) visit(branch, namespace);
    } else if (isObject(node)) {
      visitObject(node, namespace);
    }
  };
  const visitObject = (object: JsonObject, outer: string): void => {
    if (!isNamed(object)) {
      visit(innerType(object), outer);
      return;
    }
    const { fullName, namespace } = namespaceIn(object, outer);
    defined.add(fullName);
    if (Array.isArray(object.fields)) {
      for (const field of object.fields) if (isObject(field)) visit(field.type, namespace);
    }
  };
  visit(schema, "");
  return [...missing];
}
