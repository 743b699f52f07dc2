import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { describeError } from "../../../runtime/shared/log";
import {
  createTopic,
  expireOffsets,
  joinGroup,
  readGrants,
  readOffsets,
  readTopic,
  write,
} from "../../support/runtime/kafka";
import { startTestPlatform, type TestPlatform, textsOf } from "../../support/runtime/platform";

const RETENTION = { "retention.ms": "604800000" };

const topic = (name: string, partitions = 3, config: Record<string, string> = RETENTION) => ({
  name,
  partitions,
  replicationFactor: 1,
  config,
});

const grant = (resource: string, name: string, ...operations: string[]) => ({
  resource,
  name,
  pattern: "literal",
  operations,
});

const principal = (name: string, secret: string, ...acls: object[]) => ({ name, secret, acls });

const reader = (name: string, topicName: string) =>
  principal(
    `shop.${name}`,
    `${name}-kafka`,
    grant("topic", topicName, "READ", "DESCRIBE"),
    grant("group", `shop.${name}`, "READ"),
  );

/** An error that has this text in it or in what caused it. */
const refusal = (text: string) => expect.toSatisfy((error: unknown) => describeError(error).includes(text));

describe("the provisioner", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform?.stop());

  it("creates what is desired, and a second request changes nothing", async () => {
    const desired = { topics: [topic("shop.order-placed")], principals: [reader("shipping", "shop.order-placed")] };
    const first = await platform.ask("expand", "shop/shipping", desired);
    expect(textsOf(first)).toEqual([
      "topic shop.order-placed: create with 3 partitions",
      "secret shipping-kafka: create",
      "user shop.shipping: set the password",
      "user shop.shipping: grant READ on topic shop.order-placed",
      "user shop.shipping: grant DESCRIBE on topic shop.order-placed",
      "user shop.shipping: grant READ on group shop.shipping",
    ]);
    expect(platform.secret("shop", "shipping-kafka")).toMatchObject({
      username: "shop.shipping",
      sasl: "scram_sha512",
      tls: "enable",
      bootstrap: platform.bootstrap,
      "ca.crt": platform.ca,
    });
    expect(await readTopic(platform, "shop.order-placed")).toEqual({ partitions: 3, config: RETENTION });
    expect(await readGrants(platform, "shop.shipping")).toHaveLength(3);

    const writes = platform.kubernetes.writes;
    expect((await platform.ask("expand", "shop/shipping", desired)).body).toEqual({ changes: [] });
    expect(platform.kubernetes.writes).toBe(writes);
  });

  it("grows and configures a topic, and puts back what is not declared", async () => {
    const change = (wanted: object) => platform.ask("expand", "shop/stream", { topics: [wanted], principals: [] });
    await change(topic("shop.changing", 2, { "retention.ms": "1000", "cleanup.policy": "compact" }));
    expect(textsOf(await change(topic("shop.changing", 4, { "retention.ms": "2000" })))).toEqual([
      "topic shop.changing: grow from 2 to 4 partitions",
      "topic shop.changing: configure retention.ms 1000 → 2000, cleanup.policy compact → (unset)",
    ]);
    expect(await readTopic(platform, "shop.changing")).toEqual({ partitions: 4, config: { "retention.ms": "2000" } });
  });

  it("tells in a dry run what it would do, and does nothing", async () => {
    const desired = {
      topics: [topic("shop.dry")],
      principals: [reader("dry", "shop.dry")],
      groups: [{ name: "shop.dry", topics: [{ topic: "shop.dry", from: "latest" }] }],
    };
    const writes = platform.kubernetes.writes;
    const told = await platform.ask("expand?dryRun=true", "shop/dry", desired);
    expect(textsOf(told)).toContain("group shop.dry: begin at the latest event of topic shop.dry");
    expect(platform.kubernetes.writes).toBe(writes);
    expect(await readTopic(platform, "shop.dry")).toBeUndefined();
    expect(await readGrants(platform, "shop.dry")).toEqual([]);

    expect((await platform.ask("expand", "shop/dry", desired)).body).toEqual(told.body);
    expect((await platform.ask("expand?dryRun=true", "shop/dry", desired)).body).toEqual({ changes: [] });
    const revoked = await platform.ask("contract?dryRun=true", "shop/dry", desired);
    expect(textsOf(revoked)).toContain("user shop.dry: delete");
    expect(await readGrants(platform, "shop.dry")).toHaveLength(3);
  });

  it("refuses to shrink a topic, and then changes nothing at all", async () => {
    const desired = (partitions: number) => ({
      topics: [topic("shop.wide", partitions), topic("shop.beside", partitions)],
      principals: partitions < 5 ? [reader("narrow", "shop.wide")] : [],
    });
    await platform.ask("expand", "shop/wide", desired(5));
    const writes = platform.kubernetes.writes;
    const refused = await platform.ask("expand", "shop/wide", desired(2));
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe("HW-PROVISION-004");
    expect(refused.body.details).toEqual([
      'topic "shop.wide" has 5 partitions and can\'t shrink to 2; declare 5 or more, or a new stream',
      'topic "shop.beside" has 5 partitions and can\'t shrink to 2; declare 5 or more, or a new stream',
    ]);
    expect(platform.kubernetes.writes).toBe(writes);
  });

  it("passes on what Kafka refuses", async () => {
    const refused = await platform.ask("expand", "shop/odd", {
      topics: [topic("shop.odd", 1, { "retention.ms": "forever" })],
      principals: [],
    });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: "HW-PROVISION-006" });
    expect(refused.body.message).toContain("forever");
  });

  it("makes nothing of a request of which Kafka refuses a part, and names that part", async () => {
    const refused = await platform.ask("expand", "shop/partly", {
      topics: [topic("shop.partly-good"), topic("shop.partly-bad", 1, { "cleanup.policy": "burn" })],
      principals: [reader("partly", "shop.partly-good")],
    });
    expect(refused.body.details).toEqual([expect.stringContaining('topic "shop.partly-bad": INVALID_CONFIG')]);
    expect(await readTopic(platform, "shop.partly-good")).toBeUndefined();
    expect(platform.kubernetes.read("Secret", "shop", "partly-kafka")).toBeUndefined();
  });

  it("gives groups their first offsets once, and never moves them", async () => {
    const wanted = (from: string, partitions = 2) => ({
      topics: [topic("shop.begun", partitions)],
      principals: [reader("begun", "shop.begun")],
      groups: [{ name: "shop.begun", topics: [{ topic: "shop.begun", from }] }],
    });
    await platform.ask("expand", "shop/stream-begun", { topics: [topic("shop.begun", 2)], principals: [] });
    for (let i = 0; i < 3; i++) await write(platform, "shop.begun", String(i));
    const begun = await platform.ask("expand", "shop/begun", wanted("latest"));
    expect(textsOf(begun)).toContain("group shop.begun: begin at the latest event of topic shop.begun");
    const first = await readOffsets(platform, "shop.begun");
    expect(Object.values(first).reduce((a, b) => a + b, 0)).toBe(3);

    // What a new partition gets is all new, and so is what comes after offsets that have expired.
    await write(platform, "shop.begun", "unread");
    expect(textsOf(await platform.ask("expand", "shop/begun", wanted("latest", 4)))).toEqual([
      "topic shop.begun: grow from 2 to 4 partitions",
    ]);
    expect(await readOffsets(platform, "shop.begun")).toEqual(first);
    await expireOffsets(platform, "shop.begun");
    expect((await platform.ask("expand", "shop/begun", wanted("latest", 4))).body.changes).toEqual([]);
    expect(await readOffsets(platform, "shop.begun")).toEqual({});
  });

  it("leaves a group alone that has begun by itself, and begins at the earliest event of a topic it makes", async () => {
    const wanted = {
      topics: [topic("shop.fresh", 2)],
      principals: [reader("fresh", "shop.fresh")],
      groups: [{ name: "shop.fresh", topics: [{ topic: "shop.fresh", from: "earliest" }] }],
    };
    await platform.ask("expand", "shop/fresh", wanted);
    expect(await readOffsets(platform, "shop.fresh")).toEqual({ "shop.fresh/0": 0, "shop.fresh/1": 0 });
    // As after a crash before it was written down.
    const { begun: _, ...rest } = platform.kubernetes.read("ConfigMap", "headwater", "owner.shop.fresh") ?? {};
    platform.kubernetes.put("ConfigMap", "headwater", "owner.shop.fresh", rest);
    expect((await platform.ask("expand", "shop/fresh", wanted)).body.changes).toEqual([]);
  });

  it("deletes what a tombstone names, once nobody has it any more, and nothing twice", async () => {
    const stream = { topics: [topic("shop.ended")], principals: [] };
    const worker = {
      topics: [],
      principals: [reader("mourner", "shop.ended")],
      groups: [{ name: "shop.mourner", topics: [{ topic: "shop.ended", from: "earliest" }] }],
    };
    const tombstones = { topics: ["shop.ended", "shop.never-was"], groups: ["shop.mourner"] };
    const bury = () => platform.ask("expand", "shop/gone", { topics: [], principals: [], tombstones });
    await platform.ask("expand", "shop/stream-ended", stream);
    await platform.ask("expand", "shop/mourner", worker);

    const refused = await bury();
    expect([refused.status, refused.body.code]).toEqual([409, "HW-PROVISION-014"]);
    expect(refused.body.details).toEqual([
      'topic "shop.ended" is declared by shop/stream-ended; remove it there and deploy that first',
      'topic "shop.ended" may be used by shop.mourner; deploy them without it first',
      'group "shop.mourner" may be used by shop.mourner; deploy them without it first',
    ]);
    await platform.ask("contract", "shop/mourner", worker);
    await platform.ask("contract", "shop/stream-ended", stream);
    expect(textsOf(await bury())).toEqual([
      "group shop.mourner: delete with all that is in it",
      "topic shop.ended: delete with all that is in it",
    ]);
    expect(await readTopic(platform, "shop.ended")).toBeUndefined();
    expect((await bury()).body.changes).toEqual([]);
  });

  it("takes over a topic that was there before, for the owner that it is given to", async () => {
    await createTopic(platform, "legacy-orders", 3);
    const wanted = (name: string, partitions = 3) => ({ topics: [topic(name, partitions)], principals: [] });
    const refused = await platform.ask("expand", "shop/legacy", wanted("legacy-orders"));
    expect([refused.status, refused.body.details]).toEqual([
      403,
      [expect.stringContaining("headwater adopt topic legacy-orders --owner shop/legacy")],
    ]);
    platform.kubernetes.put("ConfigMap", "headwater", "adopted-topics", {
      "legacy-orders": "shop/legacy",
      "no-such-topic": "shop/legacy",
    });
    expect((await platform.ask("expand", "shop/other", wanted("legacy-orders"))).status).toBe(403);
    const taken = await platform.ask("expand", "shop/legacy", wanted("legacy-orders"));
    expect(textsOf(taken)).toEqual(["topic legacy-orders: configure retention.ms (unset) → 604800000"]);
    const missing = await platform.ask("expand", "shop/legacy", wanted("no-such-topic"));
    expect([missing.status, missing.body.code]).toEqual([409, "HW-PROVISION-004"]);

    // Its workloads use it like any other of the team's; other teams don't.
    const user = { topics: [], principals: [reader("legacy-reader", "legacy-orders")] };
    expect((await platform.ask("expand", "shop/legacy-reader", user)).status).toBe(200);
    const thief = principal("bank.thief", "thief-kafka", grant("topic", "legacy-orders", "READ"));
    expect((await platform.ask("expand", "bank/thief", { topics: [], principals: [thief] })).body.code).toBe(
      "HW-PROVISION-010",
    );
  });

  it("lets a user do what it is granted and nothing else", async () => {
    const acls = [grant("topic", "shop.mine", "WRITE", "DESCRIBE")];
    await platform.ask("expand", "shop/writer", {
      topics: [topic("shop.mine"), topic("shop.theirs")],
      principals: [principal("shop.writer", "writer-kafka", ...acls)],
    });
    const user = platform.credentials("shop", "writer-kafka");
    await write(platform, "shop.mine", "1", user);
    await expect(write(platform, "shop.theirs", "1", user)).rejects.toThrow(refusal("Topic authorization failed"));
    await expect(joinGroup(platform, "shop.writer", "shop.mine", user)).rejects.toThrow(
      refusal("Group authorization failed"),
    );
    await expect(write(platform, "shop.mine", "1", { ...user, password: "wrong" })).rejects.toThrow(
      refusal("authentication failed"),
    );
  });

  it("adds missing grants and takes surplus ones, and revokes a principal that is no longer declared", async () => {
    const state = (...principals: object[]) => ({ topics: [topic("shop.grants")], principals });
    const one = (...operations: string[]) =>
      principal("shop.grants", "grants-kafka", grant("topic", "shop.grants", ...operations));
    await platform.ask("expand", "shop/grants", state(one("READ", "DESCRIBE"), reader("extra", "shop.grants")));
    const { password } = platform.secret("shop", "grants-kafka");

    const changed = await platform.ask("expand", "shop/grants", state(one("WRITE", "DESCRIBE")));
    const changes = textsOf(changed);
    expect(changes.slice(0, 2)).toEqual([
      "user shop.grants: grant WRITE on topic shop.grants",
      "user shop.grants: revoke READ on topic shop.grants",
    ]);
    expect(changes.slice(2).sort()).toEqual([
      "secret extra-kafka: delete",
      "user shop.extra: delete",
      "user shop.extra: revoke DESCRIBE on topic shop.grants",
      "user shop.extra: revoke READ on group shop.extra",
      "user shop.extra: revoke READ on topic shop.grants",
    ]);
    expect(platform.secret("shop", "grants-kafka").password).toBe(password);
    expect(platform.kubernetes.read("Secret", "shop", "extra-kafka")).toBeUndefined();
    expect(await readGrants(platform, "shop.extra")).toEqual([]);
  });

  it("keeps topics and what is in them when it revokes an owner's access", async () => {
    const desired = { topics: [topic("shop.kept")], principals: [reader("leaving", "shop.kept")] };
    await platform.ask("expand", "shop/leaving", desired);
    const left = await platform.ask("contract", "shop/leaving", { topics: [], principals: [] });
    expect(textsOf(left)).toContain("user shop.leaving: delete");
    expect(await readGrants(platform, "shop.leaving")).toEqual([]);
    expect(platform.kubernetes.read("Secret", "shop", "leaving-kafka")).toBeUndefined();
    expect(platform.kubernetes.read("ConfigMap", platform.namespace, "owner.shop.leaving")).toEqual({
      topics: '["shop.kept"]',
      principals: "[]",
    });
    expect(await readTopic(platform, "shop.kept")).toMatchObject({ partitions: 3 });
    expect((await platform.ask("contract", "shop/leaving", desired)).body.changes).toEqual([]);
  });

  it("sets a user's password again if it was interrupted before it had marked it as set", async () => {
    const desired = { topics: [topic("shop.marked")], principals: [reader("marked", "shop.marked")] };
    await platform.ask("expand", "shop/marked", desired);
    delete platform.kubernetes.annotations("shop", "marked-kafka")["headwater.dev/scram-applied"];
    expect(textsOf(await platform.ask("expand", "shop/marked", desired))).toEqual([
      "user shop.marked: set the password",
    ]);
    expect((await platform.ask("expand", "shop/marked", desired)).body.changes).toEqual([]);
  });

  it("leaves alone a secret that it did not make for this owner", async () => {
    await platform.ask("expand", "shop/first", {
      topics: [topic("shop.first")],
      principals: [principal("shop.first", "disputed", grant("topic", "shop.first", "READ"))],
    });
    const before = platform.secret("shop", "disputed");
    const refused = await platform.ask("expand", "shop/second", {
      topics: [],
      principals: [principal("shop.second", "disputed", grant("topic", "shop.first", "READ"))],
    });
    expect(refused.body).toMatchObject({ code: "HW-PROVISION-005" });
    expect(refused.body.message).toContain("shop/first");
    expect(platform.secret("shop", "disputed")).toEqual(before);

    // The platform's own secrets above all.
    const own = await platform.ask("expand", "headwater/thief", {
      topics: [],
      principals: [principal("headwater.thief", "kafka-admin", grant("topic", "headwater.x", "READ"))],
    });
    expect(own.status).toBe(409);
  });

  describe("refuses", () => {
    const nothing = { topics: [], principals: [] };

    it.each([
      ["no such token", "nonsense", 401, "HW-PROVISION-001"],
      ["a token for another audience", "audience", 401, "HW-PROVISION-001"],
      ["a token of another namespace", "namespace", 403, "HW-PROVISION-003"],
    ])("%s", async (_, kind, status, code) => {
      const tokens: Record<string, string> = {
        audience: platform.kubernetes.issueToken("shop", "https://kubernetes.default.svc"),
        namespace: platform.kubernetes.issueToken("bank"),
      };
      const reply = await platform.ask("expand", "shop/anyone", nothing, tokens[kind] ?? kind);
      expect([reply.status, reply.body.code]).toEqual([status, code]);
    });

    it("names of other teams, all at once", async () => {
      const reply = await platform.ask("expand", "shop/greedy", {
        topics: [topic("bank.accounts"), topic("shop2.x"), topic("shop.fine")],
        principals: [
          principal("admin", "greedy-kafka", grant("topic", "accounts", "READ"), grant("group", "g", "READ")),
        ],
      });
      expect(reply.status).toBe(403);
      expect(reply.body.code).toBe("HW-PROVISION-003");
      expect(reply.body.details).toHaveLength(5);
      expect(await readTopic(platform, "shop.fine")).toBeUndefined();
    });

    it.each([
      ["what is not JSON", "{", 400],
      ["what is not a desired state", [], 400],
      ["more than 4 MiB", `"${"x".repeat(4 * 1024 * 1024)}"`, 413],
    ])("%s", async (_, body, status) => {
      const reply = await platform.ask("expand", "shop/anyone", body);
      expect([reply.status, reply.body.code]).toEqual([status, "HW-PROVISION-002"]);
    });
  });

  it("serves owners side by side and one owner in order", async () => {
    const owners = Array.from({ length: 10 }, (_, i) => `many-${i}`);
    const ask = (name: string) =>
      platform.ask("expand", `shop/${name}`, {
        topics: [topic(`shop.${name}`, 1)],
        principals: [reader(name, `shop.${name}`)],
      });
    const replies = await Promise.all([...owners, ...owners].map(ask));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    const changed = replies.filter(({ body }) => (body.changes ?? []).length > 0);
    expect(changed).toHaveLength(owners.length);
  });

  it("is up to date after it was killed in the middle of requests", async () => {
    const names = Array.from({ length: 6 }, (_, i) => `cut-${i}`);
    const desired = (name: string) => ({
      topics: [topic(`shop.${name}`, 1)],
      principals: [reader(name, `shop.${name}`)],
    });
    const interrupted = names.map((name) =>
      platform.ask("expand", `shop/${name}`, desired(name)).catch(() => undefined),
    );
    await new Promise((resolve) => setTimeout(resolve, 120));
    await platform.restartProvisioner();
    await Promise.all(interrupted);
    for (const name of names) expect((await platform.ask("expand", `shop/${name}`, desired(name))).status).toBe(200);
    for (const name of names) {
      expect((await platform.ask("expand", `shop/${name}`, desired(name))).body.changes).toEqual([]);
      expect(await readGrants(platform, `shop.${name}`)).toHaveLength(3);
    }
  });

  it("keeps certificates and passwords when it starts again, and makes new ones only for new names", async () => {
    const before = ["headwater-ca", "kafka-tls", "kafka-admin", "provisioner-tls"].map((name) =>
      platform.secret("headwater", name),
    );
    await platform.restartProvisioner();
    const after = ["headwater-ca", "kafka-tls", "kafka-admin", "provisioner-tls"].map((name) =>
      platform.secret("headwater", name),
    );
    expect(after).toEqual(before);
    const dnsNames = ["localhost", "kafka.example"];
    await platform.restartProvisioner({ HEADWATER_KAFKA: JSON.stringify(platform.kafkaSettings({ dnsNames })) });
    expect(platform.secret("headwater", "kafka-tls")["tls.crt"]).not.toBe(before[1]?.["tls.crt"]);
    expect(platform.secret("headwater", "headwater-ca")).toEqual(before[0]);
  });

  it("says that it can be tried again while the Kubernetes API or Kafka does not answer", async () => {
    const token = platform.kubernetes.issueToken("shop");
    platform.kubernetes.outages = Number.POSITIVE_INFINITY;
    const first = await platform.ask("expand", "shop/waiting", { topics: [], principals: [] }, token);
    expect([first.status, first.body.code]).toEqual([503, "HW-PROVISION-008"]);
    platform.kubernetes.outages = 2; // shorter than its own retries
    expect((await platform.ask("expand", "shop/waiting", { topics: [], principals: [] }, token)).status).toBe(200);

    const large = {
      topics: Array.from({ length: 150 }, (_, i) => topic(`shop.large-${i}`, 2)),
      principals: Array.from({ length: 20 }, (_, i) => reader(`large-${i}`, `shop.large-${i}`)),
    };
    const cut = platform.ask("expand", "shop/large", large);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await platform.stopBroker();
    expect((await cut).status).toBe(503);
    const second = await platform.ask("expand", "shop/waiting", { topics: [topic("shop.waiting")], principals: [] });
    expect([second.status, second.body.code]).toEqual([503, "HW-PROVISION-008"]);
    // With users in its log that are deleted by now: it must not forget the others.
    await platform.startBroker();
    // What was half made is completed, as soon as the broker is ready for it; the hook asks again as well.
    await vi.waitFor(
      async () => {
        const { body } = await platform.ask("expand", "shop/large", large);
        if (body.message) throw new Error(body.message);
      },
      { timeout: 60_000, interval: 500 },
    );
    expect((await platform.ask("expand", "shop/large", large)).body.changes).toEqual([]);
    expect(await readTopic(platform, "shop.large-149")).toEqual({ partitions: 2, config: RETENTION });
    expect(await readGrants(platform, "shop.large-19")).toHaveLength(3);
    expect(
      (await platform.ask("expand", "shop/waiting", { topics: [topic("shop.waiting")], principals: [] })).status,
    ).toBe(200);
  });
});
