import type { Type, types } from "avsc";
import type { Violation } from "../../../constructs/workers/handler-api";
import { fromAvro, toAvro } from "./avro-values";
import { Misfit, MOST_VIOLATIONS, pointerTo } from "./misfit";
import type { HostContract, Payload } from "./payload";

/** Avro's binary encoding, read with the writer's schema and given as the reader's own. */
export function avroPayload({ schema }: HostContract): Payload {
  const own = typeOf(schema);
  const readers = new Map<number, (payload: Buffer) => unknown>();
  return {
    contentType: "application/avro",
    encode(value) {
      const written = toAvro(own, value);
      const violations: Violation[] = [];
      own.isValid(written, {
        noUndeclaredFields: true,
        errorHook: (path, found, type) => {
          violations.push({ pointer: pointerTo(path), detail: misfit(path.join(".") || "the event", found, type) });
          if (violations.length === MOST_VIOLATIONS) throw misfitOf(violations);
        },
      });
      if (violations.length > 0) throw misfitOf(violations);
      return own.toBuffer(written);
    },
    async decode(payload, writer) {
      const read = readers.get(writer.id) ?? readerOf(own, await writer.text());
      readers.set(writer.id, read);
      return fromAvro(own, read(payload));
    },
  };
}

/** @throws Error if `own` can't read what was written with the schema */
function readerOf(own: Type, writerSchema: string): (payload: Buffer) => unknown {
  // As Apicurio compares names, and so our rules for contracts.
  const resolver = own.createResolver(typeOf(writerSchema), { ignoreNamespaces: true });
  return (payload) => {
    try {
      return own.fromBuffer(payload, resolver);
    } catch (error) {
      throw (error as Error).message === "potential precision loss" ? tooLarge : error;
    }
  };
}

function typeOf(schema: string): Type {
  const { Type: Avro } = require("avsc") as typeof import("avsc");
  return Avro.forSchema(JSON.parse(schema), { wrapUnions: "always" });
}

const misfitOf = (violations: readonly Violation[]): Misfit =>
  new Misfit(violations.map(({ detail }) => detail).join("; "), violations);

/** What is wrong with a value, in words that hold nothing of it but the names of its fields. */
function misfit(path: string, found: unknown, type: Type): string {
  const { fields } = type as types.RecordType;
  if (type.typeName !== "record" || typeof found !== "object" || found === null || Array.isArray(found)) {
    if (found === undefined) return `${path} is missing`;
    return `${path} is no ${allowed(type)}`;
  }
  const known = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(found).filter((name) => !known.has(name));
  return `${path} has ${unknown.join(", ")}, which the contract does not`;
}

function allowed(type: Type): string {
  const name = type.name ?? type.typeName;
  if (type.typeName === "enum") return `${name}: one of ${(type as types.EnumType).symbols.join(", ")}`;
  if (!type.typeName.startsWith("union")) return name;
  const branches = (type as types.WrappedUnionType).types.map(({ branchName }) => branchName);
  return `value of the union: ${branches.join(", ")}`;
}

const tooLarge = new Error(
  "it has a long beyond 2^53, which JavaScript would round; a contract with a string or a double there can be read",
);
