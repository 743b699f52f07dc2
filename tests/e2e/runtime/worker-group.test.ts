import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { readOffsets } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import type { Program } from "../../support/runtime/program";
import {
  declareWorkload,
  IN_ORDER,
  isRecorded,
  prepareWorker,
  RECORD,
  recorded,
  startWorker,
} from "../../support/runtime/shop";

/** Their keys are in two partitions of four. */
const TWO_PARTITIONS = [1, 2];

describe.concurrent("workers of one group", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await joinTestPlatform();
  });
  afterAll(() => platform?.stop());

  const prepare = (workload: string, partitions?: number) => prepareWorker(platform, workload, partitions);

  it("finishes the event in hand on SIGTERM, commits it and leaves the others to the next", async () => {
    const { stream, publisher } = await prepare("slow");
    await publisher.sendNumbers([1, 2, 3]);
    const handler = `module.exports = async (event, { log }) => {
      log.info("began", { n: event.value.n });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      log.info("recorded", { n: event.value.n });
    };`;
    const first = await startWorker(platform, "slow", stream, handler, IN_ORDER);
    await first.waitFor("began");
    expect(await first.stop("SIGTERM")).toBe(0);
    expect(recorded(first)).toEqual([1]);

    const second = await startWorker(platform, "slow", stream, RECORD, IN_ORDER);
    await second.waitFor(isRecorded(3));
    expect(recorded(second)).toEqual([2, 3]);
    await second.stop();
  });

  it("leaves its group when it is stopped while it joins, so that the next need not wait for its session's end", async () => {
    const { stream } = await prepare("hasty");
    const stopped = async (reached: (worker: Program) => Promise<unknown>) => {
      const worker = await startWorker(platform, "hasty", stream, RECORD);
      await reached(worker);
      return await worker.stop();
    };
    expect(await stopped((worker) => worker.waitFor("joined"))).toBe(0);
    for (const ms of [140, 180, 220, 260]) await stopped(() => new Promise((resolve) => setTimeout(resolve, ms)));
    const next = await startWorker(platform, "hasty", stream, RECORD);
    await next.waitFor("joined");
    // A session takes 10 s to end.
    expect(Date.now() - next.startedAt).toBeLessThan(8_000);
    await next.stop();
  });

  it("handles the event again that it was killed at", async () => {
    const { stream, publisher } = await prepare("killed");
    await publisher.sendNumbers([1, 2]);
    const handler = `module.exports = async (event, { log }) => {
      log.info("recorded", { n: event.value.n });
      if (event.value.n === 2) await new Promise(() => setInterval(() => undefined, 1000));
    };`;
    const first = await startWorker(platform, "killed", stream, handler, IN_ORDER);
    await first.waitFor(isRecorded(2));
    await new Promise((resolve) => setTimeout(resolve, 500)); // for the first event's commit
    await first.stop("SIGKILL");
    const second = await startWorker(platform, "killed", stream, RECORD);
    await second.waitFor(isRecorded(2), 30_000); // once the dead member's session is over
    expect(recorded(second)).toEqual([2]);
    await second.stop();
  });

  it("shares partitions with a second replica, each event handled by one of them", async () => {
    const { stream, publisher } = await prepare("shared", 4);
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 50));");
    const one = await startWorker(platform, "shared", stream, slow, IN_ORDER);
    await one.waitFor("joined");
    const sending = publisher.sendNumbers(numbers);
    const two = await startWorker(platform, "shared", stream, slow, IN_ORDER);
    await two.waitFor("recorded");
    await sending;
    await expect
      .poll(() => new Set([...recorded(one), ...recorded(two)]).size, { timeout: 20_000 })
      .toBe(numbers.length);
    expect(await one.stop(), one.lines.join("\n")).toBe(0);
    expect(await two.stop(), two.lines.join("\n")).toBe(0);
    // What was in hand when the group was divided anew was finished first.
    expect(recorded(one).length + recorded(two).length).toBe(numbers.length);
  });

  it("loses nothing while replicas come, are told to stop and are killed", { timeout: 120_000 }, async ({ expect }) => {
    const { stream, publisher } = await prepare("restless", 4);
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 5));");
    const replicas: Program[] = [];
    let sent = 0;
    for (const signal of ["SIGTERM", "SIGKILL", "SIGTERM", "SIGTERM"] as const) {
      replicas.push(await startWorker(platform, "restless", stream, slow));
      if (replicas.length === 1) replicas.push(await startWorker(platform, "restless", stream, slow));
      await publisher.sendNumbers(Array.from({ length: 150 }, () => sent++));
      const ending = replicas.filter(({ running }) => running)[0];
      // Before it listens, the signal would end it like a kill.
      if (signal === "SIGTERM") await ending?.waitFor("joined");
      const code = await ending?.stop(signal);
      expect(code, ending?.lines.join("\n")).toBe(signal === "SIGTERM" ? 0 : 137);
    }
    await expect.poll(() => new Set(replicas.flatMap(recorded)).size, { timeout: 60_000 }).toBe(sent);
    await Promise.all(replicas.map((replica) => replica.stop()));
  });

  it("leaves to the next replica what is not done, and nothing that is done behind it", async ({ expect }) => {
    const { stream, publisher } = await prepare("waiting");
    await publisher.sendNumbers(Array.from({ length: 100 }, (_, n) => n));
    const handler = `module.exports = async (event, { log }) => {
      if (event.value.n % 40 === 3) throw new Error("not yet");
      log.info("recorded", { n: event.value.n });
    };`;
    const first = await startWorker(platform, "waiting", stream, handler);
    await expect.poll(() => recorded(first).length, { timeout: 20_000 }).toBe(97);
    expect(await first.stop()).toBe(0);
    await publisher.sendNumbers([100]);
    const second = await startWorker(platform, "waiting", stream, RECORD);
    await second.waitFor(isRecorded(100));
    expect(recorded(second)).toEqual([3, 43, 83, 100]);
    await expect.poll(() => readOffsets(platform, "shop.waiting")).toEqual({ "shop.events-of-waiting/0": 101 });
    await second.stop();
  });

  it("finishes what it has in hand before another replica takes its partitions over", async ({ expect }) => {
    const { stream, publisher } = await prepare("handover", 2);
    await publisher.sendNumbers(Array.from({ length: 40 }, (_, n) => n));
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 1_000));");
    const one = await startWorker(platform, "handover", stream, slow, { HEADWATER_CONCURRENCY: "2" });
    await one.waitFor("recorded");
    const two = await startWorker(platform, "handover", stream, slow, { HEADWATER_CONCURRENCY: "2" });
    const all = () => [...recorded(one), ...recorded(two)];
    await expect.poll(() => all().length, { timeout: 40_000 }).toBe(40);
    expect(new Set(all()).size).toBe(40);
    expect(recorded(two).length).toBeGreaterThan(0);
    await Promise.all([one.stop(), two.stop()]);
  });

  it("begins at what is not handled of partitions that come back, also if nothing of them was ever committed", async ({
    expect,
  }) => {
    const { stream, publisher } = await prepare("coming-back", 8);
    const numbers = Array.from({ length: 400 }, (_, n) => n);
    await publisher.sendNumbers(numbers);
    const go = join(await mkdtemp(join(platform.folder, "coming-back-")), "go");
    const waiting = RECORD.replace(
      "=> {",
      `=> { while (!require("node:fs").existsSync("${go}")) await new Promise((r) => setTimeout(r, 50));`,
    );
    const first = await startWorker(platform, "coming-back", stream, waiting, IN_ORDER);
    await first.waitFor((line) => line.msg === "joined" && line.partitions === 8);
    await sleep(1_000); // it reads ahead
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 200));");
    const second = await startWorker(platform, "coming-back", stream, slow, IN_ORDER);
    await second.waitFor("recorded");
    expect(await second.stop()).toBe(0);
    await first.waitFor(
      (line) => line.msg === "joined" && line.partitions === 8 && Number(line.generation) > 3,
      20_000,
    );
    await writeFile(go, "");
    const all = () => new Set([...recorded(first), ...recorded(second)]);
    await expect.poll(() => all().size, { timeout: 20_000 }).toBe(numbers.length);
    expect(await first.stop()).toBe(0);
  });

  it("of a Job is not interrupted by another one that joins, which gets what waits, and both end when nothing is left", async () => {
    const { stream, publisher } = await prepare("lengthy", 4);
    const handler = `module.exports = async (event, { log }) => {
      log.info("began", { n: event.value.n, partition: event.partition });
      await new Promise((resolve) => setTimeout(resolve, 6_500)); // longer than partitions may take to be given up
      log.info("recorded", { n: event.value.n });
    };`;
    const job = { ...IN_ORDER, HEADWATER_EXIT_WHEN_IDLE_MS: "10000" };
    const one = await startWorker(platform, "lengthy", stream, handler, job);
    await one.waitFor("joined");
    await publisher.sendNumbers(TWO_PARTITIONS);
    await one.waitFor("began");
    const two = await startWorker(platform, "lengthy", stream, handler, job);
    await two.waitFor("began");
    expect(recorded(one)).toEqual([]);
    expect(await Promise.all([one.exit(), two.exit()]), `${one.lines.join("\n")}\n${two.lines.join("\n")}`).toEqual([
      0, 0,
    ]);
    const begun = [one, two].map(({ log }) => log.filter(({ msg }) => msg === "began").map(({ n }) => n));
    expect(begun).toEqual([recorded(one), recorded(two)]);
    expect(begun.flat().sort()).toEqual(TWO_PARTITIONS);
    expect(begun.map(({ length }) => length)).toEqual([1, 1]);
  });

  it("consumes partitions that are added to a topic while it runs", { timeout: 90_000 }, async ({ expect }) => {
    const { stream, publisher } = await prepare("growing", 1);
    const worker = await startWorker(platform, "growing", stream, RECORD);
    await worker.waitFor("joined");
    await declareWorkload(platform, "growing", stream, "read", 8);
    await worker.waitFor((line) => line.msg === "joined" && line.partitions === 8, 45_000);
    await publisher.sendNumbers([1, 2, 3, 4, 5, 6, 7, 8]);
    await expect.poll(() => recorded(worker).length, { timeout: 20_000 }).toBe(8);
    await worker.stop();
  });
});
