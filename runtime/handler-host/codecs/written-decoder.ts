import type { RegistrySchema } from "../../shared/schema-registry";
import { type Decoder, parseJson } from "./codec";
import { payloadOf } from "./payload";
import { messageIn } from "./protobuf";
import type { SchemaCache } from "./schema-cache";
import { type Framed, unframe } from "./wire-format";

type Read = (payload: Buffer) => Promise<unknown>;

/**
 * Reads values of a stream without a contract of its own: JSON, and whatever a registered schema was written with. Dead
 * letters are of all streams that their worker handles.
 */
export function writtenDecoder(schemas: SchemaCache): Decoder {
  const readers = new Map<string, Read>();
  return {
    async decode(bytes) {
      const framed = unframe(bytes);
      if (!framed) return parseJson(bytes);
      const { format, schema } = await schemas.get(framed.schemaId);
      // An event may be a dead letter because it is not as its schema says.
      if (format === "json") return parseJson(framed.payload);
      const message = format === "protobuf" ? messageIn(schema, framed.payload) : undefined;
      const key = `${framed.schemaId} ${message ?? ""}`;
      const read = readers.get(key) ?? readerOf({ format, schema }, framed, message);
      readers.set(key, read);
      return read(framed.payload);
    },
  };
}

function readerOf({ format, schema }: RegistrySchema, { schemaId: id }: Framed, message: string | undefined): Read {
  const { decode } = payloadOf({ format, schema, subject: "", ...(message === undefined ? {} : { message }) });
  return (payload) => decode(payload, { id, text: async () => schema });
}
