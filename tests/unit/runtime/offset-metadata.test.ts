import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeDone, encodeDone, haveRoom } from "../../../runtime/handler-host/offset-metadata";
import type { OffsetRange } from "../../../runtime/handler-host/offset-ranges";

/** From gaps and lengths in turn. */
function rangesOf(committed: bigint, steps: readonly (readonly [number, number])[]): OffsetRange[] {
  let last = committed;
  return steps.map(([gap, length]) => {
    const from = last + BigInt(gap);
    last = from + BigInt(length);
    return { from, to: last };
  });
}

const steps = (most: number, maxLength: number) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most })), { maxLength });

describe("what is done beyond a committed offset", () => {
  it("is read as it was written", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 62n }), steps(2 ** 40, 50), (committed, each) => {
        const done = rangesOf(committed, each);
        expect(decodeDone(committed, encodeDone(committed, done))).toEqual(done);
      }),
    );
  });

  it("needs no metadata if it is nothing", () => {
    expect(encodeDone(7n, [])).toBe("");
    expect([null, undefined, ""].map((metadata) => decodeDone(7n, metadata))).toEqual([[], [], []]);
  });

  it("has room in what brokers keep, by default, as long as that is said", () => {
    let full = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(1, 4, 100, 200, 5_000),
        fc.integer({ min: 1, max: 3_000 }),
        fc.nat(),
        (most, count, seed) => {
          const each = Array.from({ length: count }, (_, index) => {
            const step = (at: number) => 1 + ((seed + 7 * index + at) % most);
            return [step(0), step(3)] as const;
          });
          const done = rangesOf(3n, each);
          if (!haveRoom(done.length, (done.at(-1)?.to ?? 3n) - 3n)) return;
          const { length } = encodeDone(3n, done);
          full = Math.max(full, length);
          expect(length).toBeLessThanOrEqual(4_096);
        },
      ),
      { numRuns: 500 },
    );
    expect(full).toBeGreaterThan(2_000);
  });

  it("is nothing if it is another program's, or not whole", () => {
    const whole = encodeDone(
      0n,
      rangesOf(0n, [
        [300, 2],
        [1, 400],
      ]),
    );
    const broken = [
      "a consumer of mine",
      "headwater/2:0:AQI=",
      whole.slice(0, -1),
      whole.slice(0, -3),
      `${whole}!`,
      whole.replace("0:", "0:A"),
      "headwater/1:0:AAE=",
      "headwater/1:0:AQA=",
      "headwater/1:0:AQ==",
      // Of a copy of the group, where the same event has another offset.
      encodeDone(5n, [{ from: 7n, to: 8n }]),
    ];
    expect(broken.map((metadata) => decodeDone(0n, metadata))).toEqual(broken.map(() => []));
  });

  it("is read from anything without an error", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 62n }), fc.uint8Array({ maxLength: 60 }), (committed, bytes) => {
        let last = committed;
        for (const { from, to } of decodeDone(
          committed,
          `headwater/1:${committed.toString(36)}:${Buffer.from(bytes).toString("base64")}`,
        )) {
          expect(from > last && to > from).toBe(true);
          last = to;
        }
      }),
    );
  });
});
