import { isDeepStrictEqual } from "node:util";
import type { Type, types } from "avsc";

type Json = Readonly<Record<string, unknown>>;

/**
 * A value in the form that the library writes: a union's value has its branch's name around it, which tells all
 * branches apart, and bytes are a buffer. What does not fit is left as it is; the library then says where.
 */
export function toAvro(type: Type, value: unknown): unknown {
  switch (type.typeName) {
    case "union:wrapped":
      return toBranch(type as types.WrappedUnionType, value);
    case "bytes":
    case "fixed":
      return isLatin1(value) ? Buffer.from(value, "latin1") : value;
    case "array": {
      const { itemsType } = type as types.ArrayType;
      return Array.isArray(value) ? value.map((item) => toAvro(itemsType, item)) : value;
    }
    case "map": {
      const { valuesType } = type as types.MapType;
      return isObject(value) ? mapped(value, (_, each) => toAvro(valuesType, each)) : value;
    }
    case "record":
    case "error": {
      const fields = typesOfFields(type as types.RecordType);
      return isObject(value)
        ? mapped(value, (name, each) => {
            const field = fields.get(name);
            return field ? toAvro(field, each) : each;
          })
        : value;
    }
    default:
      return value;
  }
}

/** The reverse: a union's value without its branch's name, and bytes as text of one character each. */
export function fromAvro(type: Type, value: unknown): unknown {
  switch (type.typeName) {
    case "union:wrapped": {
      if (value === null) return null;
      const [branch = "", inner] = Object.entries(value as Json)[0] ?? [];
      return fromAvro(branchOf(type as types.WrappedUnionType, branch), inner);
    }
    case "bytes":
    case "fixed":
      return (value as Buffer).toString("latin1");
    case "array":
      return (value as unknown[]).map((item) => fromAvro((type as types.ArrayType).itemsType, item));
    case "map":
      return mapped(value as Json, (_, each) => fromAvro((type as types.MapType).valuesType, each));
    case "record":
    case "error": {
      const fields = [...typesOfFields(type as types.RecordType)];
      return Object.fromEntries(fields.map(([name, field]) => [name, fromAvro(field, (value as Json)[name])]));
    }
    default:
      return value;
  }
}

/** Of the branches that take the value the first that gives it back as it is: a float would round what a double is. */
function toBranch({ types: branches }: types.WrappedUnionType, value: unknown): unknown {
  if (value === null) return null;
  const fitting = branches
    .map((branch) => ({ branch, inner: toAvro(branch, value) }))
    .filter(({ branch, inner }) => branch.isValid(inner, { noUndeclaredFields: true }));
  const faithful = ({ branch, inner }: (typeof fitting)[number]) =>
    isDeepStrictEqual(fromAvro(branch, branch.fromBuffer(branch.toBuffer(inner))), value);
  const [only] = fitting;
  const chosen = fitting.length > 1 ? (fitting.find(faithful) ?? only) : only;
  return chosen ? { [String(chosen.branch.branchName)]: chosen.inner } : value;
}

function branchOf({ types: branches }: types.WrappedUnionType, name: string): Type {
  const branch = branches.find(({ branchName }) => branchName === name);
  if (!branch) throw new Error(`there is no branch ${name}`);
  return branch;
}

const typesOfFields = ({ fields }: types.RecordType): Map<string, Type> =>
  new Map(fields.map(({ name, type }) => [name, type]));

const mapped = (object: Json, map: (name: string, value: unknown) => unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(name, value)]));

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isLatin1 = (value: unknown): value is string =>
  typeof value === "string" && Buffer.from(value, "latin1").toString("latin1") === value;
