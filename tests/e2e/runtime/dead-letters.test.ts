import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { readAll, readOffsets, writeAll } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import { freePort } from "../../support/runtime/ports";
import {
  desiredState,
  RECORD,
  readMetrics,
  recorded,
  startPublisher,
  startWorker,
  type TestStream,
  testStream,
} from "../../support/runtime/shop";

/** Records each event, and fails for even numbers. */
const FAILS_EVEN = `module.exports = async (event, { log }) => {
  log.info("recorded", { n: event.value.n });
  if (event.value.n % 2 === 0) throw new Error("no stock for " + event.value.n);
};`;

const DEAD_LETTER = "Published an event as a dead letter";

describe("dead letters of a worker", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await joinTestPlatform();
  });
  afterAll(() => platform?.stop());

  const deadLettersOf = ({ topic }: TestStream) => `${topic}.dead-letters`;
  const retriesOf = ({ topic }: TestStream) => `${topic}.retries`;

  /** Declares a worker of the stream, with its topics of retries and of dead letters, and what it may do in the latter. */
  async function declare(workload: string, stream: TestStream, ...operations: string[]): Promise<void> {
    const { topics, principals } = desiredState(workload, stream, "read");
    const grant = (name: string, allowed: string[]) => ({
      resource: "topic",
      name,
      pattern: "literal",
      operations: allowed,
    });
    const grants = [grant(deadLettersOf(stream), operations), grant(retriesOf(stream), ["READ", "WRITE", "DESCRIBE"])];
    const reply = await platform.ask("expand", `shop/${workload}`, {
      topics: [...topics, ...grants.map(({ name }) => ({ name, partitions: 1, config: {} }))],
      principals: principals.map((principal) => ({ ...principal, acls: [...principal.acls, ...grants] })),
    });
    expect(reply.status, JSON.stringify(reply)).toBe(200);
  }

  async function prepare(workload: string) {
    const stream = testStream(`events-of-${workload}`);
    await declare(workload, stream, "WRITE", "DESCRIBE");
    return { stream, publisher: await startPublisher(platform, stream) };
  }

  const start = (workload: string, stream: TestStream, handler: string, retries: number, env: object = {}) =>
    startWorker(platform, workload, stream, handler, {
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ ...stream, retries, deadLetterTopic: deadLettersOf(stream) }]),
      HEADWATER_CONCURRENCY: "1",
      ...env,
    });

  it("are what fails after all its retries; the others are handled in order, and all are committed", async () => {
    const { stream, publisher } = await prepare("picky");
    await publisher.sendNumbers([1, 2, 3, 4, 5]);
    const port = await freePort();
    const worker = await start("picky", stream, FAILS_EVEN, 1, { HEALTH_PORT: String(port) });
    await worker.waitFor((line) => line.msg === "recorded" && line.n === 5);
    expect(recorded(worker)).toEqual([1, 2, 2, 3, 4, 4, 5]);

    const letters = await readAll(platform, deadLettersOf(stream), 2);
    expect(letters.map(({ key, value }) => [key, value])).toEqual([
      ["key-2", '{"n":2}'],
      ["key-4", '{"n":4}'],
    ]);
    expect(Object.fromEntries(letters[1]?.headers ?? [])).toMatchObject({
      ce_type: stream.stream,
      "headwater-error": "no stock for 4",
      "headwater-attempts": "2",
      "headwater-failed-at": expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      "headwater-consumer-group": "shop.picky",
      "headwater-original-topic": stream.topic,
      "headwater-original-partition": "0",
      "headwater-original-offset": "3",
      "headwater-original-timestamp": expect.stringMatching(/^\d{13}$/),
    });

    const metrics = await readMetrics(port);
    const of = (name: string) => metrics[`headwater_${name}{stream="${stream.stream}"}`];
    expect([of("events_handled_total"), of("event_failures_total"), of("dead_letters_total")]).toEqual([3, 4, 2]);
    expect([of("event_duration_seconds_count"), of("event_age_seconds_count")]).toEqual([3, 3]);
    expect(of("event_age_seconds_sum")).toBeGreaterThan(0);

    expect(await worker.stop()).toBe(0);
    await publisher.sendNumbers([7]);
    const next = await start("picky", stream, FAILS_EVEN, 1);
    await next.waitFor("recorded");
    expect(recorded(next)).toEqual([7]);
    await next.stop();
  });

  it("are what failed as often via the stream of retries, for which its key did not wait", async () => {
    const { stream, publisher } = await prepare("unordered");
    await publisher.send([0, 1, 2, 3].map((n) => ({ key: "k", value: { n }, headers: { trace: "a" } })));
    const handler = `let failures = 2;
    module.exports = async (event, { log }) => {
      const { id, stream, offset, headers } = event;
      log.info("recorded", { n: event.value.n, id, stream, offset, headers });
      if (event.value.n === 0 || (event.value.n === 1 && failures-- > 0)) throw new Error("no stock");
    };`;
    const subscription = {
      ...stream,
      retries: 2,
      retryTopic: retriesOf(stream),
      deadLetterTopic: deadLettersOf(stream),
    };
    const port = await freePort();
    const env = { HEADWATER_SUBSCRIPTIONS: JSON.stringify([subscription]), HEALTH_PORT: String(port) };
    const first = await start("unordered", stream, handler, 2, env);
    await expect.poll(() => recorded(first).slice(0, 4), { timeout: 20_000 }).toEqual([0, 1, 2, 3]);
    await expect.poll(() => recorded(first).slice(4).sort(), { timeout: 20_000 }).toEqual([0, 0, 1, 1]);
    const tries = first.log.filter(({ msg, n }) => msg === "recorded" && n === 1);
    const [{ headers, ...event }] = tries as [(typeof tries)[number]];
    for (const each of tries) {
      const { id, stream: name, offset } = event;
      expect(each).toMatchObject({ id, stream: name, offset, headers });
      expect(Object.keys(each.headers as object)).toEqual(Object.keys(headers as object));
    }
    const [letter] = await readAll(platform, deadLettersOf(stream), 1);
    expect(letter).toMatchObject({ key: "k", value: '{"n":0}' });
    expect(Object.fromEntries(letter?.headers ?? [])).toMatchObject({
      "headwater-attempts": "3",
      "headwater-original-topic": stream.topic,
      "headwater-original-offset": "0",
    });
    const metrics = await readMetrics(port);
    const of = (name: string) => metrics[`headwater_${name}{stream="${stream.stream}"}`];
    expect([of("events_handled_total"), of("retries_total"), of("dead_letters_total")]).toEqual([3, 4, 1]);
    expect(await first.stop()).toBe(0);
    expect(await readOffsets(platform, "shop.unordered")).toEqual({
      [`${stream.topic}/0`]: 4,
      [`${retriesOf(stream)}/0`]: 4,
    });
  });

  it("are events as they came, with every header, and at once if they can't be decoded", async () => {
    const { stream } = await prepare("raw");
    const { topic } = stream;
    // Kafka's own clients may send one without a value.
    const headers = new Map<Buffer, Buffer | null>([
      [Buffer.from("trace"), Buffer.from("a")],
      [Buffer.from("trace"), Buffer.from("b")],
      [Buffer.from("none"), null],
      [Buffer.from("headwater-error"), Buffer.from("of an earlier time")],
    ]);
    await writeAll(platform, [
      { topic, key: Buffer.from("garbled"), value: Buffer.from('{"n":') },
      { topic, key: Buffer.from("deleted"), headers } as unknown as Parameters<typeof writeAll>[1][number],
      { topic, value: Buffer.from('{ "n": 3 }') },
    ]);
    const handler = `module.exports = async (event, { log }) => {
      if (event.value === null) throw new Error("x".repeat(3000));
      log.info("recorded", { n: event.value.n });
    };`;
    const worker = await start("raw", stream, handler, 0);
    await worker.waitFor("recorded");
    expect(recorded(worker)).toEqual([3]);
    const [garbled, deleted] = await readAll(platform, deadLettersOf(stream), 2);
    expect(garbled).toMatchObject({ key: "garbled", value: '{"n":' });
    expect(garbled?.headers).toContainEqual(["headwater-attempts", "0"]);
    expect(Object.fromEntries(garbled?.headers ?? [])["headwater-error"]).toMatch(
      /\/0\/0 of stream .* can't be decoded/,
    );
    expect(deleted).toMatchObject({ key: "deleted", value: undefined });
    expect(deleted?.headers.slice(0, 3)).toEqual([
      ["trace", "a"],
      ["trace", "b"],
      // Kafka's null, as the client reads it.
      ["none", "undefined"],
    ]);
    const errors = deleted?.headers.filter(([name]) => name === "headwater-error").map(([, text]) => text.length) ?? [];
    expect(errors).toHaveLength(1);
    expect(errors[0]).toBeLessThanOrEqual(1024);
    await worker.stop();
  });

  it("are not lost if the topic does not take them: the event stays uncommitted", async () => {
    const stream = testStream("events-of-silent");
    await declare("silent", stream, "DESCRIBE");
    const publisher = await startPublisher(platform, stream);
    await publisher.sendNumbers([1, 2, 3]);
    const first = await start("silent", stream, FAILS_EVEN, 0);
    expect(await first.exit()).toBe(1);
    expect(await platform.terminationMessage(first)).toMatch(
      /^The handler failed once for event \S+: no stock for 2; and the dead-letter topic \S+ does not take it: .*authorization failed.* The event stays uncommitted/i,
    );
    await declare("silent", stream, "WRITE", "DESCRIBE");
    const second = await start("silent", stream, FAILS_EVEN, 0);
    await second.waitFor((line) => line.msg === "recorded" && line.n === 3);
    expect(recorded(second)).toEqual([2, 3]);
    expect(await readAll(platform, deadLettersOf(stream), 1)).toMatchObject([{ value: '{"n":2}' }]);
    await second.stop();
  });

  it("are there once more if the worker is killed before it could commit", async () => {
    const { stream, publisher } = await prepare("cut-off");
    await publisher.sendNumbers([1, 2, 3]);
    const killed = `const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (line, ...rest) => {
      const result = write(line, ...rest);
      if (String(line).includes("${DEAD_LETTER}")) process.kill(process.pid, "SIGKILL");
      return result;
    };
    ${FAILS_EVEN}`;
    const first = await start("cut-off", stream, killed, 0);
    expect(await first.exit()).toBe(137);
    expect(recorded(first)).toEqual([1, 2]);
    const second = await start("cut-off", stream, FAILS_EVEN, 0);
    await second.waitFor((line) => line.msg === "recorded" && line.n === 3, 30_000); // once the dead member's session is over
    expect(recorded(second).slice(-2)).toEqual([2, 3]);
    const letters = await readAll(platform, deadLettersOf(stream), 2);
    const places = letters.map(({ headers }) => Object.fromEntries(headers)["headwater-original-offset"]);
    expect(places).toEqual(["1", "1"]);
    await second.stop();
  });

  it("are none of an event whose retries were cut short by the worker's end", async () => {
    const { stream, publisher } = await prepare("hasty");
    await publisher.sendNumbers([2, 3]);
    const first = await start("hasty", stream, FAILS_EVEN, 20);
    await first.waitFor((line) => line.msg === "The handler failed" && line.attempt === 2);
    expect(await first.stop("SIGTERM")).toBe(0);
    const second = await start("hasty", stream, RECORD, 0);
    await second.waitFor((line) => line.msg === "recorded" && line.n === 3);
    expect(recorded(second)).toEqual([2, 3]);
    expect([...first.log, ...second.log].filter(({ msg }) => msg === DEAD_LETTER)).toEqual([]);
    await second.stop();
  });
});
