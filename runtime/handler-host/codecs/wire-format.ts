/**
 * Confluent's wire format: the byte 0, the schema's id as four bytes, then the payload.
 * https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format
 */
const MAGIC = 0;
const HEADER_BYTES = 5;

export interface Framed {
  readonly schemaId: number;
  readonly payload: Buffer;
}

export function frame({ schemaId, payload }: Framed): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt8(MAGIC, 0);
  header.writeUInt32BE(schemaId, 1);
  return Buffer.concat([header, payload]);
}

/** @returns undefined if the bytes are in another format */
export function unframe(bytes: Buffer): Framed | undefined {
  if (bytes.length < HEADER_BYTES || bytes[0] !== MAGIC) return undefined;
  return { schemaId: bytes.readUInt32BE(1), payload: bytes.subarray(HEADER_BYTES) };
}
