import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestPlatform } from "../../support/runtime/platform";
import type { Program } from "../../support/runtime/program";

const ORDER_PLACED = { stream: "order-placed", topic: "shop.order-placed" };

describe("a worker", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await TestPlatform.start();
  });
  afterAll(() => platform?.stop());

  it("handles what was published before it ever ran, and again only what it has not handled", async () => {
    await declare(platform, "shop/shipping");
    await publish(platform, "shop/shipping", [1, 2, 3]);
    const first = await startWorker(platform, "shop/shipping", RECORD);
    const joined = await first.waitFor("joined");
    await first.waitFor((line) => line.msg === "recorded" && line.n === 3);
    expect(recorded(first)).toEqual([1, 2, 3]);
    process.stdout.write(`joined ${joined.ms} ms after start, first event ${first.log.find(({ msg }) => msg === "recorded")?.ms}\n`);
    expect(await first.stop()).toBe(0);

    await publish(platform, "shop/shipping", [4]);
    const second = await startWorker(platform, "shop/shipping", RECORD);
    await second.waitFor("recorded");
    expect(recorded(second)).toEqual([4]);
    expect(await second.stop()).toBe(0);
  });
});

const RECORD = `
exports.default = async (event, { log }) => {
  log.info("recorded", { n: event.value.n, key: event.key, stream: event.stream, ms: Math.round(performance.now()) });
};`;

const recorded = (worker: Program) => worker.log.filter(({ msg }) => msg === "recorded").map(({ n }) => n);

async function declare(platform: TestPlatform, workload: string, partitions = 1): Promise<void> {
  const [, name = ""] = workload.split("/");
  const reply = await platform.ask("expand", workload, {
    topics: [{ name: ORDER_PLACED.topic, partitions, config: {} }],
    principals: [
      {
        name: `shop.${name}`,
        secret: `${name}-kafka`,
        acls: [
          { resource: "topic", name: ORDER_PLACED.topic, pattern: "literal", operations: ["READ", "WRITE", "DESCRIBE"] },
          { resource: "group", name: `shop.${name}`, pattern: "literal", operations: ["READ", "DESCRIBE"] },
        ],
      },
    ],
  });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply));
}

async function startWorker(platform: TestPlatform, workload: string, handler: string, env = {}): Promise<Program> {
  const [, name = ""] = workload.split("/");
  const settings = await platform.workloadEnv(workload, `${name}-kafka`, handler, {
    HEADWATER_GROUP: `shop.${name}`,
    HEADWATER_SUBSCRIPTIONS: JSON.stringify([ORDER_PLACED]),
    ...env,
  });
  return platform.run("worker", [], settings);
}

/** Publishes with a service of its own, as a workload would. */
async function publish(platform: TestPlatform, workload: string, numbers: readonly number[]): Promise<void> {
  const [, name = ""] = workload.split("/");
  const port = String(await (await import("../../support/runtime/broker")).freePort());
  const handler = `module.exports = async (request, { publish }) => {
    for (const n of await request.json()) await publish("order-placed", { key: "k" + (n % 2), value: { n } });
    return new Response("ok");
  };`;
  const env = await platform.workloadEnv(`shop/publisher-of-${name}`, `${name}-kafka`, handler, {
    PORT: port,
    HEADWATER_PUBLICATIONS: JSON.stringify([ORDER_PLACED]),
  }).catch((e) => { throw e; });
  const service = platform.run("service", [], env);
  await service.waitFor("ready");
  const response = await fetch(`http://localhost:${port}/`, { method: "POST", body: JSON.stringify(numbers) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}\n${service.lines.join("\n")}`);
  await service.stop();
}
