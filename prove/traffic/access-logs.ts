import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import type { GatewayProject } from "../../tests/support/gateway/project";
import type { Client } from "../../tests/support/gateway/requests";
import { PodLogs } from "../streams/pod-logs";
import { startCallers } from "./callers";
import { whileDeployed } from "./deployed";
import { killContainer, type Pod, podOf, podsOf } from "./kill";
import { FIRST } from "./release";

const AUDITOR = "app.kubernetes.io/name=auditor";
/** Before each kill, and after whoever was killed serves again. */
const AROUND_MS = 5_000;
/**
 * A collector that is killed takes with it what it had not sent on: half a second until a batch is full, and the time that
 * the writer needs for it. A proxy sends what it has each second and does not send again what failed, until it is connected
 * to another collector. Three seconds are room for both.
 */
const LOST_SECONDS = 3;

/** Each request is in the stream once; after a kill of the collector all but a few seconds' are, after the broker's all. */
export async function accessLogs(progress: Progress): Promise<Bar[]> {
  return await whileDeployed(FIRST, progress, (project) => compare(project, progress));
}

async function compare(project: GatewayProject, progress: Progress): Promise<Bar[]> {
  const { api } = project;
  const client = await project.client("public");
  const logs = new PodLogs(api, "operations", AUDITOR);
  await progress.step("Wait until requests are in the stream", () =>
    project.until("a request is in the stream", async () => {
      await client.send("/steady/first");
      return logs.count("request").size > 0;
    }),
  );
  const course = (name: string, fault: () => Promise<void>): Promise<Outcome> =>
    progress.step(`Send requests: ${name}`, async (say) => {
      const before = await dropped(project);
      const sent = await sendUnder(client, name.replaceAll(" ", "-"), fault);
      const seen = await logs.untilAll(sent.requests, "request");
      const outcome = {
        ...sent,
        lost: sent.requests.filter((request) => !seen.has(request)).length,
        repeated: sent.requests.filter((request) => (seen.get(request) ?? 0) > 1).length,
        dropped: (await dropped(project)) - before,
      };
      say(told(outcome));
      return outcome;
    });
  const kill = (pod: Pod, container: string) => killContainer(project, pod, container);
  const collectors = () => podsOf(api, "operations", "requests-collector");
  const calm = await course("no fault", () => sleep(AROUND_MS));
  const each: Outcome[] = [];
  for (const [index, pod] of (await collectors()).entries()) {
    each.push(await course(`collector ${index + 1} killed`, () => kill(pod, "service")));
  }
  let away = 0;
  const all = await course("all collectors killed", async () => {
    const pods = await collectors();
    const began = Date.now();
    await Promise.all(pods.map((pod) => kill(pod, "service")));
    away = (Date.now() - began) / 1_000;
  });
  const writer = await course("a writer killed", async () =>
    kill(await podOf(api, "operations", "requests-writer"), "service"),
  );
  const broker = await course("the broker killed", async () => kill(await podOf(api, "platform", "kafka"), "kafka"));
  await logs.close();
  return [
    isTrue(
      "without faults each request is in the stream once",
      calm.requests.length > 100 && calm.lost + calm.repeated === 0,
      told(calm),
    ),
    ...each.map((outcome, index) =>
      atMost(
        `collector ${index + 1} killed -9, seconds of requests lost: ${told(outcome)}`,
        outcome.lost / outcome.perSecond,
        LOST_SECONDS,
        " s",
      ),
    ),
    atMost(
      `all collectors killed -9 and away for ${away.toFixed(1)} s, seconds of requests lost beyond that: ${told(all)}`,
      Math.max(0, all.lost / all.perSecond - away),
      LOST_SECONDS,
      " s",
    ),
    isTrue("a writer killed -9: none lost", writer.lost === 0, told(writer)),
    isTrue("the broker killed -9: none lost", broker.lost === 0, told(broker)),
  ];
}

/** What the proxies say that nobody took of them. */
async function dropped(project: GatewayProject): Promise<number> {
  const counts = (await project.proxyMetrics("public")).map(
    (text) => /^envoy_access_logs_open_telemetry_access_log_logs_dropped\{\} (\d+)$/m.exec(text)?.[1],
  );
  if (counts.includes(undefined)) throw new Error("A proxy does not tell how much of its access log it dropped");
  return counts.reduce((sum, count) => sum + Number(count), 0);
}

interface Course {
  /** As the auditor logs them. */
  readonly requests: readonly string[];
  readonly perSecond: number;
}

/** Requests with a path each, and whatever they are answered: what got an answer is to be in the stream. */
async function sendUnder(client: Client, name: string, fault: () => Promise<void>): Promise<Course> {
  const requests: string[] = [];
  const began = Date.now();
  let number = 0;
  const callers = startCallers(async () => {
    const path = `/steady/${name}/${number++}`;
    const { status } = await client.send(path);
    requests.push(`GET ${path} ${status}`);
  });
  await sleep(AROUND_MS);
  await fault();
  await sleep(AROUND_MS);
  await callers.stop();
  return { requests, perSecond: (requests.length / (Date.now() - began)) * 1_000 };
}

interface Outcome extends Course {
  readonly lost: number;
  readonly repeated: number;
  readonly dropped: number;
}

const told = ({ requests, lost, repeated, dropped: count }: Outcome): string =>
  `${requests.length} answered, ${lost} lost, of which the proxies counted ${count}, ${repeated} repeated`;
