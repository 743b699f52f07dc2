import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { ApiObject, KubernetesClient } from "../../../cli/kubernetes/client";

const FOLDER = join("tests", "support", "studio");
const SHOP = "shopStack(app, platform);";
const NAMESPACE = "studio";
const DESK = `/api/v1/namespaces/${NAMESPACE}/services/desk:http/proxy/`;
const MINUTE_MS = 60_000;
/** Their keys are in two partitions of four. */
const FILMS = ["key-1", "key-2"];

export interface Transcoded {
  readonly film: string;
  readonly pod: string;
  readonly began: number;
  readonly ended: number;
}

/** A span of the clock, in milliseconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Adds the studio to a copy of the sample's program. Its clock strikes when the program should be deployed. */
export async function addStudio(program: string): Promise<Span> {
  await cp(__dirname, join(program, FOLDER), { recursive: true });
  const start = (Math.floor(Date.now() / MINUTE_MS) + 2) * MINUTE_MS;
  const span = { start, end: start + 2 * MINUTE_MS };
  const schedule = JSON.stringify({ start: cron(span.start), end: cron(span.end), replicas: 2 });
  const main = join(program, "stacks", "main.ts");
  const source = `import { studioStack } from "../tests/support/studio/stacks";\n${await readFile(main, "utf8")}`;
  await writeFile(main, source.replace(SHOP, `${SHOP}\nstudioStack(app, platform, ${schedule});`));
  return span;
}

const cron = (ms: number): string => {
  const time = new Date(ms);
  return `${time.getUTCMinutes()} ${time.getUTCHours()} * * *`;
};

/** Two films at once, from no Job until there is none again; what was told of them, and the Jobs that were seen. */
export async function transcode(
  api: KubernetesClient,
): Promise<{ readonly films: Transcoded[]; readonly jobs: number }> {
  const send = (films: readonly string[]) => api.post<Transcoded[]>(DESK, { films });
  await send(FILMS);
  const jobs = new Set<string>();
  const look = async () => {
    const seen = await api.listMetadata(`/apis/batch/v1/namespaces/${NAMESPACE}/jobs`, { labelSelector: SELECTOR });
    for (const { metadata } of seen) jobs.add(metadata.name);
    return seen.length + (await podsOf(api, "films")).length;
  };
  await until("both films are done", async () => {
    await look();
    return (await send([])).length === FILMS.length;
  });
  await until("no Job is left", async () => (await look()) === 0);
  return { films: await send([]), jobs: jobs.size };
}

/** How many replicas of the worker that goes by the clock were there at most in the span, and that none is after it. */
export async function followClock(api: KubernetesClient, { end }: Span): Promise<number> {
  let most = 0;
  while (Date.now() < end) {
    const replicas = (await podsOf(api, "rounds")).filter(({ metadata }) => !metadata.deletionTimestamp);
    most = Math.max(most, replicas.length);
    await sleep(1_000);
  }
  await until("no replica is left", async () => (await podsOf(api, "rounds")).length === 0);
  return most;
}

const SELECTOR = "scaledjob.keda.sh/name=films";

/** Also those that are about to end. */
function podsOf(api: KubernetesClient, worker: string): Promise<readonly ApiObject[]> {
  const labelSelector = `app.kubernetes.io/name=${worker},!app.kubernetes.io/component`;
  return api.listMetadata(`/api/v1/namespaces/${NAMESPACE}/pods`, { labelSelector });
}

async function until(what: string, look: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 90_000; !(await look()); await sleep(250)) {
    if (Date.now() > deadline) throw new Error(`Not in time: ${what}`);
  }
}
