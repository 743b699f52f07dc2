import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { LettersPage, RedriveAnswer, WaitingAnswer } from "../../../runtime/provisioner/operations/letter-answers";
import type { ReplayAnswer } from "../../../runtime/provisioner/operations/replay-target";
import { joinTestPlatform } from "../../support/runtime/joined-platform";
import { readAll, writeAll } from "../../support/runtime/kafka";
import type { TestPlatform } from "../../support/runtime/platform";
import { declareWorkload, desiredState, RECORD, recorded, startWorker, testStream } from "../../support/runtime/shop";

/** Two partitions with these numbers of events. */
const EVENTS = [4, 2] as const;

let platform: TestPlatform;

beforeAll(async () => {
  platform = await joinTestPlatform();
});
afterAll(() => platform?.stop());

const ask = async <T>(verb: string, owner: string, body: unknown, token?: string): Promise<T> => {
  const reply = await platform.ask(verb, owner, body, token);
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
  return reply.body as T;
};

const refusal = async (verb: string, owner: string, body: unknown) => {
  const { status, body: answer } = await platform.ask(verb, owner, body);
  return [status, answer.code, ...(answer.details ?? [])];
};

describe("a replay", () => {
  const stream = testStream("replayed");
  const replay = (to: unknown, more: object = {}) => ({ group: "shop.mover", topics: [stream.topic], to, ...more });
  const dryRun = async (to: unknown) =>
    (await ask<ReplayAnswer>("replay?dryRun=true", "shop/mover", replay(to))).positions;
  const brief = (positions: ReplayAnswer["positions"]) =>
    positions.map(({ partition, from, to }) => [partition, from, to]);

  beforeAll(async () => {
    await declareWorkload(platform, "mover", stream, "read", 2);
    await writeAll(
      platform,
      EVENTS.flatMap((count, partition) =>
        Array.from({ length: count }, (_, n) => ({
          topic: stream.topic,
          partition,
          value: Buffer.from(JSON.stringify({ n: partition * 10 + n })),
          timestamp: BigInt(1_700_000_000_000 + n * 1000),
        })),
      ),
    );
  });

  it("sets a group to offsets, to a time and to both ends, never outside the log, and a dry run changes nothing", async () => {
    expect(await dryRun("latest")).toEqual([
      { topic: stream.topic, partition: 0, from: null, to: 4, again: 0, skipped: 4 },
      { topic: stream.topic, partition: 1, from: null, to: 2, again: 0, skipped: 2 },
    ]);
    expect(brief((await ask<ReplayAnswer>("replay", "shop/mover", replay("latest"))).positions)).toEqual([
      [0, null, 4],
      [1, null, 2],
    ]);
    expect(await dryRun({ time: 1_700_000_001_000 })).toEqual([
      { topic: stream.topic, partition: 0, from: 4, to: 1, again: 3, skipped: 0 },
      { topic: stream.topic, partition: 1, from: 2, to: 1, again: 1, skipped: 0 },
    ]);
    // Partition 1 has no event that late: it goes on at its end.
    expect(brief(await dryRun({ time: 1_700_000_003_000 }))).toEqual([
      [0, 4, 3],
      [1, 2, 2],
    ]);
    expect(await dryRun({ offsets: { 0: 99 } })).toEqual([
      { topic: stream.topic, partition: 0, from: 4, to: 4, again: 0, skipped: 0, wanted: 99 },
    ]);
    await ask("replay", "shop/mover", replay({ offsets: { 1: 1 } }));
    expect(brief(await dryRun("earliest"))).toEqual([
      [0, 4, 0],
      [1, 1, 0],
    ]);
  });

  it("lets the worker handle from there on, and is refused while it runs", async () => {
    await ask("replay", "shop/mover", replay({ offsets: { 0: 2, 1: 1 } }));
    const worker = await startWorker(platform, "mover", stream, RECORD);
    await worker.waitFor((line) => line.n === 11);
    await worker.waitFor((line) => line.n === 3);
    expect(recorded(worker).sort()).toEqual([11, 2, 3]);
    expect(await refusal("replay", "shop/mover", replay("earliest"))).toEqual([
      409,
      "HW-REPLAY-001",
      expect.stringContaining("headwater replay"),
    ]);
    expect((await ask<ReplayAnswer>("replay?dryRun=true", "shop/mover", replay("earliest"))).members).toBe(1);
    await worker.stop();
  });

  it("is for the owner's group, and for topics that it reads", async () => {
    expect(await refusal("replay", "shop/mover", replay("latest", { group: "shop.other" }))).toEqual([
      403,
      "HW-REPLAY-002",
      'group "shop.other" is not that of shop/mover',
    ]);
    expect(
      await refusal("replay", "shop/mover", replay("latest", { topics: ["bank.accounts", stream.topic] })),
    ).toEqual([403, "HW-REPLAY-002", 'topic "bank.accounts" is not one that shop/mover reads']);
    expect(await refusal("replay", "shop/mover", replay("latest", { topics: ["shop.nothing"] }))).toEqual([
      403,
      "HW-REPLAY-002",
      'there is no topic "shop.nothing"',
    ]);
    expect(await refusal("replay", "shop/mover", replay({ offsets: { 7: 0 } }))).toEqual([
      403,
      "HW-REPLAY-002",
      `topic "${stream.topic}" has no partition 7, only 2`,
    ]);
    expect(await refusal("replay", "shop/mover", { topics: [], to: { offsets: 3 } })).toEqual([
      400,
      "HW-PROVISION-002",
      expect.stringContaining("to.offsets"),
      "topics is empty",
      expect.stringContaining("offsets are those of one topic"),
      expect.stringContaining("group is missing"),
    ]);
    const foreign = platform.kubernetes.issueToken("bank");
    expect((await platform.ask("replay", "shop/mover", replay("latest"), foreign)).status).toBe(403);
  });
});

describe("dead letters", () => {
  const stream = testStream("redriven");
  const topic = "shop.clerk.dead-letters";
  const FAILS = `module.exports = async (event, { log }) => {
    log.info("recorded", { n: event.value.n, headers: event.headers });
    if (event.value.n % 2 === 0) throw new Error("no stock for " + event.value.n);
  };`;
  const list = (more: object = {}) => ask<LettersPage>("dead-letters", "shop/clerk", { topic, ...more });
  const waiting = async (...topics: string[]) => {
    const answer = await ask<WaitingAnswer>("dead-letters/waiting", "shop/clerk", { topics });
    return answer.waiting.map(({ letters, more, ...of }) => [of.topic, letters.map(({ id }) => id), more]);
  };
  const redrive = (more: object = {}) =>
    ask<RedriveAnswer>("dead-letters/redrive", "shop/clerk", { topic, group: "shop.clerk", ...more });

  beforeAll(async () => {
    const { topics, principals } = desiredState("clerk", stream, "read", 2);
    const grant = { resource: "topic", name: topic, pattern: "literal", operations: ["WRITE", "DESCRIBE"] };
    await ask("expand", "shop/clerk", {
      topics: [...topics, { name: topic, partitions: 1, config: {} }],
      principals: principals.map((principal) => ({ ...principal, acls: [...principal.acls, grant] })),
    });
  });

  const start = (handler: string) =>
    startWorker(platform, "clerk", stream, handler, {
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ ...stream, retries: 0, deadLetterTopic: topic }]),
    });

  it("are listed with cause, origin and, if asked for, contents", async () => {
    await writeAll(
      platform,
      [1, 2, 4].map((n) => ({
        topic: stream.topic,
        partition: 1,
        key: Buffer.from(`key-${n}`),
        value: Buffer.from(JSON.stringify({ n })),
        headers: new Map([[Buffer.from("trace"), Buffer.from(`t${n}`)]]),
      })),
    );
    const worker = await start(FAILS);
    await readAll(platform, topic, 2);
    await worker.stop();

    const { letters, next, end } = await list();
    expect([next, end]).toEqual([undefined, { 0: 2 }]);
    expect(letters).toEqual([
      expect.objectContaining({ id: "0/0", error: "no stock for 2", attempts: 1, redriven: false }),
      expect.objectContaining({ id: "0/1", original: { topic: stream.topic, partition: 1, offset: 2 } }),
    ]);
    expect(letters[0]).not.toHaveProperty("value");
    const [shown] = (await list({ contents: true, ids: ["0/1"] })).letters;
    const text = (base64: string | null | undefined) => Buffer.from(base64 ?? "", "base64").toString();
    expect([text(shown?.key), text(shown?.value)]).toEqual(["key-4", '{"n":4}']);
    expect(shown?.headers?.map(([name, value]) => [name, text(value)])).toEqual([["trace", "t4"]]);
  });

  it("go back to where they came from, for their worker alone, once", async () => {
    expect(await redrive({ ids: ["0/1"] })).toEqual({ redriven: ["0/1"], refused: [], more: false });
    expect(await redrive({ ids: ["0/1"] })).toMatchObject({ redriven: [], refused: [{ id: "0/1" }] });
    expect(await waiting(topic, "shop.gone", "bank.accounts")).toEqual([
      [topic, ["0/0"], false],
      ["shop.gone", [], false],
      ["bank.accounts", [], false],
    ]);
    expect(await redrive({ until: { 0: 1 } })).toEqual({ redriven: ["0/0"], refused: [], more: false });
    expect(await redrive()).toEqual({ redriven: [], refused: [], more: false });
    expect((await list()).letters.map(({ redriven }) => redriven)).toEqual([true, true]);

    const worker = await start(RECORD);
    await worker.waitFor((line) => line.n === 2);
    await worker.stop();
    const again = worker.log.filter(({ msg }) => msg === "recorded");
    expect(again.map(({ n, key, partition, headers }) => [n, key, partition, headers])).toEqual([
      [4, "key-4", 1, { trace: "t4", "headwater-redriven-for": "shop.clerk" }],
      [2, "key-2", 1, { trace: "t2", "headwater-redriven-for": "shop.clerk" }],
    ]);
  });

  it("stay where sending them again would reach others, or undo what is newer", async () => {
    await ask("expand", "bank/accounts", {
      topics: [{ name: "bank.accounts", partitions: 1, config: {} }],
      principals: [],
    });
    await ask("expand", "shop/state", {
      topics: [{ name: "shop.state", partitions: 1, config: { "cleanup.policy": "compact" } }],
      principals: [],
    });
    const letter = (original: string) => ({
      topic,
      key: Buffer.from("k"),
      value: Buffer.from("{}"),
      headers: new Map([[Buffer.from("headwater-original-topic"), Buffer.from(original)]]),
    });
    await writeAll(platform, [letter("bank.accounts"), letter("shop.state"), letter("shop.gone")]);
    const { redriven, refused } = await redrive();
    expect(redriven).toEqual([]);
    expect(refused.map(({ why }) => why)).toEqual([
      expect.stringMatching(/^topic "bank.accounts" is another team's.*headwater replay with --to-offset 0=0/),
      expect.stringMatching(/^topic "shop.state" keeps the last value of each key/),
      'there is no topic "shop.gone" any more',
    ]);
    const elsewhere = { topic: "bank.accounts", group: "shop.clerk" };
    expect(await refusal("dead-letters", "shop/clerk", elsewhere)).toEqual([404, "HW-LETTER-001"]);
    expect(await refusal("dead-letters/redrive", "shop/clerk", { topic, group: "bank.teller" })).toEqual([
      403,
      "HW-LETTER-002",
    ]);
  });

  it("come page by page, and go back in batches", async () => {
    const many = "shop.many.dead-letters";
    await ask("expand", "shop/many", { topics: [{ name: many, partitions: 1, config: {} }], principals: [] });
    const headers = new Map([[Buffer.from("headwater-original-topic"), Buffer.from(stream.topic)]]);
    await writeAll(
      platform,
      Array.from({ length: 601 }, (_, n) => ({ topic: many, value: Buffer.from(`${n}`), headers })),
    );
    const page = (from?: object) =>
      ask<LettersPage>("dead-letters", "shop/many", { topic: many, ...(from ? { from } : {}) });
    const first = await page();
    expect([first.letters.length, first.next]).toEqual([500, { 0: 500 }]);
    expect((await page(first.next)).letters.map(({ id }) => id)).toEqual(
      Array.from({ length: 101 }, (_, n) => `0/${500 + n}`),
    );
    const [[, counted, areMore] = []] = await waiting(many);
    expect([(counted as string[]).length, areMore]).toEqual([500, true]);
    const all = () =>
      ask<RedriveAnswer>("dead-letters/redrive", "shop/many", { topic: many, group: "shop.clerk", until: first.end });
    const [one, two, three] = [await all(), await all(), await all()];
    expect([one, two, three].map(({ redriven, more }) => [redriven.length, more])).toEqual([
      [500, true],
      [101, false],
      [0, false],
    ]);
  });
});
