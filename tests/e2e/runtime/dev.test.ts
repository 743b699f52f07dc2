import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { ReloadingWorker } from "../../../cli/dev/reloading-worker";
import { ensureRuntime } from "../../../scripts/build/ensure-runtime";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { CLUSTER_NAME, type TestPlatform } from "../../support/runtime/platform";
import { declareWorkload, startPublisher, testStream } from "../../support/runtime/shop";

let platform: TestPlatform;
let folder: string;

beforeAll(async () => {
  await ensureRuntime();
  platform = await joinTestPlatform();
  folder = await mkdtemp(join(tmpdir(), "headwater-dev-"));
});
afterAll(async () => {
  await platform?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("a worker that starts again when its code changes handles each event once", async () => {
  const stream = testStream("changes");
  await declareWorkload(platform, "changing", stream, "read");
  const publisher = await startPublisher(platform, stream);
  const file = join(folder, "handler.ts");
  const write = (word: string) =>
    writeFile(file, `export default async ({ value }, { log }) => log.info("${word}", { n: value.n });`);
  await write("first");
  const [handled, warned, news] = [[] as string[], [] as string[], [] as unknown[]];
  const worker = new ReloadingWorker({
    file,
    bundle: join(folder, "handler.cjs"),
    env: await platform.workloadEnv("shop/changing", "changing-kafka", "", {
      HEADWATER_GROUP: "shop.changing",
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([stream]),
      HEADWATER_HANDLER: join(folder, "handler.cjs"),
      HEADWATER_KAFKA_BOOTSTRAP: `${CLUSTER_NAME}:9092`,
    }),
    // As the API server would forward it; the broker says that it is at localhost.
    tunnels: { portTo: async (host) => (host === CLUSTER_NAME ? Number(platform.bootstrap.split(":")[1]) : undefined) },
    onLine: (line) => {
      const { level, msg, n } = JSON.parse(line) as { level: string; msg: string; n?: number };
      if (n !== undefined) handled.push(`${msg} ${n}`);
      if (level === "warn") warned.push(line);
    },
    onChange: (what) => news.push(what),
  });
  onTestFinished(() => worker.close());
  await worker.start();
  await publisher.sendNumbers([1, 2]);
  await expect.poll(() => handled, { timeout: 20_000 }).toEqual(["first 1", "first 2"]);
  await write("second");
  await expect.poll(() => news.length, { timeout: 20_000 }).toBe(2);
  await publisher.sendNumbers([3]);
  await expect.poll(() => handled, { timeout: 20_000 }).toEqual(["first 1", "first 2", "second 3"]);
  expect(news).toEqual(["It runs here, until Ctrl-C.", "It runs here, changed."]);
  await worker.close();
  // That connections end with the worker is nothing to tell.
  expect(warned.filter((line) => line.includes("Connection closed"))).toEqual([]);
});
