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
    const place = new Place(project, client, progress);
    const [byRequest, ...byLag] = await Promise.all([place.requests(), ...WORKERS.map((each) => place.events(each))]);
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
  // The whole time between two looks, and the start of a pod. A median of few tries tells of chance.
  return [atMost(`${what}, median ${median}: the longest`, max, pollingSeconds * 1000 + 3_500, " ms")];
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
    private readonly progress: Progress,
  ) {}

  /** Events come at any time between two looks at the lag. */
  async events({ name, pollingSeconds, tries }: WakingWorker): Promise<number[]> {
    const taken: number[] = [];
    for (let attempt = 0; attempt < tries; attempt++) {
      await this.untilAsleep(name);
      await sleep((attempt / tries) * pollingSeconds * 1000);
      const title = `Wake-up of ${name} ${attempt + 1} of ${tries}`;
      taken.push(await this.alone(title, () => this.eventTo(name, `${name}-${attempt}`)));
    }
    return taken;
  }

  async requests(): Promise<number[]> {
    const taken: number[] = [];
    for (let attempt = 0; attempt < HTTP_TRIES; attempt++) {
      await this.untilAsleep("reports");
      taken.push(await this.alone(`Wake-up by HTTP ${attempt + 1} of ${HTTP_TRIES}`, () => this.request()));
    }
    return taken;
  }

  private async request(): Promise<Taken> {
    const sent = performance.now();
    const { status, text } = await this.client.send("/reports");
    if (status !== 200) throw new Error(`/reports answers ${status}: ${text}`);
    return { ms: Math.round(performance.now() - sent) };
  }

  /** The runtime stamps each line, so reading the log later does not blur the figure. */
  private async eventTo(worker: string, id: string): Promise<Taken> {
    const body = JSON.stringify({ stream: `for-${worker}`, id });
    const { status } = await this.client.send("/events", { method: "POST", body });
    if (status !== 202) throw new Error(`/events answers ${status}`);
    const sent = Date.now();
    for (const deadline = sent + PATIENCE_MS; Date.now() < deadline; await sleep(100)) {
      for (const pod of await this.podsOf(worker)) {
        const log = (await this.project.api.log("shop", pod)).split("\n");
        const [handled, joined] = [lineOf(log, `"${id}"`), lineOf(log, '"joined"')];
        if (handled && joined) return { ms: handled.at - sent, parts: partsOf(sent, joined, handled) };
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

  private alone(title: string, measure: () => Promise<Taken>): Promise<number> {
    const work = async (say: (what: string) => void) => {
      const { ms, parts } = await measure();
      say(`${ms} ms${parts ? `: ${parts}` : ""}`);
      return ms;
    };
    const next = this.last.then(() => this.progress.step(title, work));
    this.last = next.catch(() => undefined);
    return next;
  }
}

interface Taken {
  readonly ms: number;
  /** Where the time went. */
  readonly parts?: string;
}

interface LogLine {
  /** When it was written, and how old its process was then if it says so; in milliseconds. */
  readonly at: number;
  readonly age: number;
}

function lineOf(log: readonly string[], text: string): LogLine | undefined {
  const line = log.find((each) => each.includes(text));
  if (line === undefined) return undefined;
  const { time, ms = 0 } = JSON.parse(line) as { readonly time: string; readonly ms?: number };
  return { at: Date.parse(time), age: ms };
}

const partsOf = (sent: number, joined: LogLine, handled: LogLine): string =>
  `${joined.at - joined.age - sent} until there is a process, ${joined.age} until it joins, ${handled.at - joined.at} until the event`;
