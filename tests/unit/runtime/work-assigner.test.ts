import type { ClusterMetadata, ExtendedGroupProtocolSubscription } from "@platformatic/kafka";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignByWork, encodeWork } from "../../../runtime/handler-host/work-assigner";

interface Member {
  readonly owns?: readonly number[];
  readonly busy?: readonly number[];
  /** @default while it is not busy */
  readonly hasRoom?: boolean;
  readonly says?: string;
  readonly generation?: number;
  /** @default ["t"] */
  readonly topics?: readonly string[];
}

type Group = Readonly<Record<string, Member>>;

const PARTITIONS = 6;

/** What each member has after one round. */
function divide(group: Group, topics: readonly string[] = ["t"]): Record<string, number[]> {
  const members = new Map(Object.entries(group).map(([id, member]) => [id, subscription(id, member)]));
  const metadata = { topics: new Map(topics.map((topic) => [topic, { partitionsCount: PARTITIONS }])) };
  const divided = assignByWork("a", members, new Set(topics), metadata as unknown as ClusterMetadata);
  return Object.fromEntries(
    divided.map(({ memberId, assignments }) => [memberId, [...(assignments.get("t")?.partitions ?? [])].sort()]),
  );
}

function subscription(memberId: string, member: Member): ExtendedGroupProtocolSubscription {
  const { owns = [], busy = [], hasRoom = busy.length === 0, says, generation = 1, topics = ["t"] } = member;
  const work = encodeWork({ busy: busy.map((partition) => ({ topic: "t", partition })), hasRoom });
  return {
    memberId,
    version: 3,
    topics: [...topics],
    metadata: says === undefined ? work : Buffer.from(says),
    ownedPartitions: owns.length > 0 ? [{ topic: "t", partitions: [...owns] }] : [],
    generationId: owns.length > 0 ? generation : -1,
  };
}

/** Round after round, until nobody has to give anything up: what Kafka's members do. */
function settle(group: Group): Record<string, number[]> {
  const divided = divide(group);
  const isSettled = Object.entries(group).every(([id, { owns = [] }]) =>
    owns.every((each) => divided[id]?.includes(each)),
  );
  if (isSettled) return divided;
  return settle(
    Object.fromEntries(Object.entries(group).map(([id, one]) => [id, { ...one, owns: divided[id] ?? [] }])),
  );
}

describe("partitions of members whose events take long", () => {
  const all = [0, 1, 2, 3, 4, 5];

  it("stay where an event is under way, and the others go to who has room", () => {
    expect(divide({ a: { owns: all, busy: [0] }, b: {} })).toEqual({ a: [0], b: [] });
    expect(settle({ a: { owns: all, busy: [0] }, b: {} })).toEqual({ a: [0], b: [1, 2, 3, 4, 5] });
  });

  it("are divided evenly among those who have room", () => {
    const divided = settle({ a: { owns: all, busy: [3] }, b: {}, c: {} });
    expect(divided.a).toEqual([3]);
    expect([...(divided.b ?? []), ...(divided.c ?? [])].sort()).toEqual([0, 1, 2, 4, 5]);
    expect(Math.abs((divided.b ?? []).length - (divided.c ?? []).length)).toBeLessThanOrEqual(1);
  });

  it("are divided evenly if nobody has room, but for those with an event under way", () => {
    const divided = settle({ a: { owns: all, busy: [0, 1] }, b: { busy: [], hasRoom: false } });
    expect(divided.a).toEqual(expect.arrayContaining([0, 1]));
    expect([...(divided.a ?? []), ...(divided.b ?? [])].sort()).toEqual(all);
    expect((divided.b ?? []).length).toBeGreaterThan(0);
  });

  it("all stay where they are if an event of each is under way", () => {
    expect(divide({ a: { owns: all, busy: all }, b: {} })).toEqual({ a: all, b: [] });
  });

  it("are all of somebody's after a member has gone", () => {
    expect(divide({ a: { owns: [0, 1], busy: [1] }, b: { owns: [2] } }).b).toEqual([2, 3, 4, 5]);
  });

  it("are not left to a member that has missed a generation and says that it works on them", () => {
    const group = { a: { owns: [0, 1, 2], busy: [0], generation: 1 }, b: { owns: all, generation: 2 } };
    expect(settle(group).b).toContain(0);
  });

  it.each(["", "{}", "null", "[", '{"busy":7}'])("are divided as usual if a member says %s", (says) => {
    expect(settle({ a: { owns: all, says }, b: { says } })).toEqual({ a: [3, 4, 5], b: [0, 1, 2] });
  });

  it("of a topic that only busy members read stay theirs", () => {
    const divided = divide({ a: { owns: [0], busy: [0], topics: ["t", "u"] }, b: { topics: ["t"] } }, ["t", "u"]);
    expect(divided.a).toContain(0);
  });

  it("have each one owner at most, and one once the group is settled, whatever is under way", () => {
    const member = fc.record({ busy: fc.uniqueArray(fc.nat(PARTITIONS - 1)), hasRoom: fc.boolean() });
    const owners = fc.array(fc.nat(4), { minLength: PARTITIONS, maxLength: PARTITIONS });
    fc.assert(
      fc.property(fc.array(member, { minLength: 4, maxLength: 4 }), owners, (members, owners) => {
        const group = Object.fromEntries(
          members.map(({ busy, hasRoom }, index): [string, Member] => {
            const owns = all.filter((partition) => owners[partition] === index);
            return [`m${index}`, { owns, busy: busy.filter((each) => owns.includes(each)), hasRoom }];
          }),
        );
        const once = Object.values(divide(group)).flat();
        expect(once.length).toBe(new Set(once).size);
        const settled = settle(group);
        expect(Object.values(settled).flat().sort()).toEqual(all);
        for (const [id, { busy = [] }] of Object.entries(group)) {
          expect(settled[id]).toEqual(expect.arrayContaining([...busy]));
        }
      }),
    );
  });
});
