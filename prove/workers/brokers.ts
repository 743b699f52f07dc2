import type { Bar } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { delay } from "../../runtime/shared/delay";
import { BrokerCluster } from "../../tests/support/runtime/broker-cluster";
import { TestPlatform } from "../../tests/support/runtime/platform";
import { underLoad } from "./load";

/** Longer than others need to notice, and to take over what it led and coordinated. */
const AWAY_MS = 12_000;

/** The same on three brokers, which are killed in turn while others take over: each leads, coordinates, and loses it. */
export async function brokers(progress: Progress): Promise<Bar[]> {
  const bars: Bar[] = [];
  for (const transactional of [false, true]) {
    const platform = await TestPlatform.create();
    let cluster: BrokerCluster | undefined;
    const run = async () => {
      await platform.startProvisioner();
      const brokers = await BrokerCluster.start(platform);
      cluster = brokers;
      let outages = 0;
      const restartBroker = async () => {
        const id = (outages++ % 3) + 1;
        await brokers.kill(id);
        await delay(AWAY_MS);
        await brokers.startBroker(id);
      };
      return await underLoad({ platform, transactional, events: 100_000, outages: 3, restartBroker }, progress);
    };
    const stop = async () => {
      await cluster?.stop();
      await platform.stop();
    };
    bars.push(...(await withCleanup(run, stop)));
  }
  return bars;
}
