import { type Decoder, type Encoder, jsonText, parseJson } from "./codec";
import type { Payload } from "./payload";
import type { SchemaCache } from "./schema-cache";
import { frame, unframe } from "./wire-format";

/**
 * Writes values of a stream with a contract.
 *
 * @param schemaId the contract's id in the registry; called for each value
 */
export function contractEncoder(payload: Payload, schemaId: () => Promise<number>): Encoder {
  return {
    contentType: payload.contentType,
    prepare: async () => void (await schemaId()),
    async encode(value) {
      // What JSON makes of it: dates become text, and what is undefined is left out, in every format.
      const bytes = payload.encode(JSON.parse(jsonText(value)));
      return frame({ schemaId: await schemaId(), payload: bytes });
    },
  };
}

/**
 * Reads values of a stream with a contract. Bytes in another format are JSON that was published before the stream had
 * a contract, or by a program without a registry: they are given as they are.
 */
export function contractDecoder(payload: Payload, schemas: SchemaCache): Decoder {
  return {
    async decode(bytes) {
      const framed = unframe(bytes);
      if (!framed) return jsonObject(bytes);
      const { schemaId } = framed;
      const text = async () => (await schemas.get(schemaId)).schema;
      return payload.decode(framed.payload, { id: schemaId, text });
    },
  };
}

function jsonObject(bytes: Buffer): unknown {
  let value: unknown;
  try {
    value = parseJson(bytes);
  } catch {
    throw new Error("it has no schema's id before it, and is no JSON");
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new Error("it has no schema's id before it, and is no JSON object");
}
