import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestPlatform, type TestPlatform } from "../../support/runtime/platform";

const topic = (name: string, partitions = 3, config: Record<string, string> = { "retention.ms": "604800000" }) => ({
  name,
  partitions,
  replicationFactor: 1,
  config,
});

const reader = (topicName: string, group: string) => [
  { resource: "topic", name: topicName, pattern: "literal", operations: ["READ", "DESCRIBE"] },
  { resource: "group", name: group, pattern: "literal", operations: ["READ"] },
];

describe("the provisioner", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform?.stop());

  it("creates what is desired, and a second request changes nothing", async () => {
    const desired = {
      topics: [topic("shop.order-placed")],
      principals: [
        { name: "shop.shipping", secret: "shipping-kafka", acls: reader("shop.order-placed", "shop.shipping") },
      ],
    };
    const first = await platform.ask("expand", "shop/shipping", desired);
    expect(first.body).toEqual({
      changes: [
        "created topic shop.order-placed with 3 partitions",
        "created secret shipping-kafka",
        "set user shop.shipping",
        "granted to shop.shipping: READ on topic shop.order-placed",
        "granted to shop.shipping: DESCRIBE on topic shop.order-placed",
        "granted to shop.shipping: READ on group shop.shipping",
      ],
    });
    const writes = platform.kubernetes.writes;
    expect((await platform.ask("expand", "shop/shipping", desired)).body).toEqual({ changes: [] });
    expect(platform.kubernetes.writes).toBe(writes);
    expect(platform.secret("shop", "shipping-kafka")).toMatchObject({
      username: "shop.shipping",
      sasl: "scram_sha512",
      tls: "enable",
      bootstrap: platform.bootstrap,
      "ca.crt": platform.ca,
    });
  });
});
