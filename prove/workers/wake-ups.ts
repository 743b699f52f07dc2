import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Bar, percentile, spread } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { ensureRuntime } from "../../scripts/build/ensure-runtime";
import { GatewayProject } from "../../tests/support/gateway/project";
import type { Client } from "../../tests/support/gateway/requests";
import { type WakingWorker, WORKERS } from "./wake-up-workers";

const HTTP_TRIES = 20;
/** Beyond the longest time between two looks at the lag. */
const PATIENCE_MS = 120_000;

/** From a broker's acknowledgement to the handler, and from a request to its answer, with no pod running. */
export async function wakeUps(progress: Progress): Promise<Bar[]> {
  await progress.step("Bundle the runtime", ensureRuntime);
  const options = { cluster: "prove-wake-ups", app: join(__dirname, "wake-up-app.ts"), env: {} };
  return await GatewayProject.whileDeployed(options, async (project) => {
    const client = await project.client("public");
    const place = new Place(project, client);
    const [byRequest, ...byLag] = await progress.step("Wake-ups", async (say) =>
      Promise.all([place.requests(say), ...WORKERS.map((worker) => place.events(worker, say))]),
    );
    return [...WORKERS.flatMap((worker, index) => lagBars(worker, byLag[index] ?? [])), ...requestBars(byRequest)];
  });
}

function lagBars({ name, pollingSeconds, tries, settings }: WakingWorker, ms: readonly number[]): Bar[] {
  const { min, median, max } = spread(ms);
  const what = `wake-up by lag, ${tries} tries, ${settings}, ${min} to ${max} ms`;
  if (name === "quick") {
    return [
      atMost(`${what}: median`, median, 2_000, " ms"),
      atMost(`${what}: 95th percentile`, percentile(ms, 0.95), 3_500, " ms"),
    ];
  }
  // Half of the time between two looks, and the start of a pod.
  return [atMost(`${what}: median`, median, pollingSeconds * 500 + 2_500, " ms")];
}

function requestBars(ms: readonly number[]): Bar[] {
  const { min, median, max } = spread(ms);
  return [atMost(`wake-up by HTTP, ${HTTP_TRIES} tries, ${min} to ${max} ms: median`, median, 1_500, " ms")];
}

/** Many fall asleep at the same time, but one is woken at a time: starting pods would delay each other. */
class Place {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly project: GatewayProject,
    private readonly client: Client,
  ) {}

  /** Events come at any time between two looks at the lag. */
  async events({ name, pollingSeconds, tries }: WakingWorker, say: (what: string) => void): Promise<number[]> {
    const taken: number[] = [];
    for (let attempt = 0; attempt < tries; attempt++) {
      await this.untilAsleep(name);
      await sleep((attempt / tries) * pollingSeconds * 1000);
      taken.push(await this.alone(() => this.eventTo(name, `${name}-${attempt}`)));
      say(`${name} ${attempt + 1} of ${tries}: ${taken.at(-1)} ms`);
    }
    return taken;
  }

  async requests(say: (what: string) => void): Promise<number[]> {
    const taken: number[] = [];
    for (let attempt = 0; attempt < HTTP_TRIES; attempt++) {
      await this.untilAsleep("reports");
      taken.push(await this.alone(() => this.request()));
      say(`HTTP ${attempt + 1} of ${HTTP_TRIES}: ${taken.at(-1)} ms`);
    }
    return taken;
  }

  private async request(): Promise<number> {
    const sent = performance.now();
    const { status, text } = await this.client.send("/reports");
    if (status !== 200) throw new Error(`/reports answers ${status}: ${text}`);
    return Math.round(performance.now() - sent);
  }

  /** The runtime stamps each line, so reading the log later does not blur the figure. */
  private async eventTo(worker: string, id: string): Promise<number> {
    const body = JSON.stringify({ stream: `for-${worker}`, id });
    const { status } = await this.client.send("/events", { method: "POST", body });
    if (status !== 202) throw new Error(`/events answers ${status}`);
    const sent = Date.now();
    for (const deadline = sent + PATIENCE_MS; Date.now() < deadline; await sleep(100)) {
      for (const pod of await this.podsOf(worker)) {
        const log = (await this.project.api.log("shop", pod)).split("\n");
        const line = log.find((each) => each.includes(`"${id}"`));
        if (line) return Date.parse((JSON.parse(line) as { time: string }).time) - sent;
      }
    }
    throw new Error(`Event ${id} did not arrive`);
  }

  private async untilAsleep(name: string): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; (await this.podsOf(name)).length > 0; await sleep(250)) {
      if (Date.now() > deadline) throw new Error(`${name} still runs`);
    }
  }

  /** Also of those that are ending. */
  private async podsOf(name: string): Promise<readonly string[]> {
    const labelSelector = `app.kubernetes.io/name=${name},!app.kubernetes.io/component`;
    const pods = await this.project.api.listMetadata("/api/v1/namespaces/shop/pods", { labelSelector });
    return pods.map(({ metadata }) => metadata.name);
  }

  private alone<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work);
    this.last = next.catch(() => undefined);
    return next;
  }
}
