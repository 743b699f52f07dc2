const PREFIX = "sign_1";

/** With the signal's number a multiple of three bytes, which base64 needs no padding for. */
export const INVOCATION_ID_BYTES = 8;

/** Signals with lower numbers are Restate's own. */
export const FIRST_AWAKEABLE = 17;

export function invocationId(number: number): Buffer {
  const id = Buffer.alloc(INVOCATION_ID_BYTES);
  id.writeUInt32BE(number, INVOCATION_ID_BYTES - 4);
  return id;
}

/** As Restate's client makes it: the invocation's id and the signal's number. */
export function awakeableId(invocation: number, signal: number): string {
  const number = Buffer.alloc(4);
  number.writeUInt32BE(signal);
  return PREFIX + Buffer.concat([invocationId(invocation), number]).toString("base64url");
}

/** Undefined if it is no awakeable's. */
export function readAwakeableId(id: string): { readonly invocation: number; readonly signal: number } | undefined {
  const bytes = Buffer.from(id.startsWith(PREFIX) ? id.slice(PREFIX.length) : "", "base64url");
  if (bytes.length !== INVOCATION_ID_BYTES + 4) return undefined;
  return { invocation: bytes.readUInt32BE(INVOCATION_ID_BYTES - 4), signal: bytes.readUInt32BE(INVOCATION_ID_BYTES) };
}
