import { atMost, type Bar, spread } from "../../bench/figures";
import { KubernetesClient } from "../../cli/kubernetes/client";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { bringUp } from "../../scripts/up/bring-up";
import { sendFirstEvent, waitUntilAsleep } from "../../scripts/up/first-event";
import { takeDown } from "../../scripts/up/take-down";

const TRIES = 10;

/** From the broker's acknowledgement of an event to the handler, with no replica running. */
export async function wakeUps(progress: Progress): Promise<Bar[]> {
  const cluster = "prove-wake-up";
  // It would name the cluster to deploy to, and whose data to delete afterwards.
  delete process.env.KUBECONFIG;
  const work = async () => {
    const { kubeconfig } = await bringUp({ cluster }, progress);
    const api = await KubernetesClient.connect({ KUBE_CONFIG_PATH: kubeconfig });
    const wakeUpMs: number[] = [];
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      await progress.step(`Wake-up ${attempt} of ${TRIES}`, async (say) => {
        await waitUntilAsleep(api, 90_000);
        const event = await sendFirstEvent(api, 30_000);
        wakeUpMs.push(event.wakeUpMs);
        say(`${event.wakeUpMs} ms`);
      });
    }
    const { min, median, max } = spread(wakeUpMs);
    const what = `wake-up from zero, ${TRIES} tries, pollingInterval 1 s, ${min} to ${max} ms, median`;
    return [atMost(what, median, 3000, " ms")];
  };
  return await withCleanup(work, () => takeDown({ cluster, data: true }, progress));
}
