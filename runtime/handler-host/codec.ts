/** Turns values of a stream into bytes and back. */
export interface Codec {
  /** @throws if the bytes are not what the stream should carry */
  decode(bytes: Buffer, stream: string): unknown;
  /** @throws if the value can't be carried by the stream */
  encode(value: unknown, stream: string): Buffer;
}

/** UTF-8 JSON, for streams without a contract. */
export const jsonCodec: Codec = {
  decode(bytes) {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return JSON.parse(text);
  },
  encode(value, stream) {
    const text = JSON.stringify(value);
    if (text === undefined)
      throw new TypeError(`The value for "${stream}" has no form in JSON: it is of type ${typeof value}.`);
    return Buffer.from(text);
  },
};
