import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { writeAll } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import {
  declareWorkload,
  type RunningService,
  readMetrics,
  startPublisher,
  startService,
  startWorker,
  type TestStream,
  testStream,
} from "../../support/runtime/shop";

/** Answers with what its table has for the path. */
const LOOK = `module.exports = async (request, { table }) => {
  const [, stream, key] = new URL(request.url).pathname.split("/");
  const held = table(stream);
  return Response.json({ value: held.get(key), size: held.size, ageMs: Date.now() - held.asOf });
};`;

interface Look {
  readonly value?: unknown;
  readonly size: number;
  readonly ageMs: number;
}

const look = async ({ url }: RunningService, { stream }: TestStream, key: string): Promise<Look> =>
  (await (await fetch(`${url}/${stream}/${key}`)).json()) as Look;

describe("a table", () => {
  let platform: TestPlatform;
  let folder: string;

  beforeAll(async () => {
    platform = await joinTestPlatform();
    folder = await mkdtemp(join(tmpdir(), "headwater-tables-"));
  });
  afterAll(async () => {
    await platform?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function prepare(name: string) {
    const stream = testStream(name);
    await declareWorkload(platform, `reader-of-${name}`, stream, "read", 2);
    return { stream, publisher: await startPublisher(platform, stream, 2) };
  }

  const hold = (stream: TestStream, props: object = {}) =>
    startService(platform, `reader-of-${stream.stream}`, stream, LOOK, {
      HEADWATER_PUBLICATIONS: "[]",
      HEADWATER_TABLES: JSON.stringify([{ ...stream, ...props }]),
    });

  it("is complete at the start, and has a change in all replicas within two seconds", async () => {
    const { stream, publisher } = await prepare("rules");
    await publisher.send(Array.from({ length: 500 }, (_, n) => ({ key: `key-${n % 100}`, value: { n } })));
    const replicas = await Promise.all([hold(stream), hold(stream)]);
    for (const replica of replicas) {
      expect(await look(replica, stream, "key-7")).toMatchObject({ value: { n: 407 }, size: 100 });
    }
    const delays: number[] = [];
    for (let n = 1000; n < 1004; n++) {
      await publisher.send([{ key: "key-7", value: { n } }]);
      const published = performance.now();
      for (const replica of replicas) {
        await expect
          .poll(async () => (await look(replica, stream, "key-7")).value, { interval: 10, timeout: 5_000 })
          .toEqual({ n });
      }
      delays.push(performance.now() - published);
    }
    expect(Math.max(...delays), `${delays.map(Math.round)} ms`).toBeLessThan(2_000);
    await publisher.send([{ key: "key-8", value: null }]);
    for (const replica of replicas) {
      await expect.poll(async () => (await look(replica, stream, "key-8")).size, { timeout: 2_000 }).toBe(99);
      expect((await look(replica, stream, "key-8")).ageMs).toBeLessThan(5_000);
      const told = replica.program.log.length;
      expect(await replica.program.stop()).toBe(0);
      expect(replica.program.log.slice(told)).toEqual([]);
    }
  });

  it("is complete before a worker is given its first event", async () => {
    const { stream, publisher } = await prepare("seen");
    await publisher.send([
      { key: "a", value: { n: 1 } },
      { key: "a", value: { n: 2 } },
    ]);
    const handler = `module.exports = async ({ value }, { table, log }) =>
      log.info("recorded", { n: value.n, held: table("seen").get("a").n });`;
    const worker = await startWorker(platform, "reader-of-seen", stream, handler, {
      HEADWATER_TABLES: JSON.stringify([stream]),
    });
    await worker.waitFor((line) => line.msg === "recorded" && line.n === 2);
    expect(worker.log.filter(({ msg }) => msg === "recorded")).toMatchObject([{ held: 2 }, { held: 2 }]);
    expect(await worker.stop()).toBe(0);
  });

  it("keeps out what does not decode, and counts it", async () => {
    const { stream, publisher } = await prepare("prices");
    await publisher.send([{ key: "a", value: { n: 1 } }]);
    const replica = await hold(stream);
    await writeAll(platform, [{ topic: stream.topic, key: Buffer.from("a"), value: Buffer.from('{"n":') }]);
    await publisher.send([{ key: "b", value: { n: 2 } }]);
    await expect.poll(async () => (await look(replica, stream, "b")).value, { timeout: 5_000 }).toEqual({ n: 2 });
    const metrics = () => readMetrics(replica.healthPort);
    await expect.poll(metrics, { timeout: 5_000 }).toMatchObject({
      'headwater_table_rejected_total{stream="prices"}': 1,
      'headwater_table_changes_total{stream="prices"}': 2,
      'headwater_table_keys{stream="prices"}': 2,
    });
    expect((await look(replica, stream, "a")).value).toEqual({ n: 1 });
    expect(replica.program.log).toContainEqual(
      expect.objectContaining({ msg: "A value is kept out of a table", table: "prices" }),
    );
    await replica.program.stop();
  });

  it("does not grow without limit", async () => {
    const { stream, publisher } = await prepare("large");
    const replica = await hold(stream, { maxBytes: 1000 });
    await publisher.send([{ key: "a", value: "x".repeat(1000) }]);
    expect(await replica.program.exit()).toBe(1);
    expect(replica.program.log.at(-1)?.msg).toMatch(/^The table "large" takes more than the 1000 bytes that it may/);
  });

  it("on disk is read once, and goes on where a killed process was", async () => {
    const { stream, publisher } = await prepare("customers");
    await publisher.send(Array.from({ length: 1000 }, (_, n) => ({ key: `key-${n}`, value: { n } })));
    const props = { folder };
    const first = await hold(stream, props);
    expect(await look(first, stream, "key-999")).toMatchObject({ value: { n: 999 }, size: 1000 });
    await first.program.stop("SIGKILL");
    await publisher.send([
      { key: "key-1", value: { n: -1 } },
      { key: "key-2", value: null },
    ]);
    const second = await hold(stream, props);
    expect(await look(second, stream, "key-1")).toMatchObject({ value: { n: -1 }, size: 999 });
    expect((await look(second, stream, "key-2")).value).toBeUndefined();
    expect(await readMetrics(second.healthPort)).toMatchObject({
      'headwater_table_changes_total{stream="customers"}': 2,
      'headwater_table_keys{stream="customers"}': 999,
    });
    expect(await second.program.stop()).toBe(0);

    const old = await hold(stream, { ...props, tombstonesMs: 1 });
    expect((await look(old, stream, "key-1")).size).toBe(999);
    expect(old.program.log).toContainEqual(expect.objectContaining({ reason: "keys may have been deleted meanwhile" }));
    await old.program.stop();
  });

  it("is not given without the right to read", async () => {
    const { stream } = await prepare("secrets");
    await declareWorkload(platform, "curious", testStream("harmless"), "read");
    const settings = await platform.workloadEnv("shop/curious", "curious-kafka", LOOK, {
      HEADWATER_PUBLICATIONS: "[]",
      HEADWATER_TABLES: JSON.stringify([stream]),
    });
    const program = platform.run("service", [], settings);
    expect(await program.exit()).toBe(1);
    expect(program.log.at(-1)?.msg).toMatch(/authorization failed/i);
  });
});
