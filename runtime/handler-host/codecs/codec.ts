/** Turns values of one stream into bytes. */
export interface Encoder {
  /** The media type of the bytes, for headers. */
  readonly contentType: string;
  /**
   * Resolves once values can be encoded without asking the schema registry.
   * @throws Unreachable if the registry does not answer, ProgramError if nothing can ever be encoded
   */
  prepare(): Promise<void>;
  /** @throws Error if the stream can't carry the value; otherwise as `prepare` */
  encode(value: unknown): Promise<Buffer>;
}

/** Turns bytes of one stream into values. */
export interface Decoder {
  /**
   * The value, or a promise of it.
   * @throws Error if the bytes are not what the stream carries, Unreachable if the schema registry is needed and does
   * not answer, ProgramError if it never will
   */
  decode(bytes: Buffer): unknown;
}

/** UTF-8 JSON: streams without a contract, and those of a platform without a registry. */
export const plainJson: Encoder & Decoder = {
  contentType: "application/json",
  prepare: async () => undefined,
  decode: (bytes) => parseJson(bytes),
  encode: async (value) => Buffer.from(jsonText(value)),
};

/** @throws Error if the bytes are no UTF-8 or no JSON */
export const parseJson = (bytes: Uint8Array): unknown => JSON.parse(utf8.decode(bytes));

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @throws TypeError if the value has no form in JSON */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`The value has no form in JSON: it is of type ${typeof value}.`);
  return text;
}
