import { App } from "cdktf";
import { describe, expect, test } from "vitest";
import {
  Contract,
  Duration,
  EventStream,
  Handler,
  HeadwaterStack,
  Platform,
  Registry,
  Service,
  StateStream,
  Team,
  Tombstone,
  Worker,
} from "../../../constructs";
import { reported } from "../../../constructs/delivery/report";
import type { DesiredState } from "../../../runtime/provisioner/desired-state";
import { checkOwnership, TopicOwners } from "../../../runtime/provisioner/ownership";
import { parseDesiredState } from "../../../runtime/provisioner/parse-desired-state";
import { objectsOf, program, releasesOf } from "../../support/synth";

const handler = Handler.inline("module.exports = async () => undefined;");
const avro = (...fields: readonly string[]) =>
  Contract.avro({
    inline: {
      type: "record",
      name: "Order",
      namespace: "shop",
      fields: ["orderId", ...fields].map((name) => ({ name, type: "string", default: "" })),
    },
  });
const json = Contract.jsonSchema({
  inline: { title: "Order", type: "object", properties: { id: { type: "string" } } },
});
const protobuf = Contract.protobuf({ inline: 'syntax = "proto3"; package shop; message Order { string id = 1; }' });

/** A program whose platform has a registry. */
function registered() {
  const app = new App();
  const platform = new Platform(new HeadwaterStack(app, "core"), "platform", { registry: Registry.embedded() });
  const stack = new HeadwaterStack(app, "shop-stack");
  return { app, platform, stack, team: new Team(stack, "shop", { platform }) };
}

type Pod = { spec: { containers: [{ env: { name: string; value: string }[]; volumeMounts: { name: string }[] }] } };
type PodOwner = { spec: { template: Pod & { metadata: { annotations?: Record<string, string> } } } };

const envOf = (object: unknown): Record<string, string> =>
  Object.fromEntries((object as PodOwner).spec.template.spec.containers[0].env.map(({ name, value }) => [name, value]));

/** What a release asks of the provisioner, which the provisioner understands. */
function desiredOf(stack: HeadwaterStack, release: string, verb = "expand"): DesiredState {
  const desired = JSON.parse(envOf(objectsOf(stack, release)[`Job/${release}-${verb}`]).HEADWATER_DESIRED ?? "");
  const understood = parseDesiredState(desired);
  expect(understood).toEqual(desired);
  return understood;
}

const topicOf = (stack: HeadwaterStack, stream: string) => desiredOf(stack, `stream-${stream}`).topics[0];

describe("what a topic keeps", () => {
  test("events, by time and size", () => {
    const { team, stack } = program();
    new EventStream(team, "a", { retention: Duration.days(30) });
    new EventStream(team, "b", { retention: { time: Duration.hours(1), size: "64Mi" }, maxEventSize: "8Mi" });
    new EventStream(team, "c", { retention: { size: "10Gi" } });
    expect(topicOf(stack, "a")?.config).toEqual({ "cleanup.policy": "delete", "retention.ms": "2592000000" });
    // Kafka deletes whole segments, so short ones hold what is to be deleted soon.
    expect(topicOf(stack, "b")?.config).toEqual({
      "cleanup.policy": "delete",
      "retention.ms": "3600000",
      "segment.ms": "3600000",
      "retention.bytes": String(64 * 2 ** 20),
      "segment.bytes": String(32 * 2 ** 20),
      "max.message.bytes": String(8 * 2 ** 20),
    });
    expect(topicOf(stack, "c")?.config).toEqual({ "cleanup.policy": "delete", "retention.bytes": "10737418240" });
  });

  test("a segment holds the largest event, however little is kept", () => {
    const { team, stack } = program();
    new EventStream(team, "a", { retention: { size: "1Ki" } });
    new EventStream(team, "b", { retention: { size: "1Ki" }, maxEventSize: "8Mi" });
    expect(topicOf(stack, "a")?.config["segment.bytes"]).toBe(String(2 * 2 ** 20));
    expect(topicOf(stack, "b")?.config["segment.bytes"]).toBe(String(16 * 2 ** 20));
  });

  test("state, for good or for a while, and the traces of what was deleted", () => {
    const { team, stack } = program();
    new StateStream(team, "a", { key: "id" });
    new StateStream(team, "b", { key: "id", retention: Duration.days(365), tombstones: Duration.days(14) });
    expect(topicOf(stack, "a")?.config).toEqual({ "cleanup.policy": "compact" });
    expect(topicOf(stack, "b")?.config).toEqual({
      "cleanup.policy": "compact,delete",
      "retention.ms": "31536000000",
      "delete.retention.ms": "1209600000",
    });
  });

  test("dead letters are larger than the largest event, and not smaller than the brokers' default", () => {
    const { team, stack } = program();
    const large = new EventStream(team, "large", { maxEventSize: "8Mi" });
    const small = new EventStream(team, "small", { maxEventSize: "10Ki" });
    const usual = new EventStream(team, "usual");
    const limitOf = (name: string, ...streams: readonly EventStream[]) => {
      const worker = new Worker(team, name, { handler });
      for (const stream of streams) worker.subscribes(stream, { deadLetter: true });
      return () => desiredOf(stack, name).topics[0]?.config["max.message.bytes"];
    };
    const limits = [limitOf("a", large, small), limitOf("b", small, usual), limitOf("c", usual)];
    expect(limits.map((limit) => limit())).toEqual([
      String(8 * 2 ** 20 + 2048),
      String(2 ** 20 + 12 + 2048),
      undefined,
    ]);
    const [first] = JSON.parse(envOf(objectsOf(stack, "a")["Deployment/a"]).HEADWATER_SUBSCRIPTIONS ?? "");
    expect(first).toMatchObject({ stream: "large", maxEventBytes: 8 * 2 ** 20 });
  });

  test.each(["8 MB", "large", ""])("what is no size is told: %j", (size) => {
    const { app, team } = program();
    new EventStream(team, "a", { maxEventSize: size, retention: { size } });
    expect(reported(app)).toEqual([
      expect.stringMatching(/^\[shop-stack\/shop\/a\] HW-STREAM-005: maxEventSize is "/),
      expect.stringMatching(/^\[shop-stack\/shop\/a\] HW-STREAM-005: retention.size is "/),
    ]);
  });
});

describe("contracts", () => {
  test.each([
    ["Avro", avro(), "shop.Order"],
    ["JSON Schema", json, "Order"],
    ["Protobuf", protobuf, "shop.Order"],
  ])("%s has a subject by topic, record, or both", (_, contract, record) => {
    const { team, stack } = registered();
    new EventStream(team, "a", { contract });
    new EventStream(team, "b", { contract, subject: "record" });
    new EventStream(team, "c", { contract, subject: "topic-record", compatibility: "FULL" });
    expect(topicOf(stack, "a")?.contract).toMatchObject({ subject: "shop.a-value", compatibility: "BACKWARD" });
    expect(topicOf(stack, "b")?.contract?.subject).toBe(record);
    expect(topicOf(stack, "c")?.contract).toMatchObject({ subject: `shop.c-${record}`, compatibility: "FULL" });
  });

  test("what has no name can't name a subject", () => {
    const { app, team } = registered();
    const nameless = [Contract.jsonSchema({ inline: { type: "object" } }), Contract.avro({ inline: '"string"' })];
    for (const [index, contract] of nameless.entries()) {
      new EventStream(team, `s${index}`, { contract, subject: "record" });
      new EventStream(team, `t${index}`, { contract });
    }
    expect(reported(app)).toEqual([
      expect.stringContaining("shop/s0] HW-CONTRACT-008"),
      expect.stringContaining("shop/s1] HW-CONTRACT-008"),
    ]);
  });

  test("are registered with the topic, and taken by no hook that withdraws", () => {
    const { team, stack } = registered();
    new EventStream(team, "orders", { contract: protobuf });
    const { format, message, schema } = topicOf(stack, "orders")?.contract ?? {};
    expect({ format, message }).toEqual({ format: "protobuf", message: "shop.Order" });
    expect(schema).toContain("message Order");
    expect(desiredOf(stack, "stream-orders", "contract").topics).toEqual([
      { name: "shop.orders", partitions: 4, visibility: "team", config: { "cleanup.policy": "delete" } },
    ]);
  });

  test("a workload finds those of its streams as files, and what it reads with", () => {
    const { team, stack } = registered();
    const orders = new EventStream(team, "orders", { contract: avro("zip") });
    const plain = new EventStream(team, "plain");
    const worker = new Worker(team, "shipping", { handler });
    worker.publishes(orders, plain);
    worker.subscribes(orders, { reads: avro(), from: "latest" });
    worker.subscribes(plain);

    const objects = objectsOf(stack, "shipping");
    const { data } = objects["ConfigMap/shipping-contracts"] as unknown as { data: Record<string, string> };
    expect(Object.keys(data)).toEqual(["shop.orders.avsc", "shop.orders.reader.avsc"]);
    expect(data["shop.orders.avsc"]).toContain('"zip"');
    expect(data["shop.orders.reader.avsc"]).not.toContain('"zip"');

    const env = envOf(objects["Deployment/shipping"]);
    expect(env.HEADWATER_REGISTRY_URL).toMatch(/^https:\/\/registry\.platform\.svc.*\/apis\/ccompat\/v7$/);
    const contract = { format: "avro", subject: "shop.orders-value" };
    expect(JSON.parse(env.HEADWATER_PUBLICATIONS ?? "")).toEqual([
      { stream: "orders", topic: "shop.orders", contract: { ...contract, file: "shop.orders.avsc" } },
      { stream: "plain", topic: "shop.plain" },
    ]);
    expect(JSON.parse(env.HEADWATER_SUBSCRIPTIONS ?? "")).toEqual([
      {
        stream: "orders",
        topic: "shop.orders",
        contract: { ...contract, file: "shop.orders.reader.avsc" },
        retries: 5,
      },
      { stream: "plain", topic: "shop.plain", retries: 5 },
    ]);
    const { groups, readers } = desiredOf(stack, "shipping");
    expect(groups).toEqual([
      {
        name: "shop.shipping",
        topics: [
          { topic: "shop.orders", from: "latest" },
          { topic: "shop.plain", from: "earliest" },
        ],
      },
    ]);
    expect(readers).toEqual([
      { topic: "shop.orders", workload: "shop/shipping", format: "avro", schema: data["shop.orders.reader.avsc"] },
    ]);
  });

  test("a subscriber reads with the stream's own contract unless it says otherwise", () => {
    const { team, stack } = registered();
    const orders = new EventStream(team, "orders", { contract: avro() });
    new Worker(team, "shipping", { handler }).subscribes(orders);
    expect(desiredOf(stack, "shipping").readers).toEqual([
      {
        topic: "shop.orders",
        workload: "shop/shipping",
        format: "avro",
        schema: topicOf(stack, "orders")?.contract?.schema,
      },
    ]);
  });

  test("a changed contract restarts pods; another reader's changes nobody else's release", () => {
    const build = (contract: Contract, reads?: Contract) => {
      const { team, stack } = registered();
      const orders = new EventStream(team, "orders", { contract });
      new Service(team, "web", { handler }).publishes(orders);
      new Worker(team, "shipping", { handler }).subscribes(orders, reads ? { reads } : {});
      return releasesOf(stack);
    };
    const digest = (values: readonly string[] = []) => /contracts-digest: (\w+)/.exec(values.join())?.[1];
    const [before, changed, reading] = [build(avro()), build(avro("zip")), build(avro(), avro("zip"))];
    for (const name of ["web", "shipping"]) {
      expect(digest(before[name]?.values)).toMatch(/^[0-9a-f]{16}$/);
      expect(digest(changed[name]?.values)).not.toBe(digest(before[name]?.values));
    }
    const differing = Object.keys(before).filter(
      (name) => reading[name]?.values.join() !== before[name]?.values.join(),
    );
    expect(differing).toEqual(["shipping"]);
  });

  test("without a registry nobody hears of them: events travel as JSON", () => {
    const { team, stack } = program();
    const orders = new EventStream(team, "orders", { contract: avro() });
    const worker = new Worker(team, "shipping", { handler });
    worker.subscribes(orders, { reads: avro("zip") });
    expect(topicOf(stack, "orders")?.contract).toBeUndefined();
    expect(desiredOf(stack, "shipping").readers).toBeUndefined();
    const objects = objectsOf(stack, "shipping");
    expect(objects["ConfigMap/shipping-contracts"]).toBeUndefined();
    expect(envOf(objects["Deployment/shipping"]).HEADWATER_REGISTRY_URL).toBeUndefined();
  });
});

test("a topic that was there under another name is the stream's, if it has been adopted", () => {
  const { team, stack } = program();
  const orders = new EventStream(team, "orders", { name: "legacy.orders" });
  new Worker(team, "shipping", { handler }).subscribes(orders);
  const owner = { namespace: "shop", name: "stream-orders" };
  const desired = desiredOf(stack, "stream-orders");
  expect(desired.topics[0]?.name).toBe("legacy.orders");
  expect(() => checkOwnership(desired, owner, new TopicOwners())).toThrow();
  expect(() => checkOwnership(desired, owner, new TopicOwners(new Map([["legacy.orders", owner]])))).not.toThrow();
  expect(desiredOf(stack, "shipping").principals[0]?.acls).toContainEqual(
    expect.objectContaining({ name: "legacy.orders", operations: ["DESCRIBE", "READ"] }),
  );
});

test("a tombstone has a release of its own, which deletes and withdraws nothing", () => {
  const { team, stack } = program();
  new Tombstone(team, "old", { topics: ["shop.orders"], groups: ["shop.shipping"] });
  expect(Object.keys(objectsOf(stack, "tombstone-old"))).toEqual(["Job/tombstone-old-expand"]);
  const desired = desiredOf(stack, "tombstone-old");
  expect(desired).toEqual({
    topics: [],
    principals: [],
    tombstones: { topics: ["shop.orders"], groups: ["shop.shipping"] },
  });
  checkOwnership(desired, { namespace: "shop", name: "tombstone-old" }, new TopicOwners());
});

test("a handler may write in transactions, as a container may", () => {
  const { team, stack } = program();
  const worker = new Worker(team, "shipping", { handler, transactional: true });
  worker.publishes(new EventStream(team, "shipped"));
  expect(desiredOf(stack, "shipping").principals[0]?.acls).toContainEqual({
    resource: "transactionalId",
    name: "shop.shipping.",
    pattern: "prefixed",
    operations: ["DESCRIBE", "WRITE"],
  });
  const env = envOf(objectsOf(stack, "shipping")["Deployment/shipping"]);
  expect(env.HEADWATER_TRANSACTIONAL_ID_PREFIX).toBe("shop.shipping.");
});
