import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BrokerCluster } from "../../support/runtime/broker-cluster";
import { TestPlatform } from "../../support/runtime/platform";
import type { Program } from "../../support/runtime/program";
import {
  declareWorkload,
  desiredState,
  RECORD,
  recorded,
  startService,
  startWorker,
  testStream,
} from "../../support/runtime/shop";

/** So many that those of one broker go to different others when it dies. */
const PARTITIONS = 12;
/** Enough that what goes to one broker together is of several partitions. */
const AT_ONCE = 60;
const [MOVED, COPIED] = [testStream("moved"), testStream("copied")];

const PUBLISH = `module.exports = async (request, { publish }) => {
  await publish("moved", await request.json());
  return new Response("published");
};`;
const COPY = `module.exports = async ({ key, value }, { publish }) => publish("copied", { key, value });`;
const SIZE = `module.exports = async (request, { table }) => new Response(String(table("moved").size));`;

/** One story, told in order. */
describe("on three brokers of which one dies and comes back", () => {
  let platform: TestPlatform;
  let brokers: BrokerCluster;
  let till: string;
  let desk: string;
  let published = 0;
  const programs: Record<string, Program> = {};

  beforeAll(async () => {
    platform = await TestPlatform.create();
    await platform.startProvisioner();
    brokers = await BrokerCluster.start(platform);
    await declareWorkload(platform, "worker", MOVED, "read", PARTITIONS);
    await declareWorkload(platform, "till", MOVED, "write", PARTITIONS);
    await declareWorkload(platform, "reader", COPIED, "read", PARTITIONS);
    await declareWorkload(platform, "desk", MOVED, "read", PARTITIONS);
    const copier = desiredState("copier", MOVED, "read", PARTITIONS);
    copier.principals[0]?.acls.push(
      { resource: "topic", name: COPIED.topic, pattern: "literal", operations: ["WRITE", "DESCRIBE"] },
      { resource: "transactionalId", name: "shop.copier.", pattern: "prefixed", operations: ["WRITE", "DESCRIBE"] },
    );
    expect((await platform.ask("expand", "shop/copier", copier)).status).toBe(200);
    programs.worker = await startWorker(platform, "worker", MOVED, RECORD);
    programs.reader = await startWorker(platform, "reader", COPIED, RECORD);
    programs.copier = await startWorker(platform, "copier", MOVED, COPY, {
      HEADWATER_PUBLICATIONS: JSON.stringify([COPIED]),
      HEADWATER_TRANSACTIONAL_ID_PREFIX: "shop.copier.",
    });
    const publisher = await startService(platform, "till", MOVED, PUBLISH);
    const holder = await startService(platform, "desk", MOVED, SIZE, {
      HEADWATER_PUBLICATIONS: "[]",
      HEADWATER_TABLES: JSON.stringify([MOVED]),
    });
    [till, desk] = [publisher.url, holder.url];
    Object.assign(programs, { publisher: publisher.program, desk: holder.program });
  });
  afterAll(async () => {
    await brokers?.stop();
    await platform?.stop();
  });

  async function publish(count: number): Promise<void> {
    for (const end = published + count; published < end; published += AT_ONCE) {
      const numbers = Array.from({ length: AT_ONCE }, (_, index) => published + index);
      const bodies = numbers.map((n) => JSON.stringify({ key: `key-${n}`, value: { n } }));
      const answers = await Promise.all(bodies.map((body) => fetch(till, { method: "POST", body })));
      expect(answers.map(({ status }) => status)).toEqual(numbers.map(() => 200));
    }
  }

  /** Everything that was published is where it is to be, once. */
  async function arrived(): Promise<void> {
    const numbers = Array.from({ length: published }, (_, n) => n);
    for (const program of ["worker", "reader"] as const) {
      await expect
        .poll(() => (recorded(programs[program] as Program) as number[]).sort((a, b) => a - b), { timeout: 30_000 })
        .toEqual(numbers);
    }
    await expect.poll(async () => await (await fetch(desk)).text(), { timeout: 10_000 }).toBe(String(published));
  }

  it("events arrive", async () => {
    await publish(60);
    await arrived();
  });

  it("they do while it is away", async () => {
    const coordinator = await brokers.coordinatorOf("shop.copier");
    const publishing = publish(1_200);
    await expect.poll(() => published, { timeout: 20_000 }).toBeGreaterThan(200);
    await brokers.kill(coordinator);
    await publishing;
    await arrived();
    await brokers.startBroker(coordinator);
  });

  it("they do once it is back and leads again", async () => {
    await expect.poll(() => brokers.leadersOf(MOVED.topic), { timeout: 30_000 }).toEqual(new Set([1, 2, 3]));
    await publish(60);
    await arrived();
  });

  it("no program has ended", async () => {
    for (const [name, program] of Object.entries(programs)) {
      expect(await program.stop(), name).toBe(0);
    }
  });
});
