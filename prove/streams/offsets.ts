import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { withAdmin } from "../../tests/support/runtime/kafka";
import { TestPlatform } from "../../tests/support/runtime/platform";
import type { Program } from "../../tests/support/runtime/program";
import {
  declareWorkload,
  RECORD,
  recorded,
  startPublisher,
  startWorker,
  testStream,
} from "../../tests/support/runtime/shop";

/** The shortest that Kafka keeps offsets, and how often it looks. */
const EXPIRY = { "offsets.retention.minutes": "1", "offsets.retention.check.interval.ms": "1000" };
const EXPIRED_WITHIN_MS = 120_000;

const WORKER = "sleeper";
const GROUP = `shop.${WORKER}`;
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** A worker sleeps for so long that Kafka forgets its offsets: it must still handle whatever was published meanwhile. */
export async function offsets(progress: Progress): Promise<Bar[]> {
  const platform = await TestPlatform.create();
  const work = async () => {
    await progress.step("Start a broker that forgets offsets after a minute", async () => {
      await platform.startProvisioner();
      await platform.startBroker(EXPIRY);
    });
    return [await sleepThrough(platform, progress)];
  };
  return await withCleanup(work, () => platform.stop());
}

async function sleepThrough(platform: TestPlatform, progress: Progress): Promise<Bar> {
  const stream = testStream("parcels");
  const publisher = await startPublisher(platform, stream, 3);
  await declareWorkload(platform, WORKER, stream, "read", 3);
  const awake = async (numbers: readonly number[]) => {
    const worker = await startWorker(platform, WORKER, stream, RECORD);
    const handled = await untilHandled(worker, numbers);
    await worker.stop();
    return handled;
  };

  await publisher.sendNumbers(range(1, 50));
  const first = await progress.step("Handle 50 events, and sleep", () => awake(range(1, 50)));
  // Half of what is to come is published while the offsets are still there, half after they are gone.
  await publisher.sendNumbers(range(51, 75));
  await progress.step("Wait until Kafka has forgotten the offsets", () => untilForgotten(platform, stream.topic));
  await publisher.sendNumbers(range(76, 100));
  const second = await progress.step("Wake up", () => awake(range(51, 100)));

  const missing = range(1, 100).filter((n) => !first.has(n) && !second.has(n));
  return isTrue(
    "a worker whose offsets have expired skips no event",
    missing.length === 0,
    missing.length === 0
      ? `100 events, ${[...second].filter((n) => first.has(n)).length} of them twice`
      : `skipped: ${missing.join(", ")}`,
  );
}

/** What the worker has handled by the time that these are, or that it handles nothing more. */
async function untilHandled(worker: Program, numbers: readonly number[]): Promise<Set<number>> {
  const handled = () => new Set(recorded(worker) as number[]);
  const deadline = Date.now() + 30_000;
  while (!numbers.every((n) => handled().has(n)) && Date.now() < deadline) await sleep(200);
  return handled();
}

async function untilForgotten(platform: TestPlatform, topic: string): Promise<void> {
  const partitionIndexes = [0, 1, 2];
  const deadline = Date.now() + EXPIRED_WITHIN_MS;
  const isForgotten = () =>
    withAdmin(platform, async (admin) => {
      const groups = [{ groupId: GROUP, topics: [{ name: topic, partitionIndexes }] }];
      const found = await admin.listConsumerGroupOffsets({ groups });
      const partitions = found.flatMap(({ topics }) => topics).flatMap(({ partitions }) => partitions);
      return partitions.every(({ committedOffset }) => committedOffset < 0n);
    });
  while (!(await isForgotten())) {
    if (Date.now() > deadline) throw new Error("Kafka keeps the offsets");
    await sleep(2_000);
  }
}
