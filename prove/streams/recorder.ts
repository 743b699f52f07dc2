import { setTimeout as sleep } from "node:timers/promises";
import { readUntil } from "../../tests/support/runtime/kafka";
import type { TestPlatform } from "../../tests/support/runtime/platform";
import { startPublisher, testStream } from "../../tests/support/runtime/shop";

const RECORDS = testStream("records");
const PAUSE_MS = 5;
const LAST = -1;

/** What a count of records says: those that were acknowledged, and those of them that are not there. */
export interface Count {
  readonly acknowledged: number;
  readonly lost: readonly number[];
}

/** Publishes numbered records through a service, without a pause, for as long as something else goes on. */
export async function startRecorder(platform: TestPlatform): Promise<{ count(): Promise<Count> }> {
  const publisher = await startPublisher(platform, RECORDS);
  const acknowledged: number[] = [];
  let going = true;
  const work = (async () => {
    for (let n = 0; going; n++) {
      try {
        await publisher.sendNumbers([n]);
        acknowledged.push(n);
      } catch {
        // not acknowledged: it may be there or not
      }
      await sleep(PAUSE_MS);
    }
  })();
  return {
    async count() {
      going = false;
      await work;
      await publisher.sendNumbers([LAST]);
      const numberOf = (value: string | undefined) => (JSON.parse(value ?? "{}") as { n?: number }).n;
      const found = await readUntil(platform, RECORDS.topic, (all) => numberOf(all.at(-1)?.value) === LAST);
      const there = new Set(found.map(({ value }) => numberOf(value)));
      return { acknowledged: acknowledged.length, lost: acknowledged.filter((n) => !there.has(n)) };
    },
  };
}
