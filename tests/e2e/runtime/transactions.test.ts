import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { readEnds, readOffsets } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import type { Program } from "../../support/runtime/program";
import {
  declareWorkload,
  desiredState,
  RECORD,
  recorded,
  startPublisher,
  startWorker,
  type TestStream,
  testStream,
} from "../../support/runtime/shop";

const EVENTS = 120;

/**
 * Publishes each number twice: as it is and negative, some milliseconds apart. The last number waits for a replica that is
 * not killed, and fails there once.
 */
const ECHO = `module.exports = async ({ key, value: { n } }, { publish, log }) => {
  if (n === ${EVENTS} && !process.env.FAILED_ONCE) await new Promise(() => undefined);
  await publish("OUT", { key, value: { n } });
  await new Promise((resolve) => setTimeout(resolve, 5));
  await publish("OUT", { key: "-" + key, value: { n: -n } });
  if (n === ${EVENTS} && !require("node:fs").existsSync(process.env.FAILED_ONCE)) {
    require("node:fs").writeFileSync(process.env.FAILED_ONCE, "");
    throw new Error("once");
  }
  log.info("echoed", { n });
};`;

const retriesOf = ({ topic }: TestStream) => `${topic}.retries`;

describe("a transactional worker", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await joinTestPlatform();
  });
  afterAll(() => platform?.stop());

  interface Echo {
    readonly name: string;
    readonly from: TestStream;
    readonly to: TestStream;
  }

  async function prepare(name: string): Promise<Echo> {
    const [from, to] = [testStream(`in-of-${name}`), testStream(`out-of-${name}`)];
    const desired = desiredState(name, from, "read", 2);
    const [principal] = desired.principals;
    principal?.acls.push(
      { resource: "topic", name: to.topic, pattern: "literal", operations: ["WRITE", "DESCRIBE"] },
      { resource: "topic", name: retriesOf(from), pattern: "literal", operations: ["READ", "WRITE", "DESCRIBE"] },
      { resource: "transactionalId", name: `shop.${name}.`, pattern: "prefixed", operations: ["WRITE", "DESCRIBE"] },
    );
    for (const topic of [to.topic, retriesOf(from)]) desired.topics.push({ name: topic, partitions: 2, config: {} });
    const reply = await platform.ask("expand", `shop/${name}`, desired);
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    return { name, from, to };
  }

  const start = ({ name, from, to }: Echo, env = {}): Promise<Program> =>
    startWorker(platform, name, from, ECHO.replaceAll("OUT", to.stream), {
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ ...from, retryTopic: retriesOf(from) }]),
      HEADWATER_PUBLICATIONS: JSON.stringify([to]),
      HEADWATER_TRANSACTIONAL_ID_PREFIX: `shop.${name}.`,
      ...env,
    });

  it("publishes exactly once, however often it is killed, also what came back via the stream of retries", async () => {
    const echo = await prepare("echo");
    const numbers = Array.from({ length: EVENTS }, (_, index) => index + 1);
    await (await startPublisher(platform, echo.from, 2)).sendNumbers(numbers);
    for (let kill = 0; kill < 2; kill++) {
      const worker = await start(echo);
      await worker.waitFor(() => worker.log.filter(({ msg }) => msg === "echoed").length >= 20, 40_000);
      await worker.stop("SIGKILL");
    }
    const last = await start(echo, { FAILED_ONCE: `${platform.folder}/failed-${echo.name}` });
    await declareWorkload(platform, "reader", echo.to, "read", 2);
    const reader = await startWorker(platform, "reader", echo.to, RECORD);
    const expected = numbers.flatMap((n) => [n, -n]).sort((a, b) => a - b);
    await expect.poll(() => recorded(reader).length, { timeout: 60_000 }).toBeGreaterThanOrEqual(expected.length);
    // The marks of the transactions are committed as well, so nothing keeps the reader awake.
    const { topic } = echo.to;
    const lag = async () => {
      const [ends, done] = [await readEnds(platform, topic), await readOffsets(platform, "shop.reader")];
      return Object.entries(ends).map(([partition, end]) => end - (done[partition] ?? 0));
    };
    await expect.poll(lag, { timeout: 10_000 }).toEqual([0, 0]);
    expect((recorded(reader) as number[]).sort((a, b) => a - b)).toEqual(expected);
    await expect
      .poll(() => readOffsets(platform, `shop.${echo.name}`), { timeout: 10_000 })
      .toMatchObject({ [`${retriesOf(echo.from)}/1`]: 2 });
    for (const program of [last, reader]) expect(await program.stop(), program.lines.slice(-5).join("\n")).toBe(0);
  });
});
