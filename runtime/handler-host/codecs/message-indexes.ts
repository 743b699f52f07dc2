/**
 * What stands before a Protobuf message in the wire format: which message of the schema's file it is, as the way there
 * from the top of the file. A list of numbers, each a zigzag varint, with its length before it; `[0]` is a single 0.
 */
export function encodeIndexes(indexes: readonly number[]): Buffer {
  if (indexes.length === 1 && indexes[0] === 0) return Buffer.from([0]);
  return Buffer.from([indexes.length, ...indexes].flatMap(zigzagVarint));
}

export interface Indexed {
  readonly indexes: readonly number[];
  /** What is behind them. */
  readonly message: Buffer;
}

/** @throws Error if there are no legal indexes */
export function readIndexes(payload: Buffer): Indexed {
  let offset = 0;
  const read = (): number => {
    let value = 0;
    for (let shift = 0; shift < 32; shift += 7) {
      const byte = payload[offset++];
      if (byte === undefined) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (value >>> 1) ^ -(value & 1);
    }
    throw new Error("which of the schema's messages it is can't be read");
  };
  const indexes: number[] = [];
  for (let left = read(); left > 0; left--) indexes.push(read());
  return { indexes: indexes.length === 0 ? [0] : indexes, message: payload.subarray(offset) };
}

function zigzagVarint(number: number): number[] {
  const bytes: number[] = [];
  let rest = number * 2; // indexes are not negative
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return [...bytes, rest];
}
