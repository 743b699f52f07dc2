import { describe, expect, test } from "vitest";
import { compareWithLock } from "../../../constructs/lock/compare-with-lock";
import type { LockFinding } from "../../../constructs/lock/lock-finding";
import { lockOf } from "../../../constructs/lock/lock-of";
import { emptyLock, released } from "../../../constructs/lock/release";
import type { Declaration, StreamDeclaration } from "../../../constructs/model/declarations";
import type { WorkloadDeclaration } from "../../../constructs/model/workload-declarations";
import { tombstone } from "../../support/declarations";
import {
  avro,
  ID,
  jsonSchema,
  NOTE,
  NOTE_OR_NONE,
  protobuf,
  stream,
  subscription,
  team,
  topologyOf,
  workload,
} from "./declared";

const shop = team("shop");
const placed = (changes: Partial<StreamDeclaration> = {}) => stream(shop, "order-placed", changes);
const shipping = (changes: Partial<WorkloadDeclaration> = {}) =>
  workload(shop, "shipping", { subscribes: [subscription(placed())], ...changes });

/** What is found when `now` follows each of the `before` in turn. */
function findings(now: readonly Declaration[], ...before: readonly (typeof now)[]): readonly LockFinding[] {
  const lock = before.reduce((last, declarations) => {
    const topology = topologyOf(shop, ...declarations);
    return released(topology, { file: "headwater.lock", lock: last, remove: [] }).lock;
  }, emptyLock);
  return compareWithLock(topologyOf(...(now.some(({ kind }) => kind === "team") ? [] : [shop]), ...now), lock);
}

const brief = (found: readonly LockFinding[]) => found.map(({ level, code, path }) => `${level} ${code} ${path}`);

test("what is new, or as it was released, is no finding", () => {
  const declared = [placed({ contract: avro(ID) }), shipping()];
  expect(compareWithLock(topologyOf(shop, ...declared), emptyLock)).toEqual([]);
  expect(findings(declared, declared)).toEqual([]);
  expect(findings([...declared, stream(shop, "returns")], declared)).toEqual([]);
});

describe("a stream", () => {
  test.each<[string, string, Partial<StreamDeclaration>, Partial<StreamDeclaration>]>([
    ["another role", "error HW-RELEASED-002", { key: "id" }, { key: "id", role: "state" }],
    ["another topic", "error HW-RELEASED-003", {}, { topic: "shop.orders" }],
    ["another key", "error HW-RELEASED-004", { key: "id" }, { key: "customerId" }],
    ["no key any more", "error HW-RELEASED-004", { key: "id" }, {}],
    ["fewer partitions", "error HW-RELEASED-005", {}, { partitions: 3 }],
    ["more partitions of state", "error HW-RELEASED-006", { role: "state" }, { role: "state", partitions: 5 }],
    ["more partitions of keyed events", "warning HW-RELEASED-007", { key: "id" }, { key: "id", partitions: 5 }],
    ["other replicas", "error HW-RELEASED-008", { replicationFactor: 3 }, { replicationFactor: 2 }],
    ["no contract any more", "error HW-RELEASED-009", { contract: avro(ID) }, {}],
    ["another format", "error HW-RELEASED-010", { contract: avro(ID) }, { contract: jsonSchema() }],
    ["an incompatible contract", "error HW-RELEASED-011", { contract: avro(ID) }, { contract: avro(ID, NOTE) }],
  ])("%s: %s", (_, expected, before, now) => {
    expect(brief(findings([placed(now)], [placed(before)]))).toEqual([`${expected} shop-stack/shop/order-placed`]);
  });

  test.each<[string, Partial<StreamDeclaration>, Partial<StreamDeclaration>]>([
    ["more partitions without a key", {}, { partitions: 12 }],
    ["a first key", {}, { key: "id" }],
    ["a first contract", {}, { contract: avro(ID) }],
    ["a first number of replicas", {}, { replicationFactor: 3 }],
    ["another mode", { contract: avro(ID) }, { contract: avro(ID), compatibility: "FULL" }],
    ["a compatible contract", { contract: avro(ID) }, { contract: avro(ID, NOTE_OR_NONE) }],
    ["a longer retention", { retentionMs: 1 }, { retentionMs: 2 }],
  ])("%s is allowed", (_, before, now) => {
    expect(findings([placed(now)], [placed(before)])).toEqual([]);
  });
});

describe("a contract", () => {
  test("the message names the field, the rule, the mode and the released version; it tells whom it affects", () => {
    const orders = workload(shop, "orders", { publishes: [placed().path] });
    const [found] = findings(
      [placed({ contract: avro(ID, NOTE) }), shipping(), orders],
      [placed({ contract: avro(ID) })],
    );
    expect(found?.message).toMatch(
      /^The contract can't read events of version 1, which is released \(BACKWARD\): note: .*no default.* \[avro-.*\]\.$/,
    );
    expect(found?.affects).toEqual(["shop/orders", "shop/shipping"]);
  });

  test.each(["BACKWARD", "BACKWARD_TRANSITIVE", "FORWARD", "FULL", "NONE"] as const)("%s, of two versions", (mode) => {
    // The second version has a field that the first lacks; the third requires it.
    const versions = [avro(ID), avro(ID, NOTE_OR_NONE), avro(ID, NOTE)].map((contract) => [
      placed({ contract, compatibility: mode }),
    ]);
    const [first = [], second = [], third = []] = versions;
    const expected = { BACKWARD_TRANSITIVE: ["version 1"] }[mode as string] ?? [];
    expect(
      findings(third, first, second).map(({ message }) => /version \d/.exec(message)?.[0]),
      mode,
    ).toEqual(expected);
  });

  test("FORWARD refuses what released readers can't read", () => {
    const declared = (contract: StreamDeclaration["contract"]) => [placed({ contract, compatibility: "FORWARD" })];
    const [found] = findings(declared(avro(ID)), declared(avro(ID, NOTE)));
    expect(found?.message).toMatch(/^Readers with version 1, which is released, can't read events of the contract/);
  });

  test("in all formats", () => {
    const codes = (before: StreamDeclaration["contract"], now: StreamDeclaration["contract"]) =>
      findings([placed({ contract: now })], [placed({ contract: before })]).map(({ code }) => code);
    expect(codes(jsonSchema(), jsonSchema("note"))).toContain("HW-RELEASED-011");
    expect(codes(jsonSchema("note"), jsonSchema())).toEqual([]);
    expect(codes(protobuf("string id = 1"), protobuf("int32 id = 1"))).toContain("HW-RELEASED-011");
    expect(codes(protobuf("string id = 1"), protobuf("string id = 1", "string note = 2"))).toEqual([]);
  });
});

describe("schemas of subscribers", () => {
  const reading = (reads: StreamDeclaration["contract"]) => shipping({ subscribes: [subscription(placed(), reads)] });
  const with_ = (contract: StreamDeclaration["contract"]) => placed({ contract });

  test("a contract that a released subscriber can't read is refused, though its mode allows it", () => {
    const [found, ...others] = findings(
      [with_(avro(ID)), reading(avro(ID, NOTE_OR_NONE))],
      [with_(avro(ID, NOTE)), reading(avro(ID, NOTE))],
    );
    expect(found).toMatchObject({ code: "HW-RELEASED-012", path: placed().path, affects: ["shop/shipping"] });
    expect(found?.message).toContain("shop/shipping, as it is released, can't read events of the contract: note:");
    expect(found?.fix).toContain("release shop/shipping first");
    expect(others).toEqual([]);
    // Its new schema was released first.
    const steps = [
      [with_(avro(ID, NOTE)), reading(avro(ID, NOTE))],
      [with_(avro(ID, NOTE)), reading(avro(ID, NOTE_OR_NONE))],
    ];
    expect(findings([with_(avro(ID)), reading(avro(ID, NOTE_OR_NONE))], ...steps)).toEqual([]);
  });

  test("a subscriber that reads no more is no reason", () => {
    const before = [with_(avro(ID, NOTE)), reading(avro(ID, NOTE))];
    expect(findings([with_(avro(ID)), shipping({ subscribes: [], storage: undefined })], before)).toEqual([]);
  });

  test("a subscriber's new schema must read what is in the topic", () => {
    const before = [with_(avro(ID)), reading(avro(ID))];
    const now = [with_(avro(ID, NOTE_OR_NONE)), reading(avro(ID, NOTE))];
    expect(findings(now, before)).toMatchObject([
      { code: "HW-RELEASED-013", path: shipping().path, affects: ["shop/shipping"] },
    ]);
  });

  test("a subscriber's schema is no version: it may lack fields of Protobuf", () => {
    const [id, both] = [protobuf("string id = 1"), protobuf("string id = 1", "string note = 2")];
    const wide = [with_(both), reading(both)];
    expect(findings([with_(both), reading(id)], wide)).toEqual([]);
    expect(findings([with_(both), reading(id)], [with_(id), reading(id)])).toEqual([]);
    expect(findings([with_(both), reading(protobuf("int32 id = 1"))], wide)).toMatchObject([
      { code: "HW-RELEASED-013", message: expect.stringContaining("version 1") },
    ]);
  });
});

describe("a workload", () => {
  const storage = (size: string) => ({ size, mountPath: "/var/lib/data" });

  test("volumes stay as they are", () => {
    const before = [placed(), shipping({ storage: storage("1Gi") })];
    const codes = (now: Partial<WorkloadDeclaration>) =>
      findings([placed(), shipping(now)], before).map(({ code }) => code);
    expect(codes({})).toEqual(["HW-RELEASED-015"]);
    expect(codes({ storage: storage("2Gi") })).toEqual(["HW-RELEASED-016"]);
    expect(codes({ storage: { size: "1Gi", mountPath: "/data" } })).toEqual([]);
  });

  test("names that data hangs on stay as they are", () => {
    const container = { type: "container", image: "x:1", command: undefined, args: undefined } as const;
    const code = { ...container, port: undefined, health: undefined, metrics: undefined, transactional: true };
    const letters = stream(shop, "shipping.dead-letters", { role: "dead-letter", owner: shipping().path });
    const subscribes = [{ ...subscription(placed()), retryMode: "viaStream", deadLetters: letters.path } as const];
    const topology = topologyOf(shop, placed(), letters, shipping({ code, subscribes }));
    const lock = lockOf(topology);
    const locked = lock.teams.shop;
    expect(locked?.workloads.shipping?.identities).toEqual({
      principal: "shop.shipping",
      group: "shop.shipping",
      transactionalIdPrefix: "shop.shipping.",
      deadLetterTopic: "shop.shipping.dead-letters",
      retryTopic: "shop.shipping.retries",
    });
    expect(Object.keys(locked?.streams ?? {})).toEqual(["order-placed"]);
    for (const [kind, name] of Object.entries(locked?.workloads.shipping?.identities ?? {})) {
      const changed = JSON.parse(JSON.stringify(lock).replace(`"${kind}":"${name}"`, `"${kind}":"old.${name}"`));
      expect(changed).not.toEqual(lock);
      expect(brief(compareWithLock(topology, changed))).toEqual(["error HW-RELEASED-014 shop-stack/shop/shipping"]);
    }
  });

  test("a durable function keeps its name in Restate, and stays one", () => {
    const durable = { kind: "entity", runtimeConfigMap: "runtime", maxReplicas: 4 } as const;
    const stock = (kind: "function" | "entity" | undefined) =>
      workload(shop, "stock", { role: "durable", ...(kind ? { durable: { ...durable, kind } } : {}) });
    const lock = lockOf(topologyOf(shop, stock("entity")));
    expect(lock.teams.shop?.workloads.stock).toEqual({
      identities: { restateService: "shop.stock" },
      durable: "entity",
    });
    const changed = JSON.parse(JSON.stringify(lock).replace("shop.stock", "shop.stocks"));
    expect(brief(compareWithLock(topologyOf(shop, stock("entity")), changed))).toEqual([
      "error HW-RELEASED-014 shop-stack/shop/stock",
    ]);
    const messages = (now: WorkloadDeclaration) => findings([now], [stock("entity")]).map(({ message }) => message);
    expect(messages(stock("function"))).toEqual([
      "It is a durable function, and a durable entity is released: what has begun, and its state, would be left behind.",
    ]);
    expect(messages(stock(undefined))).toEqual([expect.stringContaining("It is not durable, and")]);
    expect(messages({ ...stock("entity"), path: "shop-stack/shop/stocks", name: "stocks" })).toEqual([
      'The workload "stock" is released and no longer declared; it would leave behind what has begun in Restate and its state.',
    ]);
  });

  test("what holds neither a name nor a volume is not remembered", () => {
    expect(lockOf(topologyOf(shop, workload(shop, "pages", { role: "service" }))).teams.shop?.workloads).toEqual({});
  });
});

describe("what is gone", () => {
  test("a renamed stream is told by its contract, or by its name", () => {
    const contract = avro(ID);
    const fixes = (now: StreamDeclaration[], before: StreamDeclaration) =>
      findings(now, [before]).map(({ code, fix }) => `${code} ${/Was it renamed to "(.*)"/.exec(fix)?.[1]}`);
    expect(fixes([stream(shop, "purchases", { contract })], placed({ contract }))).toEqual([
      "HW-RELEASED-018 purchases",
    ]);
    expect(fixes([stream(shop, "orders-placed")], placed())).toEqual(["HW-RELEASED-018 orders-placed"]);
    expect(fixes([stream(shop, "refunds")], placed())).toEqual(["HW-RELEASED-018 undefined"]);
  });

  test("a workload and a team, with how to say that it was on purpose", () => {
    expect(
      findings([placed(), workload(shop, "shiping", { publishes: [placed().path] })], [placed(), shipping()]),
    ).toEqual([
      {
        code: "HW-RELEASED-019",
        level: "error",
        path: "shop-stack/shop",
        message:
          'The workload "shipping" is released and no longer declared; it would leave behind its name towards Kafka.',
        fix: 'Was it renamed to "shiping"? The new name is something new and empty: give it its name back. If it was removed on purpose, run: headwater contracts release --remove shop/shipping',
        affects: [],
      },
    ]);
    expect(brief(findings([team("store")], [placed()]))).toEqual(["error HW-RELEASED-017 store-stack/store"]);
  });

  test("what a tombstone deletes was removed on purpose, but not what it leaves behind", () => {
    const gone = (topics: string[], groups: string[]) => tombstone("old", { team: shop.path, topics, groups });
    const storing = workload(shop, "shipping", {
      subscribes: [subscription(placed())],
      storage: { size: "1Gi", mountPath: "/data" },
    });
    expect(findings([gone(["shop.order-placed"], ["shop.shipping"])], [placed(), shipping()])).toEqual([]);
    expect(brief(findings([gone(["shop.order-placed"], [])], [placed(), shipping()]))).toEqual([
      "error HW-RELEASED-019 shop-stack/shop",
    ]);
    expect(brief(findings([gone([], ["shop.shipping"])], [placed(), shipping()]))).toEqual([
      "error HW-RELEASED-018 shop-stack/shop",
    ]);
    expect(brief(findings([gone(["shop.order-placed"], ["shop.shipping"])], [placed(), storing]))).toEqual([
      "error HW-RELEASED-019 shop-stack/shop",
    ]);
  });

  test("another namespace is told once for all that depends on it", () => {
    const moved = team("shop", { namespace: "retail" });
    const orders = stream(moved, "order-placed");
    const now = [moved, orders, workload(moved, "shipping", { subscribes: [subscription(orders)] })];
    expect(brief(findings(now, [placed(), shipping()]))).toEqual(["error HW-RELEASED-001 shop-stack/shop"]);
  });

  test("two teams of one name need two lock files", () => {
    const other = (lock?: string) => team("shop", { path: "production/shop", ...(lock ? { lock } : {}) });
    expect(brief(compareWithLock(topologyOf(shop, other()), emptyLock))).toEqual([
      "error HW-LOCKFILE-006 production/shop",
    ]);
    const both = topologyOf(shop, placed(), other("production.lock"));
    const { lock } = released(both, { file: "production.lock", lock: emptyLock, remove: [] });
    expect(lock.teams).toEqual({ shop: { namespace: "shop", streams: {}, workloads: {} } });
  });

  test("what other programs own is not in the lock", () => {
    const imported = team("billing", { imported: true });
    const topology = topologyOf(shop, imported, stream(imported, "invoices", { imported: true }));
    expect(Object.keys(lockOf(topology).teams)).toEqual(["shop"]);
  });
});
