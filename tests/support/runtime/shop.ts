import type { TestPlatform } from "./platform";
import { freePort } from "./ports";
import type { LogLine, Program } from "./program";

/** A stream for one test, so that tests don't meet. */
export interface TestStream {
  readonly stream: string;
  readonly topic: string;
}

export const testStream = (name: string): TestStream => ({ stream: name, topic: `shop.${name}` });

type Access = "read" | "write" | "both";

const OPERATIONS = { read: ["READ", "DESCRIBE"], write: ["WRITE", "DESCRIBE"], both: ["READ", "WRITE", "DESCRIBE"] };

/** What a workload of team "shop" asks of the provisioner. */
export function desiredState(workload: string, { topic }: TestStream, access: Access, partitions = 1) {
  const name = `shop.${workload}`;
  return {
    topics: [{ name: topic, partitions, config: {} }],
    principals: [
      {
        name,
        secret: `${workload}-kafka`,
        acls: [
          { resource: "topic", name: topic, pattern: "literal", operations: OPERATIONS[access] },
          { resource: "group", name, pattern: "literal", operations: ["READ", "DESCRIBE"] },
        ],
      },
    ],
  };
}

export async function declareWorkload(
  platform: TestPlatform,
  workload: string,
  stream: TestStream,
  access: Access,
  partitions = 1,
): Promise<void> {
  const reply = await platform.ask("expand", `shop/${workload}`, desiredState(workload, stream, access, partitions));
  if (reply.status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(reply)}`);
}

/** A worker of team "shop" that subscribes to the stream with this handler's code. */
export async function startWorker(
  platform: TestPlatform,
  workload: string,
  stream: TestStream,
  handler: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Program> {
  const settings = await platform.workloadEnv(`shop/${workload}`, `${workload}-kafka`, handler, {
    HEADWATER_GROUP: `shop.${workload}`,
    HEADWATER_SUBSCRIPTIONS: JSON.stringify([stream]),
    ...env,
  });
  return platform.run("worker", [], settings);
}

/** What the program tells about itself at the port: each series' value, under its name with labels. */
export async function readMetrics(port: string | number): Promise<Record<string, number>> {
  const response = await fetch(`http://localhost:${port}/metrics`);
  if (!response.headers.get("content-type")?.startsWith("text/plain; version=0.0.4")) throw new Error("no metrics");
  const lines = (await response.text()).split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ") + 1))]),
  );
}

export interface RunningService {
  readonly program: Program;
  readonly url: string;
  readonly healthPort: string;
}

/** A service of team "shop" that publishes to the stream with this handler's code, once it is ready. */
export async function startService(
  platform: TestPlatform,
  workload: string,
  stream: TestStream,
  handler: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const port = await freePort();
  const settings = await platform.workloadEnv(`shop/${workload}`, `${workload}-kafka`, handler, {
    PORT: String(port),
    HEADWATER_PUBLICATIONS: JSON.stringify([stream]),
    ...env,
  });
  const program = platform.run("service", [], settings);
  await program.waitFor("ready");
  return { program, url: `http://localhost:${port}`, healthPort: settings.HEALTH_PORT };
}

/** Publishes `{n}` for each number, keyed by it, through a service as a workload would. */
export async function startPublisher(platform: TestPlatform, stream: TestStream, partitions = 1) {
  const workload = `till-of-${stream.stream}`;
  await declareWorkload(platform, workload, stream, "write", partitions);
  const handler = `module.exports = async (request, { publish }) => {
    const { stream, events } = await request.json();
    for (const event of events) await publish(stream, event);
    return new Response("published");
  };`;
  const { url } = await startService(platform, workload, stream, handler);
  const send = async (events: readonly object[]) => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify({ stream: stream.stream, events }) });
    if (!response.ok) throw new Error(`Publishing failed: ${response.status} ${await response.text()}`);
  };
  return {
    send,
    sendNumbers: (numbers: readonly number[]) => send(numbers.map((n) => ({ key: `key-${n}`, value: { n } }))),
  };
}

/** Logs each event as `{msg: "recorded", n, …}`. */
export const RECORD = `
exports.default = async (event, { log }) => {
  const { key, stream, partition, offset, headers, value } = event;
  log.info("recorded", { n: value?.n, key, stream, partition, offset, headers, value, time: event.time });
};`;

/** The numbers of the recorded events, in order. */
export const recorded = (worker: Program): unknown[] =>
  worker.log.filter(({ msg }) => msg === "recorded").map(({ n }) => n);

export const isRecorded = (n: number) => (line: LogLine) => line.msg === "recorded" && line.n === n;

/** What makes a worker handle one event at a time. */
export const IN_ORDER = { HEADWATER_CONCURRENCY: "1" };

/** A stream for a worker, and who publishes to it. */
export async function prepareWorker(platform: TestPlatform, workload: string, partitions = 1) {
  const stream = testStream(`events-of-${workload}`);
  await declareWorkload(platform, workload, stream, "read", partitions);
  return { stream, publisher: await startPublisher(platform, stream, partitions) };
}
