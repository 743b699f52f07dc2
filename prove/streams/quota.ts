import { randomBytes } from "node:crypto";
import type { Producer } from "@platformatic/kafka";
import { atLeast, atMost, type Bar } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import type { DesiredQuota } from "../../runtime/provisioner/desired-state";
import { openProducer } from "../../tests/support/runtime/kafka";
import { startTestPlatform, type TestPlatform } from "../../tests/support/runtime/platform";

/** Bytes a second. */
const LIMIT = 400_000;
/** A broker looks at so many seconds; what was not used of them may be sent at once (`quota.window.num`). */
const WINDOW_S = 11;
const WARM_UP_BYTES = (WINDOW_S + 1) * LIMIT;
/** Whole windows: a producer that takes what it gets is let through in a burst for each, and then waits. */
const MEASURE_MS = 3 * WINDOW_S * 1000;
const TOLERANCE = 0.2;

/** A producer with a limit is slowed down to it, one without a limit beside it is not. */
export async function quota(progress: Progress): Promise<Bar[]> {
  const platform = await progress.step("Start a broker and the provisioner", () => startTestPlatform());
  const work = async () => {
    const limited = await load(platform, "limited", { producerByteRate: LIMIT });
    const free = await load(platform, "free", {});
    const title = `Publish with a limit of ${LIMIT} bytes/s, and without, for ${MEASURE_MS / 1000} s`;
    const [limitedRate, freeRate] = await progress.step(title, async (say) => {
      const rates = await Promise.all([limited(), free()]);
      say(rates.map((rate) => `${Math.round(rate)} bytes/s`).join(", "));
      return rates;
    });
    return [
      atMost(`limited to ${LIMIT} bytes/s: rate of the limit, most`, limitedRate / LIMIT, 1 + TOLERANCE),
      atLeast(`limited to ${LIMIT} bytes/s: rate of the limit, least`, limitedRate / LIMIT, 1 - TOLERANCE),
      atLeast("no limit, beside it: rate of the other's limit", freeRate / LIMIT, 3),
    ];
  };
  return await withCleanup(work, () => platform.stop());
}

/** @returns what measures the workload's rate in bytes a second, once it has used up what it may send at once */
async function load(platform: TestPlatform, workload: string, limit: DesiredQuota): Promise<() => Promise<number>> {
  const name = `shop.${workload}`;
  const acls = [{ resource: "topic", name, pattern: "literal", operations: ["WRITE", "DESCRIBE"] }];
  const desired = {
    topics: [{ name, partitions: 1, config: { "retention.bytes": "50000000", "segment.bytes": "10000000" } }],
    principals: [{ name, secret: `${workload}-kafka`, acls, quota: limit }],
  };
  const { status, body } = await platform.ask("expand", `shop/${workload}`, desired);
  if (status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(body)}`);
  return async () => {
    const producer = openProducer(platform, platform.credentials("shop", `${workload}-kafka`));
    try {
      for (let sent = 0; sent < WARM_UP_BYTES; ) sent += await sendBatch(producer, name);
      const started = performance.now();
      let bytes = 0;
      while (performance.now() - started < MEASURE_MS) bytes += await sendBatch(producer, name);
      return bytes / ((performance.now() - started) / 1000);
    } finally {
      await producer.close(true);
    }
  };
}

const MESSAGES = 20;
const MESSAGE_BYTES = 2_000;

/** @returns bytes that the broker has acknowledged */
async function sendBatch(producer: Producer, topic: string): Promise<number> {
  const messages = Array.from({ length: MESSAGES }, () => ({ topic, value: randomBytes(MESSAGE_BYTES) }));
  await producer.send({ messages, acks: -1 });
  return MESSAGES * MESSAGE_BYTES;
}
