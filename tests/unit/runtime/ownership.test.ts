import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DesiredState } from "../../../runtime/provisioner/desired-state";
import { Refusal } from "../../../runtime/provisioner/outcome";
import { checkOwnership, type OwnerId, TopicOwners } from "../../../runtime/provisioner/ownership";

const stateWith = (name: string): DesiredState => ({
  topics: [{ name, partitions: 1, config: {} }],
  principals: [{ name, secret: "s", acls: [{ resource: "group", name, pattern: "prefixed", operations: ["READ"] }] }],
});

function refusal(
  state: DesiredState,
  namespace: string,
  adopted: ReadonlyMap<string, OwnerId> = new Map(),
): Refusal | undefined {
  try {
    checkOwnership(state, { namespace, name: "any" }, new TopicOwners(adopted));
    return undefined;
  } catch (error) {
    return error as Refusal;
  }
}

const namespace = fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?$/);

describe("a team's names", () => {
  it("begin with its namespace and a dot", () => {
    expect(refusal(stateWith("shop.orders"), "shop")).toBeUndefined();
    expect(refusal(stateWith("shop."), "shop")).toBeUndefined();
  });

  it.each(["shop", "shop-x.orders", "shop2.orders", "Shop.orders", "orders", "bank.shop.orders", ""])(
    "are not %j",
    (name) => {
      const refused = refusal(stateWith(name), "shop");
      expect(refused).toMatchObject({ status: 403, code: "HW-PROVISION-003" });
      expect(refused?.details).toHaveLength(3);
    },
  );

  it("are never another team's", () => {
    fc.assert(
      fc.property(namespace, namespace, fc.string(), (one, other, rest) => {
        fc.pre(one !== other);
        expect(refusal(stateWith(`${one}.${rest}`), other)).toBeInstanceOf(Refusal);
      }),
    );
  });

  it("are those of its topics' subjects, groups, readers and tombstones", () => {
    const schema = { format: "avro", schema: "{}" } as const;
    const contract = { ...schema, subject: "bank.accounts-value", compatibility: "BACKWARD" } as const;
    const refused = refusal(
      {
        topics: [{ name: "shop.orders", partitions: 1, config: {}, contract }],
        principals: [],
        groups: [{ name: "bank.fraud", topics: [] }],
        readers: [{ topic: "shop.orders", workload: "bank/fraud", ...schema }],
        tombstones: { topics: ["bank.accounts"], groups: ["bank.fraud"] },
      },
      "shop",
    );
    expect(refused?.details).toEqual([
      'group "bank.fraud" does not begin with "shop."',
      'tombstone of group "bank.fraud" does not begin with "shop."',
      'tombstone of topic "bank.accounts": it is not the team\'s',
      'reader "bank/fraud" is not of namespace "shop"',
      'subject "bank.accounts-value" is named after another topic than "shop.orders"',
    ]);
  });
});

describe("a topic that was there before", () => {
  const legacy = (name: string): DesiredState => ({ topics: [{ name, partitions: 1, config: {} }], principals: [] });
  const adopted = new Map([["bank.orders", { namespace: "shop", name: "any" }]]);

  it("is for the owner that has adopted it alone, whatever it is called", () => {
    expect(refusal(legacy("bank.orders"), "shop", adopted)).toBeUndefined();
    expect(refusal(legacy("bank.orders"), "bank", adopted)?.details).toEqual([
      'topic "bank.orders" is adopted by shop/any',
    ]);
    expect(new TopicOwners(adopted).namespaceOf("bank.orders")).toBe("shop");
  });

  it("is told how it can be adopted", () => {
    expect(refusal(legacy("orders"), "shop")?.details[0]).toContain("headwater adopt topic orders --owner shop/any");
  });
});
