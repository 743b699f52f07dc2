import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import type { GatewayProject } from "../../tests/support/gateway/project";
import type { Client } from "../../tests/support/gateway/requests";
import { PodLogs } from "../streams/pod-logs";
import { startCallers } from "./callers";
import { whileDeployed } from "./deployed";
import { killContainer, podOf } from "./kill";
import { FIRST } from "./release";

const AUDITOR = "app.kubernetes.io/name=auditor";
/** Before each kill, and after whoever was killed serves again. */
const AROUND_MS = 5_000;
/**
 * A collector that is killed takes with it what it had not sent on: half a second until a batch is full, and the time that
 * the writer needs for it. A proxy sends what it has each second and does not send again what failed, so the requests of
 * about a second are lost with the connection. Three seconds are room for both.
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
  await progress.step("Wait until requests are in the stream", () => untilLogged(client, logs));
  const course = (name: string, fault: () => Promise<void>) =>
    progress.step(`Send requests: ${name}`, async (say) => {
      const sent = await sendUnder(client, name, fault);
      const seen = await logs.untilAll(sent.requests, "request");
      const lost = sent.requests.filter((request) => !seen.has(request)).length;
      const twice = sent.requests.filter((request) => (seen.get(request) ?? 0) > 1).length;
      say(`${sent.requests.length} answered, ${lost} not in the stream, ${twice} in it twice or more`);
      return { ...sent, lost, twice };
    });
  const calm = await course("calm", () => sleep(AROUND_MS));
  const collector = await course("collector", async () =>
    killContainer(project, await podOf(api, "operations", "requests-collector"), "service"),
  );
  const writer = await course("writer", async () =>
    killContainer(project, await podOf(api, "operations", "requests-writer"), "service"),
  );
  const broker = await course("broker", async () =>
    killContainer(project, await podOf(api, "platform", "kafka"), "kafka"),
  );
  await logs.close();
  return [
    isTrue(
      "without faults each request is in the stream once",
      calm.requests.length > 100 && calm.lost + calm.twice === 0,
      told(calm),
    ),
    atMost("a collector killed -9: seconds of requests lost", collector.lost / collector.perSecond, LOST_SECONDS, " s"),
    isTrue("the writer killed -9: none lost", writer.lost === 0, told(writer)),
    isTrue("the broker killed -9: none lost", broker.lost === 0, told(broker)),
  ];
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

async function untilLogged(client: Client, logs: PodLogs): Promise<void> {
  const { status } = await client.send("/steady/first");
  const request = `GET /steady/first ${status}`;
  if (!(await logs.untilAll([request], "request")).has(request)) throw new Error("No request is in the stream");
}

const told = ({ requests, lost, twice }: Course & { readonly lost: number; readonly twice: number }): string =>
  `${requests.length} answered, ${lost} lost, ${twice} repeated`;
