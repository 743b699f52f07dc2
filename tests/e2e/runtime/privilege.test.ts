import { afterAll, beforeAll, expect, test } from "vitest";
import { Topology } from "../../../constructs";
import { everyFeature } from "../../../prove/model/every-feature";
import { privilegeVerdict } from "../../../prove/model/privilege";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { readOffsets, readQuota, readTopic } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";

const program = everyFeature();
const DAY = 24 * 60 * 60 * 1000;
let platform: TestPlatform;

beforeAll(async () => {
  platform = await joinTestPlatform();
});
afterAll(() => platform?.stop());

test("Kafka lets workloads do what is declared, and nothing else", async () => {
  const { users, allowed, differences } = await privilegeVerdict(platform, program);
  expect(differences).toEqual([]);
  expect(users).toBe(11);
  expect(allowed).toBeGreaterThan(30);
});

test("Kafka holds topics, quotas and groups as they are declared", async () => {
  const { streams } = Topology.of(program);
  for (const { topic, partitions } of streams) expect(await readTopic(platform, topic)).toMatchObject({ partitions });
  const configOf = async (topic: string) => (await readTopic(platform, topic))?.config;
  expect(await configOf("shop.order-placed")).toEqual({
    "cleanup.policy": "delete",
    "retention.ms": String(2 * DAY),
    "segment.ms": String(2 * DAY),
    "retention.bytes": String(8 * 2 ** 20),
    "segment.bytes": String(4 * 2 ** 20),
    "max.message.bytes": String(2 * 2 ** 20),
  });
  expect(await configOf("shop.customers")).toEqual({
    "cleanup.policy": "compact,delete",
    "retention.ms": String(365 * DAY),
    "delete.retention.ms": String(14 * DAY),
  });
  expect(await configOf("shop.shipping.dead-letters")).toMatchObject({ "max.message.bytes": "2099200" });
  expect(await readQuota(platform, "shop.shipping")).toEqual({
    producer_byte_rate: 1_000_000,
    consumer_byte_rate: 2_000_000,
  });
  expect(Object.keys(await readOffsets(platform, "billing-prod.invoicing"))).toHaveLength(12);
});
