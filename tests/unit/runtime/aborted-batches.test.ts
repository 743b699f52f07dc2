import type { fetchV17 } from "@platformatic/kafka";
import { describe, expect, it } from "vitest";
import { withoutAborted } from "../../../runtime/shared/aborted-batches";

const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;

const batch = (firstOffset: number, producerId: number, attributes = TRANSACTIONAL, key: Buffer | null = null) => ({
  firstOffset: BigInt(firstOffset),
  lastOffsetDelta: 0,
  producerId: BigInt(producerId),
  attributes,
  records: [{ key }],
});
const mark = (offset: number, producerId: number, type: "abort" | "commit") =>
  batch(offset, producerId, TRANSACTIONAL | CONTROL, Buffer.from([0, 0, 0, type === "abort" ? 0 : 1]));

/** Offsets of the events that are left. */
function left(records: ReturnType<typeof batch>[], aborted: [producerId: number, firstOffset: number][]): number[] {
  const abortedTransactions = aborted.map(([producerId, firstOffset]) => ({
    producerId: BigInt(producerId),
    firstOffset: BigInt(firstOffset),
  }));
  const response = { responses: [{ partitions: [{ records, abortedTransactions }] }] };
  withoutAborted(response as unknown as fetchV17.FetchResponse);
  expect(records.every(({ firstOffset }) => firstOffset >= 0n)).toBe(true);
  return records
    .filter(({ attributes, records }) => !(attributes & CONTROL) && records.length > 0)
    .map(({ firstOffset }) => Number(firstOffset));
}

describe("what was fetched", () => {
  it("loses the events of aborted transactions, and no other", () => {
    const records = [batch(0, 1), batch(1, 2), mark(2, 1, "abort"), batch(3, 1), mark(4, 1, "commit"), batch(5, 3, 0)];
    expect(left(records, [[1, 0]])).toEqual([1, 3, 5]);
  });

  it("loses them though the mark is fetched later", () =>
    expect(left([batch(7, 1), batch(8, 1)], [[1, 7]])).toEqual([]));

  it("loses those of both transactions of one producer", () => {
    const records = [batch(0, 1), mark(1, 1, "abort"), batch(2, 1), mark(3, 1, "abort")];
    expect(
      left(records, [
        [1, 0],
        [1, 2],
      ]),
    ).toEqual([]);
  });

  it("keeps all without transactions", () => expect(left([batch(0, -1, 0)], [])).toEqual([0]));
});
