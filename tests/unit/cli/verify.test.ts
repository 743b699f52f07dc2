import { describe, expect, it } from "vitest";
import type { Revision } from "../../../cli/deploy/helm-releases";
import type { StackView } from "../../../cli/deploy/plan-repairs";
import type { StateResource } from "../../../cli/deploy/state";
import { verifyDeployed, verifyDestroyed } from "../../../cli/deploy/verify";

const ADDRESS = "helm_release.orders";

const stack = (state: Partial<StateResource>[], many = false): StackView[] => [
  {
    name: "shop",
    declared: [{ address: ADDRESS, type: "helm_release", name: "orders", namespace: "shop", many }],
    state: state.map((overrides) => ({
      address: ADDRESS,
      type: "helm_release",
      tainted: false,
      name: "orders",
      namespace: "shop",
      revision: 2,
      ...overrides,
    })),
  },
];

const revision = (number: number, status: string): Revision => ({
  release: "orders",
  namespace: "shop",
  revision: number,
  status,
  createdAt: 0,
  secret: "",
  uid: "",
});

describe("a deploy", () => {
  it("has happened when the state and the cluster agree", () => {
    expect(verifyDeployed(stack([{}]), [revision(1, "superseded"), revision(2, "deployed")])).toEqual([]);
  });

  it.each<[string, StackView[], Revision[], RegExp]>([
    ["is missing from the state", stack([]), [], /was not created/],
    ["is tainted", stack([{ tainted: true }]), [revision(2, "failed")], /failed while it was being created/],
    ["has no release", stack([{}]), [], /has no release/],
    [
      "is pending",
      stack([{}]),
      [revision(2, "deployed"), revision(3, "pending-upgrade")],
      /is pending-upgrade \(revision 3\)/,
    ],
    ["has failed", stack([{}]), [revision(2, "failed")], /is failed/],
    ["went on without Terraform", stack([{}]), [revision(3, "deployed")], /revision 3 .* revision 2/],
  ])("has not happened when a release %s", (_, stacks, revisions, what) => {
    const [shortfall] = verifyDeployed(stacks, revisions);
    expect(shortfall).toMatchObject({ stack: "shop", address: ADDRESS, release: "shop/orders" });
    expect(shortfall?.what).toMatch(what);
  });

  it("says nothing about resources whose number only Terraform knows", () => {
    expect(verifyDeployed(stack([], true), [])).toEqual([]);
  });
});

describe("a destroy", () => {
  it("has happened when neither Terraform nor Helm knows anything", () => {
    expect(verifyDestroyed(stack([]), [])).toEqual([]);
  });

  it("has not when something is left, which is told once", () => {
    expect(verifyDestroyed(stack([{}]), [revision(2, "uninstalling")])).toMatchObject([
      { address: ADDRESS, what: "is still in Terraform's state" },
    ]);
    expect(verifyDestroyed(stack([]), [revision(2, "deployed")])).toMatchObject([{ release: "shop/orders" }]);
  });
});
