import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeError } from "../../../runtime/shared/log";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { joinGroup, readGrants, readQuota, write } from "../../support/runtime/kafka";
import { type TestPlatform, textsOf } from "../../support/runtime/platform";
import { readMetrics } from "../../support/runtime/shop";

const topic = (name: string, audiences: object = {}) => ({ name, partitions: 1, config: {}, ...audiences });

const state = (topics: object[], principals: object[] = []) => ({ topics, principals });

const onTopic = (name: string, ...operations: string[]) => ({
  resource: "topic",
  name,
  pattern: "literal",
  operations,
});

const user = (name: string, ...acls: object[]) => ({
  name: `bank.${name}`,
  secret: `${name}-kafka`,
  acls: [...acls, { resource: "group", name: `bank.${name}`, pattern: "literal", operations: ["READ", "DESCRIBE"] }],
});

const reader = (name: string, topicName: string) => state([], [user(name, onTopic(topicName, "READ", "DESCRIBE"))]);

const refusal = (text: string) => expect.toSatisfy((error: unknown) => describeError(error).includes(text));

describe("topics that teams share", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await joinTestPlatform();
  });
  afterAll(() => platform?.stop());

  const declare = (name: string, audiences: object = {}) =>
    platform.ask("expand", `shop/stream-${name}`, state([topic(`shop.${name}`, audiences)]));

  it("are those that their owner says are for the platform", async () => {
    const ask = () => platform.ask("expand", "bank/fraud", reader("fraud", "shop.orders"));
    const unknown = await ask();
    expect([unknown.status, unknown.body.code]).toEqual([403, "HW-PROVISION-010"]);
    expect(unknown.body.details).toEqual([
      'bank.fraud may not READ, DESCRIBE topic "shop.orders": no owner in namespace "shop" has declared it; that comes first, with visibility "platform"',
    ]);

    await declare("orders");
    const writes = platform.kubernetes.writes;
    const hidden = await ask();
    expect([hidden.status, hidden.body.code]).toEqual([403, "HW-PROVISION-010"]);
    expect(hidden.body.details).toEqual([
      'bank.fraud may not READ, DESCRIBE topic "shop.orders": it belongs to shop/stream-orders, which would have to declare visibility "platform"',
    ]);
    expect(platform.kubernetes.writes).toBe(writes);
    expect(await readGrants(platform, "bank.fraud")).toEqual([]);

    expect((await declare("orders", { visibility: "platform" })).status).toBe(200);
    expect(textsOf(await ask())).toContain("user bank.fraud: grant READ on topic shop.orders");
    expect((await ask()).body.changes).toEqual([]);
    const fraud = platform.credentials("bank", "fraud-kafka");
    await joinGroup(platform, "bank.fraud", "shop.orders", fraud);
    await expect(write(platform, "shop.orders", "1", fraud)).rejects.toThrow(refusal("Topic authorization failed"));
  });

  it("are written by others only if their owner says so too", async () => {
    const writer = state([], [user("writer", onTopic("shop.inbox", "WRITE", "DESCRIBE"))]);
    await declare("inbox", { visibility: "platform" });
    const refused = await platform.ask("expand", "bank/writer", writer);
    expect(refused.body.code).toBe("HW-PROVISION-010");
    expect(refused.body.details).toEqual([
      'bank.writer may not WRITE topic "shop.inbox": it belongs to shop/stream-inbox, which would have to declare writers "platform"',
    ]);
    await declare("inbox", { writers: "platform" });
    expect((await platform.ask("expand", "bank/writer", writer)).status).toBe(200);
    await write(platform, "shop.inbox", "1", platform.credentials("bank", "writer-kafka"));
    expect((await declare("inbox")).body.details).toEqual([
      'topic "shop.inbox" is written by bank/writer: they have to give that up first, or it keeps writers "platform"',
    ]);
  });

  it("are never changed by others, nor opened by the beginning of their names", async () => {
    await declare("open", { visibility: "platform", writers: "platform" });
    const alter = state([], [user("meddler", onTopic("shop.open", "READ", "ALTER", "DELETE"))]);
    const refused = await platform.ask("expand", "bank/meddler", alter);
    expect(refused.body.details).toEqual([
      'bank.meddler may not ALTER, DELETE topic "shop.open": other teams can be allowed READ, WRITE, DESCRIBE only',
    ]);
    const prefixed = { ...onTopic("shop.", "READ"), pattern: "prefixed" };
    const all = await platform.ask("expand", "bank/meddler", state([], [user("meddler", prefixed)]));
    expect([all.body.code, all.body.details]).toEqual([
      "HW-PROVISION-003",
      ['bank.meddler\'s grant on topics that begin with "shop." does not begin with "bank."'],
    ]);
  });

  it("are not withdrawn while others use them", async () => {
    await declare("prices", { visibility: "platform" });
    await platform.ask("expand", "bank/one", reader("one", "shop.prices"));
    await platform.ask("expand", "bank/two", reader("two", "shop.prices"));
    const writes = platform.kubernetes.writes;
    const told = (holders: string) => [
      `topic "shop.prices" is read by ${holders}: they have to give that up first, or it keeps visibility "platform"`,
    ];
    const refused = await declare("prices");
    expect([refused.status, refused.body.code]).toEqual([409, "HW-PROVISION-011"]);
    expect(refused.body.details).toEqual(told("bank/one, bank/two"));
    const dropped = await platform.ask("expand", "shop/stream-prices", state([topic("shop.other")]));
    expect(dropped.body.details).toEqual(told("bank/one, bank/two"));
    expect(platform.kubernetes.writes).toBe(writes);

    await platform.ask("contract", "bank/one", reader("one", "shop.prices"));
    expect((await declare("prices")).body.details).toEqual(told("bank/two"));
    await platform.ask("expand", "bank/two", state([], [user("two")]));
    expect((await declare("prices")).status).toBe(200);
    expect((await platform.ask("expand", "bank/one", reader("one", "shop.prices"))).status).toBe(403);
  });

  it("are either given or withdrawn when both are asked for at once", async () => {
    for (let round = 0; round < 8; round++) {
      const name = `raced-${round}`;
      await declare(name, { visibility: "platform" });
      const both = await Promise.all([
        platform.ask("expand", `bank/racer-${round}`, reader(`racer-${round}`, `shop.${name}`)),
        declare(name),
      ]);
      const statuses = both.map(({ status }) => status).join();
      expect(["200,409", "403,200"]).toContain(statuses);
      const grants = await readGrants(platform, `bank.racer-${round}`);
      expect(grants.length > 0).toBe(statuses === "200,409");
    }
  });

  it("are known to be used although the provisioner was killed while it granted that", async () => {
    await declare("cut", { visibility: "platform" });
    const names = Array.from({ length: 6 }, (_, i) => `cut-${i}`);
    const ask = (name: string) => platform.ask("expand", `bank/${name}`, reader(name, "shop.cut"));
    const interrupted = names.map((name) => ask(name).catch(() => undefined));
    await new Promise((resolve) => setTimeout(resolve, 120));
    await platform.restartProvisioner();
    await Promise.all(interrupted);
    const { body } = await declare("cut");
    const granted: string[] = [];
    for (const name of names) if ((await readGrants(platform, `bank.${name}`)).length > 0) granted.push(`bank/${name}`);
    for (const holder of granted) expect(body.details?.[0]).toContain(holder);

    await declare("cut", { visibility: "platform" });
    for (const name of names) expect((await ask(name)).status).toBe(200);
    for (const name of names) expect((await ask(name)).body.changes).toEqual([]);
    expect((await declare("cut")).body.details?.[0]).toContain(names.map((name) => `bank/${name}`).join(", "));
  });

  it("keep what is known of them when another of the team's owners takes them over", async () => {
    await declare("moved", { visibility: "platform" });
    await platform.ask("expand", "bank/follower", reader("follower", "shop.moved"));
    const moved = state([topic("shop.moved", { visibility: "platform" })]);
    expect((await platform.ask("expand", "shop/new-home", moved)).status).toBe(200);
    expect((await platform.ask("expand", "shop/stream-moved", state([]))).status).toBe(200);
    const refused = await platform.ask("expand", "shop/new-home", state([topic("shop.moved")]));
    expect(refused.body.details).toEqual([expect.stringContaining("is read by bank/follower")]);
  });

  it("limits a user as declared, and no longer when it is not", async () => {
    const limited = (quota?: object) => state([], [{ ...user("limited"), ...(quota ? { quota } : {}) }]);
    const ask = async (quota?: object) => textsOf(await platform.ask("expand", "bank/limited", limited(quota)));
    expect(await ask({ producerByteRate: 1_048_576, requestPercentage: 0.5 })).toEqual(
      expect.arrayContaining(["user bank.limited: limit producer_byte_rate to 1048576"]),
    );
    expect(await readQuota(platform, "bank.limited")).toEqual({
      producer_byte_rate: 1_048_576,
      request_percentage: 0.5,
    });
    expect(await ask({ producerByteRate: 1_048_576, requestPercentage: 0.5 })).toEqual([]);
    expect(await ask({ producerByteRate: 2_000_000, consumerByteRate: 1_000 })).toEqual([
      "user bank.limited: limit producer_byte_rate to 2000000",
      "user bank.limited: limit consumer_byte_rate to 1000",
      "user bank.limited: do not limit request_percentage",
    ]);
    expect(await ask()).toEqual([
      "user bank.limited: do not limit producer_byte_rate",
      "user bank.limited: do not limit consumer_byte_rate",
    ]);
    expect(await readQuota(platform, "bank.limited")).toEqual({});

    await ask({ consumerByteRate: 5_000 });
    const revoked = await platform.ask("contract", "bank/limited", limited());
    expect(textsOf(revoked)).toContain("user bank.limited: do not limit consumer_byte_rate");
    expect(await readQuota(platform, "bank.limited")).toEqual({});
  });

  it("has its requests counted, and which owners were refused", async () => {
    await platform.restartProvisioner(); // counts begin anew
    const read = () => readMetrics(platform.provisionerHealthPort);
    const requests = (verb: string, outcome: string) =>
      `headwater_provision_requests_total{verb="${verb}",outcome="${outcome}"}`;
    expect((await read())[requests("contract", "failed")]).toBe(0);

    await declare("counted");
    await platform.ask("expand", "bank/counter", reader("counter", "shop.counted"));
    await platform.ask("contract", "bank/counter", state([]));
    expect((await platform.ask("expand", "shop/x", state([]), "nonsense")).status).toBe(401);
    const metrics = await read();
    expect(metrics[requests("expand", "done")]).toBe(1);
    expect(metrics[requests("contract", "done")]).toBe(1);
    expect(metrics[requests("expand", "refused")]).toBe(2);
    // Whoever has no token names any namespace: that is not counted by namespace.
    const refusals = Object.keys(metrics).filter((series) => series.startsWith("headwater_provision_refusals_total"));
    expect(refusals).toEqual(['headwater_provision_refusals_total{namespace="bank",code="HW-PROVISION-010"}']);
  });
});
