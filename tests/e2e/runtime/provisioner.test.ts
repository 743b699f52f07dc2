import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeError } from "../../../runtime/shared/log";
import { joinGroup, readGrants, readTopic, write } from "../../support/runtime/kafka";
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
    platform.kubernetes.outages = 4;
    const first = await platform.ask("expand", "shop/waiting", { topics: [], principals: [] }, token);
    expect([first.status, first.body.code]).toEqual([503, "HW-PROVISION-008"]);
    platform.kubernetes.outages = 2; // shorter than its own retries
    expect((await platform.ask("expand", "shop/waiting", { topics: [], principals: [] }, token)).status).toBe(200);

    await platform.stopBroker();
    const second = await platform.ask("expand", "shop/waiting", { topics: [topic("shop.waiting")], principals: [] });
    expect([second.status, second.body.code]).toEqual([503, "HW-PROVISION-008"]);
    await platform.startBroker();
    expect(
      (await platform.ask("expand", "shop/waiting", { topics: [topic("shop.waiting")], principals: [] })).status,
    ).toBe(200);
  });
});
