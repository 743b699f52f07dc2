import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestPlatform, type TestPlatform } from "../../support/runtime/platform";
import { freePort } from "../../support/runtime/ports";
import { IN_ORDER, isRecorded, prepareWorker, RECORD, recorded, startWorker } from "../../support/runtime/shop";

describe("a worker whose broker is away", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform?.stop());

  const prepare = (workload: string, partitions?: number) => prepareWorker(platform, workload, partitions);

  it("waits for a broker that restarts", async () => {
    const { stream, publisher } = await prepare("patient");
    const worker = await startWorker(platform, "patient", stream, RECORD, IN_ORDER);
    await worker.waitFor("joined");
    await publisher.sendNumbers([1]);
    await worker.waitFor(isRecorded(1));
    await platform.restartBroker();
    await publisher.sendNumbers([2]);
    await worker.waitFor(isRecorded(2), 60_000);
    expect(recorded(worker)).toEqual([1, 2]);
    expect(await worker.stop()).toBe(0);
  });

  it("ends at once if it has never reached it", async () => {
    const { stream } = await prepare("lost");
    const elsewhere = { HEADWATER_KAFKA_BOOTSTRAP: `localhost:${await freePort()}` };
    const worker = await startWorker(platform, "lost", stream, RECORD, elsewhere);
    await worker.waitFor("Kafka can't be reached; trying again");
    const told = performance.now();
    expect(await worker.stop()).toBe(0);
    expect(performance.now() - told).toBeLessThan(5_000);
  });

  it("begins no event while none gets committed, and goes on then", async () => {
    const { stream, publisher } = await prepare("held-up");
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 20));");
    const worker = await startWorker(platform, "held-up", stream, slow, IN_ORDER);
    await worker.waitFor("joined");
    const numbers = Array.from({ length: 300 }, (_, n) => n);
    await publisher.sendNumbers(numbers);
    await worker.waitFor(isRecorded(10));
    const [soon, later] = await platform.whileBrokerHangs(async () => {
      await sleep(1_000);
      const soon = recorded(worker).length;
      await sleep(1_500);
      return [soon, recorded(worker).length];
    });
    expect(later).toBe(soon);
    expect(later).toBeLessThan(numbers.length);
    await expect.poll(() => recorded(worker).length, { timeout: 30_000 }).toBe(numbers.length);
    expect(recorded(worker)).toEqual(numbers);
    expect(await worker.stop()).toBe(0);
  });
});
