import { describe, expect, test } from "vitest";
import { emptyLock, released } from "../../../constructs/lock/release";
import type { Declaration } from "../../../constructs/model/declarations";
import { avro, ID, NOTE, NOTE_OR_NONE, stream, subscription, team, topologyOf, workload } from "./declared";

const shop = team("shop");
const placed = (changes = {}) => stream(shop, "order-placed", { contract: avro(ID), ...changes });
const shipping = workload(shop, "shipping", { subscribes: [subscription(placed())] });

const release = (declarations: readonly Declaration[], lock = emptyLock, remove: readonly string[] = []) =>
  released(topologyOf(...declarations), { file: "headwater.lock", lock, remove });

const first = release([shop, placed(), shipping]);

test("the first release adds everything; the second nothing", () => {
  expect(first.changes).toEqual([
    { name: "shop", what: "team", change: "added" },
    { name: "shop/order-placed", what: "stream", change: "added" },
    { name: "shop/shipping", what: "workload", change: "added" },
  ]);
  expect(release([shop, placed(), shipping], first.lock)).toMatchObject({
    findings: [],
    changes: [],
    lock: first.lock,
  });
});

test("each new contract is a version; one that returns to an earlier text is not", () => {
  const second = release([shop, placed({ contract: avro(ID, NOTE_OR_NONE) }), shipping], first.lock);
  expect(second.changes).toEqual([{ name: "shop/order-placed", what: "stream", change: "contract: version 2" }]);
  const back = release([shop, placed(), shipping], second.lock);
  expect(back.changes).toEqual([]);
  const versions = back.lock.teams.shop?.streams["order-placed"]?.contract?.versions ?? [];
  expect(versions.map(({ digest }) => digest)).toEqual([avro(ID).digest, avro(ID, NOTE_OR_NONE).digest]);
});

test("what changed is told", () => {
  const reading = workload(shop, "shipping", {
    subscribes: [subscription(placed(), avro(ID))],
    storage: { size: "1Gi", mountPath: "/data" },
  });
  const changed = placed({ key: "id", partitions: 12, replicationFactor: 3, compatibility: "FULL" });
  const next = release([shop, changed, reading], first.lock);
  expect(next.changes.map(({ name, change }) => `${name} ${change}`)).toEqual([
    "shop/order-placed key: none → id",
    "shop/order-placed partitions: 4 → 12",
    "shop/order-placed replicationFactor: none → 3",
    "shop/order-placed compatibility: BACKWARD → FULL",
    "shop/shipping storage: none → 1Gi",
    `shop/shipping schema for shop.order-placed: ${avro(ID).digest}`,
  ]);
});

describe("what was removed on purpose", () => {
  test("is forgotten", () => {
    const next = release([shop, placed()], first.lock, ["shop/shipping"]);
    expect(next).toMatchObject({ findings: [], changes: [{ name: "shop/shipping", change: "removed" }] });
    expect(next.refusals.size).toBe(0);
    expect(next.lock.teams.shop?.workloads).toEqual({});
    const moved = team("billing");
    const all = release([moved], first.lock, ["shop"]);
    expect(all.findings).toEqual([]);
    expect(Object.keys(all.lock.teams)).toEqual(["billing"]);
  });

  test("nothing else is: the rest is still compared", () => {
    const next = release([shop, placed({ contract: avro(ID, NOTE) })], first.lock, ["shop/shipping"]);
    expect(next.findings.map(({ code }) => code)).toEqual(["HW-RELEASED-011"]);
  });

  test("must be in the lock and in no declaration", () => {
    const codes = (...remove: string[]) =>
      [...release([shop, placed()], first.lock, remove).refusals].map(([name, { code }]) => `${name} ${code}`);
    expect(codes("shop/order-placed", "shop/nothing", "shop/shipping", "shop", "x/constructor")).toEqual([
      "shop/order-placed HW-LOCKFILE-008",
      "shop/nothing HW-LOCKFILE-009",
      "shop HW-LOCKFILE-008",
      "x/constructor HW-LOCKFILE-009",
    ]);
  });
});
