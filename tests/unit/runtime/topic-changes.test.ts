import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diffTopics, type ExistingTopic } from "../../../runtime/provisioner/topic-changes";

const existing = (change: Partial<ExistingTopic> = {}): ExistingTopic => ({
  name: "shop.a",
  partitions: 3,
  replicationFactor: 1,
  config: { "retention.ms": "1" },
  ...change,
});

const wanted = { name: "shop.a", partitions: 3, config: { "retention.ms": "1" } };

describe("the changes of topics", () => {
  it("are none for a topic that is as desired, whatever its replicas if none are asked for", () => {
    const plan = diffTopics([existing({ replicationFactor: 3 })], [wanted]);
    expect(plan).toEqual({ create: [], grow: [], configure: [], impossible: [] });
  });

  it("create what is not there and never touch what is not asked for", () => {
    const plan = diffTopics([existing({ name: "shop.other" })], [wanted]);
    expect(plan).toEqual({ create: [wanted], grow: [], configure: [], impossible: [] });
  });

  it("set what differs and reset what is not declared", () => {
    const config = { "retention.ms": "2", "segment.ms": "5" };
    expect(diffTopics([existing({ config })], [wanted]).configure).toEqual([
      { name: "shop.a", from: config, set: { "retention.ms": "1" }, reset: ["segment.ms"] },
    ]);
  });

  it("grow partitions and refuse to shrink them or to change replicas", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (have, want) => {
        const { grow, impossible } = diffTopics([existing({ partitions: have })], [{ ...wanted, partitions: want }]);
        expect(grow).toHaveLength(want > have ? 1 : 0);
        expect(impossible).toHaveLength(want < have ? 1 : 0);
      }),
    );
    expect(diffTopics([existing()], [{ ...wanted, replicationFactor: 3 }]).impossible).toHaveLength(1);
  });
});
