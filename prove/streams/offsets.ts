import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { GROUP_STARTS, type GroupStart } from "../../runtime/provisioner/desired-state";
import { readOffsets } from "../../tests/support/runtime/kafka";
import { TestPlatform } from "../../tests/support/runtime/platform";
import type { Program } from "../../tests/support/runtime/program";
import {
  desiredState,
  RECORD,
  recorded,
  startPublisher,
  startWorker,
  testStream,
} from "../../tests/support/runtime/shop";

/** The shortest that Kafka keeps offsets, and how often it looks. */
const EXPIRY = { "offsets.retention.minutes": "1", "offsets.retention.check.interval.ms": "1000" };
const EXPIRED_WITHIN_MS = 120_000;

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
/** Published before there is a group. */
const OLD = range(-9, 0);

/** A worker sleeps for so long that Kafka forgets its offsets: it must still handle whatever was published meanwhile. */
export async function offsets(progress: Progress): Promise<Bar[]> {
  const platform = await TestPlatform.create();
  const work = async () => {
    await progress.step("Start a broker that forgets offsets after a minute", async () => {
      await platform.startProvisioner();
      await platform.startBroker(EXPIRY);
    });
    return await Promise.all(GROUP_STARTS.map((from) => sleepThrough(platform, from, progress)));
  };
  return await withCleanup(work, () => platform.stop());
}

async function sleepThrough(platform: TestPlatform, from: GroupStart, progress: Progress): Promise<Bar> {
  const workload = `sleeper-from-${from}`;
  const stream = testStream(`parcels-from-${from}`);
  const step = <T>(what: string, work: () => Promise<T>) => progress.step(`${workload}: ${what}`, work);
  const publisher = await startPublisher(platform, stream, 3);
  const awake = async (numbers: readonly number[]) => {
    const worker = await startWorker(platform, workload, stream, RECORD);
    const handled = await untilHandled(worker, numbers);
    await worker.stop();
    return handled;
  };

  await publisher.sendNumbers(OLD);
  const groups = [{ name: `shop.${workload}`, topics: [{ topic: stream.topic, from }] }];
  const desired = { ...desiredState(workload, stream, "read", 3), groups };
  const { status, body } = await platform.ask("expand", `shop/${workload}`, desired);
  if (status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(body)}`);
  await publisher.sendNumbers(range(1, 50));
  const begun = [...(from === "earliest" ? OLD : []), ...range(1, 50)];
  const first = await step("handle what is there, and sleep", () => awake(begun));
  // Half of what is to come is published while the offsets are still there, half after they are gone.
  await publisher.sendNumbers(range(51, 75));
  await step("wait until Kafka has forgotten the offsets", () => untilForgotten(platform, `shop.${workload}`));
  await publisher.sendNumbers(range(76, 100));
  const second = await step("wake up", () => awake(range(51, 100)));

  const events = [...begun, ...range(51, 100)];
  const skipped = events.filter((n) => !first.has(n) && !second.has(n));
  const surplus = [...first].filter((n) => !begun.includes(n));
  return isTrue(
    `a worker that began at the ${from} event, and whose offsets have expired, skips no event`,
    skipped.length + surplus.length === 0,
    skipped.length + surplus.length === 0
      ? `${events.length} events, ${[...second].filter((n) => first.has(n)).length} of them twice`
      : `skipped: ${skipped.join(", ")}; handled before it began: ${surplus.join(", ")}`,
  );
}

/** What the worker has handled by the time that these are, or that it handles nothing more. */
async function untilHandled(worker: Program, numbers: readonly number[]): Promise<Set<number>> {
  const handled = () => new Set(recorded(worker) as number[]);
  const deadline = Date.now() + 30_000;
  while (!numbers.every((n) => handled().has(n)) && Date.now() < deadline) await sleep(200);
  return handled();
}

async function untilForgotten(platform: TestPlatform, group: string): Promise<void> {
  const deadline = Date.now() + EXPIRED_WITHIN_MS;
  while (Object.keys(await readOffsets(platform, group)).length > 0) {
    if (Date.now() > deadline) throw new Error("Kafka keeps the offsets");
    await sleep(2_000);
  }
}
