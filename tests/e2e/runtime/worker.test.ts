import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { readAll, readOffsets, write } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import {
  declareWorkload,
  desiredState,
  IN_ORDER,
  isRecorded,
  prepareWorker,
  RECORD,
  recorded,
  startPublisher,
  startWorker,
  testStream,
} from "../../support/runtime/shop";

describe.concurrent("a worker", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await joinTestPlatform();
  });
  afterAll(() => platform?.stop());

  const prepare = (workload: string, partitions?: number) => prepareWorker(platform, workload, partitions);

  it("handles what was published before it ever ran, and then only what it has not handled", async () => {
    const { stream, publisher } = await prepare("first");
    await publisher.sendNumbers([1, 2, 3]);
    const first = await startWorker(platform, "first", stream, RECORD);
    await first.waitFor(isRecorded(3));
    expect(recorded(first)).toEqual([1, 2, 3]);
    expect(await first.stop()).toBe(0);

    await publisher.sendNumbers([4]);
    const second = await startWorker(platform, "first", stream, RECORD);
    await second.waitFor(isRecorded(4));
    expect(recorded(second)).toEqual([4]);
    expect(await second.stop()).toBe(0);
  });

  it("gives the handler the event as it was published", async () => {
    const { stream, publisher } = await prepare("faithful");
    await publisher.send([
      { key: "ключ", value: { text: "ü", list: [1, null] }, headers: { trace: "abc" } },
      { key: "gone", value: null },
      { value: 7 },
    ]);
    const worker = await startWorker(platform, "faithful", stream, RECORD);
    await worker.waitFor((line) => line.msg === "recorded" && line.value === 7);
    const events = worker.log.filter(({ msg }) => msg === "recorded");
    expect(events[0]).toMatchObject({
      key: "ключ",
      value: { text: "ü", list: [1, null] },
      headers: { trace: "abc" },
      stream: "events-of-faithful",
      partition: 0,
      offset: "0",
    });
    expect(Math.abs(Date.now() - Date.parse(String(events[0]?.time)))).toBeLessThan(60_000);
    expect(events[1]).toMatchObject({ key: "gone", value: null });
    expect(events[2]).not.toHaveProperty("key");
    await worker.stop();
  });

  it("retries a handler that fails, then stops without committing the event", async () => {
    const { stream, publisher } = await prepare("failing");
    await publisher.sendNumbers([1, 2, 3]);
    const handler = `module.exports = async (event, { log }) => {
      log.info("recorded", { n: event.value.n });
      if (event.value.n === 2) throw new Error("no stock");
    };`;
    const first = await startWorker(platform, "failing", stream, handler, IN_ORDER);
    expect(await first.exit()).toBe(1);
    expect(recorded(first)).toEqual([1, 2, 2, 2, 2, 2, 2]);
    expect(first.log.at(-1)?.msg).toMatch(
      /^The handler failed 6 times for event shop.events-of-failing\/0\/1: no stock/,
    );
    const second = await startWorker(platform, "failing", stream, RECORD);
    await second.waitFor(isRecorded(3));
    expect(recorded(second)).toEqual([2, 3]);
    await second.stop();
  });

  it("goes on after a retry that succeeds", async () => {
    const { stream, publisher } = await prepare("flaky");
    await publisher.sendNumbers([1, 2]);
    const handler = `let failures = 2;
    module.exports = async (event, { log }) => {
      if (event.value.n === 1 && failures-- > 0) throw new Error("not yet");
      log.info("recorded", { n: event.value.n });
    };`;
    const worker = await startWorker(platform, "flaky", stream, handler, IN_ORDER);
    await worker.waitFor(isRecorded(2));
    expect(recorded(worker)).toEqual([1, 2]);
    await worker.stop();
  });

  it("says which event it can't decode, and stops there", async () => {
    const { stream } = await prepare("garbled");
    await write(platform, stream.topic, '{"n":');
    const worker = await startWorker(platform, "garbled", stream, RECORD);
    expect(await worker.exit()).toBe(1);
    expect(worker.log.at(-1)?.msg).toMatch(
      /^The event shop.events-of-garbled\/0\/0 of stream "events-of-garbled" can't/,
    );
    expect(recorded(worker)).toEqual([]);
  });

  it("handles keys side by side and each in order, and no key waits for one that fails", async () => {
    const { stream, publisher } = await prepare("lanes");
    const event = (key: string, n: number) => ({ key, value: { n } });
    await publisher.send([event("a", 1), event("a", 2), event("b", 3), event("a", 4), event("b", 5)]);
    const handler = `let failures = 2;
    module.exports = async (event, { log }) => {
      if (event.value.n === 1 && failures-- > 0) throw new Error("not yet");
      log.info("recorded", { n: event.value.n });
    };`;
    const first = await startWorker(platform, "lanes", stream, handler);
    await first.waitFor(isRecorded(4));
    expect(recorded(first)).toEqual([3, 5, 1, 2, 4]);
    expect(await first.stop()).toBe(0);
    // Committed is what has nothing unfinished before it: here all of it.
    await publisher.send([event("c", 6)]);
    const second = await startWorker(platform, "lanes", stream, RECORD);
    await second.waitFor(isRecorded(6));
    expect(recorded(second)).toEqual([6]);
    await second.stop();
  });

  it("tries a handler again that hangs, and tells it so", async () => {
    const { stream, publisher } = await prepare("hanging");
    await publisher.sendNumbers([1]);
    const handler = `let hangs = 1;
    module.exports = async (event, { log, signal }) => {
      if (hangs-- > 0) {
        signal.addEventListener("abort", () => log.info("told", { why: signal.reason.message }));
        await new Promise(() => undefined);
      }
      log.info("recorded", { n: event.value.n });
    };`;
    const worker = await startWorker(platform, "hanging", stream, handler, {
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ ...stream, timeoutMs: 300 }]),
    });
    await worker.waitFor(isRecorded(1));
    expect((await worker.waitFor("told")).why).toBe("the handler has not ended within 0.3 s");
    await worker.stop();
  });

  it("tells that its handler has ended the process", async () => {
    const { stream, publisher } = await prepare("leaving");
    await publisher.sendNumbers([1]);
    const worker = await startWorker(platform, "leaving", stream, "module.exports = async () => process.exit(0);");
    expect(await worker.exit()).toBe(1);
    expect(await platform.terminationMessage(worker)).toContain("a handler must not call process.exit");
  });

  it("gives up an event that ends every process that handles it", { timeout: 120_000 }, async ({ expect }) => {
    const stream = testStream("events-of-poisoned");
    const desired = desiredState("poisoned", stream, "read");
    const letters = `${stream.topic}.dead-letters`;
    desired.topics.push({ name: letters, partitions: 1, config: {} });
    desired.principals[0]?.acls.push({
      resource: "topic",
      name: letters,
      pattern: "literal",
      operations: ["WRITE", "DESCRIBE"],
    });
    expect((await platform.ask("expand", "shop/poisoned", desired)).status).toBe(200);
    await (await startPublisher(platform, stream)).sendNumbers([1, 2, 3, 4]);
    const handler = `module.exports = async (event, { log }) => {
      log.info("recorded", { n: event.value.n });
      if (event.value.n !== 2) return;
      if (process.env.END === "killed") process.kill(process.pid, "SIGKILL");
      if (process.env.END === "exits") process.exit(0);
      void Promise.reject(new Error("nobody listens"));
    };`;
    // The container's, which it finds again when it starts again.
    const env = {
      TMPDIR: await mkdtemp(join(platform.folder, "poisoned-")),
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ ...stream, deadLetterTopic: letters }]),
    };
    for (const [end, code] of [
      ["killed", 137],
      ["rejects", 1],
      ["exits", 1],
    ] as const) {
      const worker = await startWorker(platform, "poisoned", stream, handler, { ...env, END: end });
      expect(await worker.exit(), end).toBe(code);
    }
    const last = await startWorker(platform, "poisoned", stream, handler, env);
    await last.waitFor("Published an event as a dead letter", 40_000);
    await expect.poll(() => readOffsets(platform, "shop.poisoned")).toEqual({ [`${stream.topic}/0`]: 4 });
    expect(recorded(last)).not.toContain(2);
    expect(await last.stop()).toBe(0);
    const [letter] = await readAll(platform, letters, 1);
    expect(letter?.value).toBe('{"n":2}');
    expect(Object.fromEntries(letter?.headers ?? [])["headwater-error"]).toMatch(
      /^The process ended 2 times while handling event \S+: The process was ended by its own code, with exit code 0/,
    );
  });

  it("gives batches, and tries those of their events again that are said to have failed", async ({ expect }) => {
    const { stream, publisher } = await prepare("batched");
    await publisher.sendNumbers([1, 2, 3, 4, 5]);
    const handler = `let failures = 1;
    module.exports = async (events, { log }) => {
      log.info("batch", { numbers: events.map(({ value }) => value.n) });
      return { failed: events.filter(({ value }) => value.n === 2 && failures-- > 0) };
    };`;
    const worker = await startWorker(platform, "batched", stream, handler, {
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ ...stream, batch: { size: 3, waitMs: 2_000 } }]),
    });
    const batches = () => worker.log.filter(({ msg }) => msg === "batch").map(({ numbers }) => numbers);
    await expect.poll(() => batches().length, { timeout: 20_000 }).toBe(3);
    expect(batches()).toEqual([[1, 2, 3], [2], [4, 5]]);
    await expect.poll(() => readOffsets(platform, "shop.batched")).toEqual({ "shop.events-of-batched/0": 5 });
    await worker.stop();
  });

  it("publishes from its handler what it declares, and nothing else", async () => {
    const { stream, publisher } = await prepare("relay");
    await declareWorkload(platform, "relay", stream, "both");
    const handler = `module.exports = async (event, { publish, log }) => {
      log.info("recorded", { n: event.value.n });
      if (event.value.n > 1) return;
      await publish("events-of-relay", { key: event.key, value: { n: event.value.n + 1 } });
      await publish("other", { value: 1 }).catch((error) => log.info("refused", { reason: error.message }));
    };`;
    const worker = await startWorker(platform, "relay", stream, handler, {
      HEADWATER_PUBLICATIONS: JSON.stringify([stream]),
    });
    await publisher.sendNumbers([1]);
    await worker.waitFor(isRecorded(2));
    expect((await worker.waitFor("refused")).reason).toContain('The stream "other" is not declared');
    await worker.stop();
  });

  it("may not read what it is not granted", async () => {
    const { publisher } = await prepare("granted");
    await publisher.sendNumbers([1]);
    await declareWorkload(platform, "curious", testStream("events-of-curious"), "read");
    const worker = await startWorker(platform, "curious", testStream("events-of-granted"), RECORD);
    expect(await worker.exit()).toBe(1);
    expect(worker.log.at(-1)?.msg).toMatch(/authorization failed/);
    expect(recorded(worker)).toEqual([]);
  });

  it("tells at once that its password is wrong", async () => {
    const { stream } = await prepare("mistaken");
    const settings = await platform.workloadEnv("shop/mistaken", "mistaken-kafka", RECORD);
    await platform.writeCredential("mistaken", "password", "wrong");
    const worker = platform.run("worker", [], {
      ...settings,
      HEADWATER_GROUP: "shop.mistaken",
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([stream]),
    });
    expect(await worker.exit()).toBe(1);
    expect(Date.now() - worker.startedAt).toBeLessThan(15_000);
    expect(worker.log.at(-1)?.msg).toMatch(/does not accept the credentials of user "shop.mistaken"/);
  });

  it("ends once its event is handled, and has nothing to tell of it", async () => {
    const { stream, publisher } = await prepare("ending");
    const handler = `module.exports = async (event, { log }) => {
      log.info("begun");
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      log.info("recorded", { n: event.value.n });
    };`;
    // Its group has a coordinator from then on: no worker need tell that it waits for one, which it does each 5 s at most.
    const earlier = await startWorker(platform, "ending", stream, handler);
    await earlier.waitFor("joined");
    await earlier.stop();
    const worker = await startWorker(platform, "ending", stream, handler);
    await publisher.sendNumbers([1]);
    await worker.waitFor("begun");
    expect(await worker.stop()).toBe(0);
    const told = worker.log.map(({ msg }) => msg);
    expect(told.slice(told.indexOf("begun"))).toEqual(["begun", "recorded", "handled"]);
  });

  it("lists every setting that is wrong and exits with 78", async () => {
    const worker = platform.run("worker", [], { HEADWATER_GROUP: "g", HEADWATER_KAFKA_BOOTSTRAP: "nowhere" });
    expect(await worker.exit()).toBe(78);
    const text = await platform.terminationMessage(worker);
    for (const name of ["HEADWATER_WORKLOAD", "HEADWATER_SUBSCRIPTIONS", "nowhere", "password"]) {
      expect(text).toContain(name);
    }
  });
});
