import { describe, expect, it } from "vitest";
import { HeldPartitions } from "../../../runtime/handler-host/held-partitions";
import { ReadPositions } from "../../../runtime/handler-host/read-positions";

const partition = { topic: "t", partition: 0 };
const commit = (offset: bigint, generation = 1) => ({ ...partition, offset, generation });

/** A member that holds the partition from offset 5 on. */
function member() {
  const held = new HeldPartitions();
  held.assign([partition], 1);
  const events = { offsetsToFetch: new Map([["t:0", 5n]]), readableLength: 0 };
  return { held, events, positions: new ReadPositions(held, events) };
}

describe("what was read past", () => {
  it("is committed once no event is left", () => {
    const { events, positions } = member();
    expect(positions.passed()).toEqual([]);
    events.offsetsToFetch.set("t:0", 6n);
    events.readableLength = 1;
    expect(positions.passed()).toEqual([]);
    events.readableLength = 0;
    expect(positions.passed()).toEqual([commit(6n)]);
  });

  it("is what follows the last event handled", () => {
    const { held, events, positions } = member();
    events.offsetsToFetch.set("t:0", 8n);
    held.took({ ...partition, offset: 6n });
    expect(positions.passed()).toEqual([commit(8n)]);
    held.took({ ...partition, offset: 7n });
    expect(positions.passed()).toEqual([]);
  });

  it("is nothing of a partition that came back, until the group's offsets are read again", () => {
    const { held, events, positions } = member();
    events.offsetsToFetch.set("t:0", 8n);
    held.assign([], 2);
    positions.forget();
    expect(positions.passed()).toEqual([]);
    held.assign([partition], 3);
    expect(positions.passed()).toEqual([]);
    // The client goes on where it was, unless it does not know.
    expect(events.offsetsToFetch.size).toBe(0);
    events.offsetsToFetch.set("t:0", 20n);
    positions.begin();
    expect(positions.passed()).toEqual([]);
    events.offsetsToFetch.set("t:0", 21n);
    expect(positions.passed()).toEqual([commit(21n, 3)]);
  });
});
