import { atMost, type Bar, isTrue, spread } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { delay } from "../../runtime/shared/delay";
import { openProducer } from "../../tests/support/runtime/kafka";
import { startTestPlatform, type TestPlatform } from "../../tests/support/runtime/platform";
import { freePort } from "../../tests/support/runtime/ports";
import { declareWorkload, readMetrics, startWorker, testStream } from "../../tests/support/runtime/shop";

const MINUTES = 10;
const PARTITIONS = 4;
/** A second. */
const EVENTS = 500;
const MIB = 1024 * 1024;

/**
 * What the handler asks for at each event, since what it asks for could be what is kept: its signal, and a retry now and
 * then. It collects garbage, which a heap with so much room is full of otherwise.
 */
const HANDLER = `let count = 0;
module.exports = async (event, { signal }) => {
  signal.throwIfAborted();
  if (count % 100 === 0) global.gc();
  if (++count % 500 === 0) throw new Error("now and then");
};`;

/** Ten minutes of events, some of which fail once: memory stays what it is. */
export async function soak(progress: Progress): Promise<Bar[]> {
  const platform = await startTestPlatform();
  return await withCleanup(
    () => prove(platform, progress),
    () => platform.stop(),
  );
}

async function prove(platform: TestPlatform, progress: Progress): Promise<Bar[]> {
  const stream = testStream("soak");
  await declareWorkload(platform, "soak", stream, "read", PARTITIONS);
  const port = await freePort();
  const worker = await startWorker(platform, "soak", stream, HANDLER, {
    HEADWATER_LOG_LEVEL: "error",
    HEALTH_PORT: String(port),
    NODE_OPTIONS: "--expose-gc",
  });
  const producer = openProducer(platform, platform.admin);
  const samples: { readonly heap: number; readonly rss: number }[] = [];
  let sent = 0;
  await progress.step(`${EVENTS} events a second for ${MINUTES} minutes`, async (say) => {
    for (const began = Date.now(); sent < MINUTES * 60 * EVENTS; ) {
      const messages = Array.from({ length: EVENTS }, () => ({
        topic: stream.topic,
        key: Buffer.from(`key-${sent % 1_000}`),
        value: Buffer.from(JSON.stringify({ n: sent++, text: "x".repeat(500) })),
      }));
      await producer.send({ messages, acks: -1 });
      if (sent % (10 * EVENTS) === 0) {
        const metrics = await readMetrics(port);
        samples.push({
          heap: (metrics.nodejs_heap_size_used_bytes ?? Number.NaN) / MIB,
          rss: (metrics.process_resident_memory_bytes ?? Number.NaN) / MIB,
        });
      }
      await delay(began + (sent / EVENTS) * 1_000 - Date.now());
    }
    say(`${sent} events`);
  });
  await producer.close(true);
  await delay(5_000);
  const handled = (await readMetrics(port))['headwater_events_handled_total{stream="soak"}'];
  const code = await worker.stop();
  // The first minutes are for compilers and caches.
  const third = Math.floor(samples.length / 3);
  const [early, late] = [samples.slice(third, 2 * third), samples.slice(2 * third)];
  // What is left when garbage has just been collected.
  const growth = (of: (sample: (typeof samples)[number]) => number) =>
    spread(late.map(of)).min - spread(early.map(of)).min;
  return [
    isTrue("everything is handled", handled === sent && code === 0, `${handled} of ${sent}`),
    atMost(
      "growth of the heap, the least of the last third over the least of the second",
      growth(({ heap }) => heap),
      3,
      " MiB",
    ),
    atMost(
      "growth of the process, the same",
      growth(({ rss }) => rss),
      8,
      " MiB",
    ),
    atMost("the process at most", spread(samples.map(({ rss }) => rss)).max, 256, " MiB"),
  ];
}
