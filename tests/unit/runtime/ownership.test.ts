import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DesiredState } from "../../../runtime/provisioner/desired-state";
import { Refusal } from "../../../runtime/provisioner/outcome";
import { checkOwnership } from "../../../runtime/provisioner/ownership";

const stateWith = (name: string): DesiredState => ({
  topics: [{ name, partitions: 1, config: {} }],
  principals: [{ name, secret: "s", acls: [{ resource: "group", name, pattern: "prefixed", operations: ["READ"] }] }],
});

function refusal(state: DesiredState, namespace: string): Refusal | undefined {
  try {
    checkOwnership(state, { namespace, name: "any" });
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
});
