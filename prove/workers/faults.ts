import type { Bar } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { startTestPlatform } from "../../tests/support/runtime/platform";
import { underLoad } from "./load";

/** A hundred thousand events, while replicas come, go and are killed, and the broker too: once as usual, once in transactions. */
export async function faults(progress: Progress): Promise<Bar[]> {
  const bars: Bar[] = [];
  for (const transactional of [false, true]) {
    const platform = await startTestPlatform();
    const load = {
      platform,
      transactional,
      events: 100_000,
      outages: 1,
      restartBroker: () => platform.restartBroker(),
    };
    bars.push(
      ...(await withCleanup(
        () => underLoad(load, progress),
        () => platform.stop(),
      )),
    );
  }
  return bars;
}
