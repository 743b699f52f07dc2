import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foreignUsesOf, heldByOthers, missingConsent, type TopicRecord } from "../../../runtime/provisioner/consent";
import {
  ACL_OPERATIONS,
  type AclOperation,
  AUDIENCES,
  type DesiredState,
} from "../../../runtime/provisioner/desired-state";
import { TopicOwners } from "../../../runtime/provisioner/ownership";

const TOPICS = new TopicOwners();
const BANK = { namespace: "bank", name: "fraud" };

const wanting = (topic: string, ...lists: AclOperation[][]): DesiredState => ({
  topics: [],
  principals: [
    {
      name: "bank.fraud",
      secret: "s",
      acls: lists.map((operations) => ({ resource: "topic", name: topic, pattern: "literal", operations })),
    },
  ],
});

const record = (change: Partial<TopicRecord> = {}): TopicRecord => ({
  owner: "stream-orders",
  visibility: "team",
  writers: "team",
  readBy: [],
  writtenBy: [],
  ...change,
});

const refusals = (operations: AclOperation[], known: TopicRecord | undefined) =>
  missingConsent(wanting("shop.orders", operations), BANK, TOPICS, () => known);

describe("another team's topic", () => {
  it.each<[AclOperation[], Partial<TopicRecord>, number]>([
    [["READ", "DESCRIBE"], { visibility: "platform" }, 0],
    [["DESCRIBE"], { visibility: "platform" }, 0],
    [["READ", "DESCRIBE"], { writers: "platform" }, 1],
    [["DESCRIBE"], { writers: "platform" }, 1],
    [["WRITE", "DESCRIBE"], { writers: "platform" }, 0],
    [["WRITE", "DESCRIBE"], { visibility: "platform" }, 1],
    [["READ", "WRITE", "DESCRIBE"], {}, 2],
    [["READ", "WRITE", "DESCRIBE"], { visibility: "platform", writers: "platform" }, 0],
    [["READ", "ALTER"], { visibility: "platform", writers: "platform" }, 1],
  ])("may get %j of %j with %i refusals", (operations, change, count) => {
    expect(refusals(operations, record(change))).toHaveLength(count);
  });

  it("is told with its owner and what that would have to declare", () => {
    expect(refusals(["READ"], record())).toEqual([
      'bank.fraud may not READ topic "shop.orders": it belongs to shop/stream-orders, which would have to declare visibility "platform"',
    ]);
    expect(refusals(["WRITE"], undefined)).toEqual([
      'bank.fraud may not WRITE topic "shop.orders": no owner in namespace "shop" has declared it; that comes first, with writers "platform"',
    ]);
  });

  it("is judged by all that a principal gets on it, in however many grants", () => {
    const state = wanting("shop.orders", ["DESCRIBE"], ["WRITE"]);
    expect(missingConsent(state, BANK, TOPICS, () => record({ writers: "platform" }))).toEqual([]);
    expect(foreignUsesOf(state, BANK, TOPICS)).toEqual([{ topic: "shop.orders", access: "write" }]);
  });

  it("is never given beyond what is declared, and every use of it is known", () => {
    const operations = fc.uniqueArray(fc.constantFrom(...ACL_OPERATIONS), { minLength: 1 });
    const audience = fc.constantFrom(...AUDIENCES);
    fc.assert(
      fc.property(operations, audience, audience, (wanted, visibility, writers) => {
        const given = refusals(wanted, record({ visibility, writers })).length === 0;
        if (wanted.includes("READ") && visibility === "team") expect(given).toBe(false);
        if (wanted.includes("WRITE") && writers === "team") expect(given).toBe(false);
        if (visibility === "team" && writers === "team") expect(given).toBe(false);
        const uses = foreignUsesOf(wanting("shop.orders", wanted), BANK, TOPICS).map(({ access }) => access);
        expect(uses).not.toEqual([]);
        expect(uses.includes("write")).toBe(wanted.includes("WRITE"));
        // What is used is what a withdrawal looks for.
        if (given && uses.includes("read")) expect(visibility).toBe("platform");
        if (given && uses.includes("write")) expect(writers).toBe("platform");
      }),
    );
  });

  it("is none of the team's own, nor a group", () => {
    expect(foreignUsesOf(wanting("bank.accounts", ["READ"]), BANK, TOPICS)).toEqual([]);
    expect(missingConsent(wanting("bank.accounts", ["ALTER"]), BANK, TOPICS, () => undefined)).toEqual([]);
  });
});

describe("a topic's withdrawal", () => {
  const both = record({ readBy: ["bank/fraud", "risk/score"], writtenBy: ["bank/till"] });

  it("names who still uses it", () => {
    expect(heldByOthers("shop.orders", both, { visibility: "team", writers: "team" })).toEqual([
      'topic "shop.orders" is read by bank/fraud, risk/score: they have to give that up first, or it keeps visibility "platform"',
      'topic "shop.orders" is written by bank/till: they have to give that up first, or it keeps writers "platform"',
    ]);
  });

  it("is none as long as it stays open, or nobody uses it", () => {
    expect(heldByOthers("shop.orders", both, { visibility: "platform", writers: "platform" })).toEqual([]);
    expect(heldByOthers("shop.orders", record(), { visibility: "team", writers: "team" })).toEqual([]);
  });
});
