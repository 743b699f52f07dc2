import type { Type, types } from "avsc";
import { fromAvro, toAvro } from "./avro-values";
import type { HostContract, Payload } from "./payload";

/** Avro's binary encoding, read with the writer's schema and given as the reader's own. */
export function avroPayload({ schema }: HostContract): Payload {
  const own = typeOf(schema);
  const readers = new Map<number, (payload: Buffer) => unknown>();
  return {
    contentType: "application/avro",
    encode(value) {
      const written = toAvro(own, value);
      own.isValid(written, {
        noUndeclaredFields: true,
        errorHook: (path, found, type) => {
          throw new Error(misfit(path.join(".") || "the event", found, type));
        },
      });
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

/** What is wrong with a value, in words that hold nothing of it but the names of its fields. */
function misfit(path: string, found: unknown, type: Type): string {
  const { fields } = type as types.RecordType;
  if (type.typeName !== "record" || typeof found !== "object" || found === null || Array.isArray(found)) {
    if (found === undefined) return `${path} is missing`;
    return `${path} is no ${type.typeName.startsWith("union") ? "value of the union" : (type.name ?? type.typeName)}`;
  }
  const known = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(found).filter((name) => !known.has(name));
  return `${path} has ${unknown.join(", ")}, which the contract does not`;
}

const tooLarge = new Error(
  "it has a long beyond 2^53, which JavaScript would round; a contract with a string or a double there can be read",
);
