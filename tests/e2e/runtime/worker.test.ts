import { mkdtemp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAll, readOffsets, write } from "../../support/runtime/kafka";
import { startTestPlatform, type TestPlatform } from "../../support/runtime/platform";
import type { LogLine, Program } from "../../support/runtime/program";
import {
  declareWorkload,
  desiredState,
  RECORD,
  recorded,
  startPublisher,
  startWorker,
  testStream,
} from "../../support/runtime/shop";

/** One event at a time. */
const IN_ORDER = { HEADWATER_CONCURRENCY: "1" };

/** Their keys are in two partitions of four. */
const TWO_PARTITIONS = [1, 2];

const isRecorded = (n: number) => (line: LogLine) => line.msg === "recorded" && line.n === n;

describe.concurrent("a worker", () => {
  let platform: TestPlatform;

  beforeAll(async () => {
    platform = await startTestPlatform();
  });
  afterAll(() => platform?.stop());

  async function prepare(workload: string, partitions = 1) {
    const stream = testStream(`events-of-${workload}`);
    await declareWorkload(platform, workload, stream, "read", partitions);
    return { stream, publisher: await startPublisher(platform, stream, partitions) };
  }

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

  it("finishes the event in hand on SIGTERM, commits it and leaves the others to the next", async () => {
    const { stream, publisher } = await prepare("slow");
    await publisher.sendNumbers([1, 2, 3]);
    const handler = `module.exports = async (event, { log }) => {
      log.info("began", { n: event.value.n });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      log.info("recorded", { n: event.value.n });
    };`;
    const first = await startWorker(platform, "slow", stream, handler, IN_ORDER);
    await first.waitFor("began");
    expect(await first.stop("SIGTERM")).toBe(0);
    expect(recorded(first)).toEqual([1]);

    const second = await startWorker(platform, "slow", stream, RECORD, IN_ORDER);
    await second.waitFor(isRecorded(3));
    expect(recorded(second)).toEqual([2, 3]);
    await second.stop();
  });

  it("leaves its group when it is stopped while it joins, so that the next need not wait for its session's end", async () => {
    const { stream } = await prepare("hasty");
    const stopped = async (reached: (worker: Program) => Promise<unknown>) => {
      const worker = await startWorker(platform, "hasty", stream, RECORD);
      await reached(worker);
      return await worker.stop();
    };
    expect(await stopped((worker) => worker.waitFor("joined"))).toBe(0);
    for (const ms of [140, 180, 220, 260]) await stopped(() => new Promise((resolve) => setTimeout(resolve, ms)));
    const next = await startWorker(platform, "hasty", stream, RECORD);
    await next.waitFor("joined");
    // A session takes 10 s to end.
    expect(Date.now() - next.startedAt).toBeLessThan(8_000);
    await next.stop();
  });

  it("handles the event again that it was killed at", async () => {
    const { stream, publisher } = await prepare("killed");
    await publisher.sendNumbers([1, 2]);
    const handler = `module.exports = async (event, { log }) => {
      log.info("recorded", { n: event.value.n });
      if (event.value.n === 2) await new Promise(() => setInterval(() => undefined, 1000));
    };`;
    const first = await startWorker(platform, "killed", stream, handler, IN_ORDER);
    await first.waitFor(isRecorded(2));
    await new Promise((resolve) => setTimeout(resolve, 500)); // for the first event's commit
    await first.stop("SIGKILL");
    const second = await startWorker(platform, "killed", stream, RECORD);
    await second.waitFor(isRecorded(2), 30_000); // once the dead member's session is over
    expect(recorded(second)).toEqual([2]);
    await second.stop();
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

  it("shares partitions with a second replica, each event handled by one of them", async () => {
    const { stream, publisher } = await prepare("shared", 4);
    const numbers = Array.from({ length: 200 }, (_, n) => n);
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 50));");
    const one = await startWorker(platform, "shared", stream, slow, IN_ORDER);
    await one.waitFor("joined");
    const sending = publisher.sendNumbers(numbers);
    const two = await startWorker(platform, "shared", stream, slow, IN_ORDER);
    await two.waitFor("recorded");
    await sending;
    await expect
      .poll(() => new Set([...recorded(one), ...recorded(two)]).size, { timeout: 20_000 })
      .toBe(numbers.length);
    expect(await one.stop(), one.lines.join("\n")).toBe(0);
    expect(await two.stop(), two.lines.join("\n")).toBe(0);
    // What was in hand when the group was divided anew was finished first.
    expect(recorded(one).length + recorded(two).length).toBe(numbers.length);
  });

  it("loses nothing while replicas come, are told to stop and are killed", { timeout: 120_000 }, async ({ expect }) => {
    const { stream, publisher } = await prepare("restless", 4);
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 5));");
    const replicas: Program[] = [];
    let sent = 0;
    for (const signal of ["SIGTERM", "SIGKILL", "SIGTERM", "SIGTERM"] as const) {
      replicas.push(await startWorker(platform, "restless", stream, slow));
      if (replicas.length === 1) replicas.push(await startWorker(platform, "restless", stream, slow));
      await publisher.sendNumbers(Array.from({ length: 150 }, () => sent++));
      const ending = replicas.filter(({ running }) => running)[0];
      // Before it listens, the signal would end it like a kill.
      if (signal === "SIGTERM") await ending?.waitFor("joined");
      const code = await ending?.stop(signal);
      expect(code, ending?.lines.join("\n")).toBe(signal === "SIGTERM" ? 0 : 137);
    }
    await expect.poll(() => new Set(replicas.flatMap(recorded)).size, { timeout: 60_000 }).toBe(sent);
    await Promise.all(replicas.map((replica) => replica.stop()));
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

  it("leaves to the next replica what is not done, and nothing that is done behind it", async ({ expect }) => {
    const { stream, publisher } = await prepare("waiting");
    await publisher.sendNumbers(Array.from({ length: 100 }, (_, n) => n));
    const handler = `module.exports = async (event, { log }) => {
      if (event.value.n % 40 === 3) throw new Error("not yet");
      log.info("recorded", { n: event.value.n });
    };`;
    const first = await startWorker(platform, "waiting", stream, handler);
    await expect.poll(() => recorded(first).length, { timeout: 20_000 }).toBe(97);
    expect(await first.stop()).toBe(0);
    await publisher.sendNumbers([100]);
    const second = await startWorker(platform, "waiting", stream, RECORD);
    await second.waitFor(isRecorded(100));
    expect(recorded(second)).toEqual([3, 43, 83, 100]);
    await expect.poll(() => readOffsets(platform, "shop.waiting")).toEqual({ "shop.events-of-waiting/0": 101 });
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

  it("finishes what it has in hand before another replica takes its partitions over", async ({ expect }) => {
    const { stream, publisher } = await prepare("handover", 2);
    await publisher.sendNumbers(Array.from({ length: 40 }, (_, n) => n));
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 1_000));");
    const one = await startWorker(platform, "handover", stream, slow, { HEADWATER_CONCURRENCY: "2" });
    await one.waitFor("recorded");
    const two = await startWorker(platform, "handover", stream, slow, { HEADWATER_CONCURRENCY: "2" });
    const all = () => [...recorded(one), ...recorded(two)];
    await expect.poll(() => all().length, { timeout: 40_000 }).toBe(40);
    expect(new Set(all()).size).toBe(40);
    expect(recorded(two).length).toBeGreaterThan(0);
    await Promise.all([one.stop(), two.stop()]);
  });

  it("begins at what is not handled of partitions that come back, also if nothing of them was ever committed", async ({
    expect,
  }) => {
    const { stream, publisher } = await prepare("coming-back", 8);
    const numbers = Array.from({ length: 400 }, (_, n) => n);
    await publisher.sendNumbers(numbers);
    const go = join(await mkdtemp(join(platform.folder, "coming-back-")), "go");
    const waiting = RECORD.replace(
      "=> {",
      `=> { while (!require("node:fs").existsSync("${go}")) await new Promise((r) => setTimeout(r, 50));`,
    );
    const first = await startWorker(platform, "coming-back", stream, waiting, IN_ORDER);
    await first.waitFor((line) => line.msg === "joined" && line.partitions === 8);
    await sleep(1_000); // it reads ahead
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 200));");
    const second = await startWorker(platform, "coming-back", stream, slow, IN_ORDER);
    await second.waitFor("recorded");
    expect(await second.stop()).toBe(0);
    await first.waitFor(
      (line) => line.msg === "joined" && line.partitions === 8 && Number(line.generation) > 3,
      20_000,
    );
    await writeFile(go, "");
    const all = () => new Set([...recorded(first), ...recorded(second)]);
    await expect.poll(() => all().size, { timeout: 20_000 }).toBe(numbers.length);
    expect(await first.stop()).toBe(0);
  });

  it("of a Job is not interrupted by another one that joins, which gets what waits, and both end when nothing is left", async () => {
    const { stream, publisher } = await prepare("lengthy", 4);
    const handler = `module.exports = async (event, { log }) => {
      log.info("began", { n: event.value.n, partition: event.partition });
      await new Promise((resolve) => setTimeout(resolve, 6_500)); // longer than partitions may take to be given up
      log.info("recorded", { n: event.value.n });
    };`;
    const job = { ...IN_ORDER, HEADWATER_EXIT_WHEN_IDLE_MS: "10000" };
    const one = await startWorker(platform, "lengthy", stream, handler, job);
    await one.waitFor("joined");
    await publisher.sendNumbers(TWO_PARTITIONS);
    await one.waitFor("began");
    const two = await startWorker(platform, "lengthy", stream, handler, job);
    await two.waitFor("began");
    expect(recorded(one)).toEqual([]);
    expect(await Promise.all([one.exit(), two.exit()]), `${one.lines.join("\n")}\n${two.lines.join("\n")}`).toEqual([
      0, 0,
    ]);
    const begun = [one, two].map(({ log }) => log.filter(({ msg }) => msg === "began").map(({ n }) => n));
    expect(begun).toEqual([recorded(one), recorded(two)]);
    expect(begun.flat().sort()).toEqual(TWO_PARTITIONS);
    expect(begun.map(({ length }) => length)).toEqual([1, 1]);
  });

  it.sequential("waits for a broker that restarts", async () => {
    const { stream, publisher } = await prepare("patient");
    const worker = await startWorker(platform, "patient", stream, RECORD, IN_ORDER);
    await worker.waitFor("joined");
    await publisher.sendNumbers([1]);
    await worker.waitFor(isRecorded(1));
    await platform.restartBroker();
    await publisher.sendNumbers([2]);
    await worker.waitFor(isRecorded(2), 60_000);
    expect(recorded(worker)).toEqual([1, 2]);
    expect(await worker.stop()).toBe(0);
  });

  it.sequential("begins no event while none gets committed, and goes on then", async () => {
    const { stream, publisher } = await prepare("held-up");
    const slow = RECORD.replace("=> {", "=> { await new Promise((r) => setTimeout(r, 20));");
    const worker = await startWorker(platform, "held-up", stream, slow, IN_ORDER);
    await worker.waitFor("joined");
    const numbers = Array.from({ length: 300 }, (_, n) => n);
    await publisher.sendNumbers(numbers);
    await worker.waitFor(isRecorded(10));
    const [soon, later] = await platform.whileBrokerHangs(async () => {
      await sleep(1_000);
      const soon = recorded(worker).length;
      await sleep(1_500);
      return [soon, recorded(worker).length];
    });
    expect(later).toBe(soon);
    expect(later).toBeLessThan(numbers.length);
    await expect.poll(() => recorded(worker).length, { timeout: 30_000 }).toBe(numbers.length);
    expect(recorded(worker)).toEqual(numbers);
    expect(await worker.stop()).toBe(0);
  });

  it("consumes partitions that are added to a topic while it runs", { timeout: 90_000 }, async ({ expect }) => {
    const { stream, publisher } = await prepare("growing", 1);
    const worker = await startWorker(platform, "growing", stream, RECORD);
    await worker.waitFor("joined");
    await declareWorkload(platform, "growing", stream, "read", 8);
    await worker.waitFor((line) => line.msg === "joined" && line.partitions === 8, 45_000);
    await publisher.sendNumbers([1, 2, 3, 4, 5, 6, 7, 8]);
    await expect.poll(() => recorded(worker).length, { timeout: 20_000 }).toBe(8);
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
    expect(Date.now() - worker.startedAt).toBeLessThan(30_000);
    expect(worker.log.at(-1)?.msg).toMatch(/does not accept the credentials of user "shop.mistaken"/);
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
