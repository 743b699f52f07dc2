import type { OffsetRange } from "./offset-ranges";

/**
 * What brokers keep beside a committed offset, in characters, unless they are told otherwise:
 * https://kafka.apache.org/documentation/#brokerconfigs_offset.metadata.max.bytes
 */
const MOST_CHARACTERS = 4096;
/**
 * Nobody else's metadata begins like this; a later form begins otherwise. The offset follows: who copies a group to
 * another cluster, where events have other offsets, may copy the metadata as it is.
 */
const formOf = (committed: bigint): string => `headwater/1:${committed.toString(36)}:`;
const LONGEST_FORM = formOf(2n ** 63n - 1n).length;
const MOST_BYTES = Math.floor(((MOST_CHARACTERS - LONGEST_FORM) * 3) / 4);
/** Seven bits a byte: https://protobuf.dev/programming-guides/encoding/#varints */
const [CONTINUES, BITS] = [0x80, 7n];

/**
 * Whether so many ranges, within so many offsets, have room in any case. Each is two numbers, of one byte up to 127; and
 * of all that takes more, 127 offsets at least are there for each further byte.
 */
export const haveRoom = (ranges: number, span: bigint): boolean => 2 * ranges + Number(span / 127n) <= MOST_BYTES;

/** What is done beyond a committed offset, for whoever handles the partition next. Empty if nothing is. */
export function encodeDone(committed: bigint, done: readonly OffsetRange[]): string {
  if (done.length === 0) return "";
  const bytes: number[] = [];
  let last = committed;
  for (const { from, to } of done) {
    append(bytes, from - last);
    append(bytes, to - from);
    last = to;
  }
  return `${formOf(committed)}${Buffer.from(bytes).toString("base64")}`;
}

/** None if it is of another program or offset, or not whole: then its events are handled once more. */
export function decodeDone(committed: bigint, metadata: string | null | undefined): OffsetRange[] {
  const form = formOf(committed);
  if (!metadata?.startsWith(form)) return [];
  const numbers = numbersOf(Buffer.from(metadata.slice(form.length), "base64"));
  const ranges: OffsetRange[] = [];
  let last = committed;
  for (let index = 0; index < numbers.length; index += 2) {
    const from = last + (numbers[index] ?? 0n);
    const to = from + (numbers[index + 1] ?? 0n);
    if (from <= last || to <= from) return [];
    ranges.push({ from, to });
    last = to;
  }
  return encodeDone(committed, ranges) === metadata ? ranges : [];
}

function append(bytes: number[], number: bigint): void {
  let rest = number;
  for (; rest >= CONTINUES; rest >>= BITS) bytes.push(Number(rest & 0x7fn) | CONTINUES);
  bytes.push(Number(rest));
}

function numbersOf(bytes: Buffer): bigint[] {
  const numbers: bigint[] = [];
  let [number, shift] = [0n, 0n];
  for (const byte of bytes) {
    number |= BigInt(byte & 0x7f) << shift;
    shift += BITS;
    if (byte & CONTINUES) continue;
    numbers.push(number);
    [number, shift] = [0n, 0n];
  }
  return numbers;
}
