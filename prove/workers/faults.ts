import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { delay } from "../../runtime/shared/delay";
import { openProducer, readEnds, readOffsets } from "../../tests/support/runtime/kafka";
import { startTestPlatform, type TestPlatform } from "../../tests/support/runtime/platform";
import { desiredState, startWorker, testStream } from "../../tests/support/runtime/shop";
import { readCommitted } from "./console-consumer";
import { Crew, chancesOf } from "./crew";
import { alwaysFails, JOURNALING, outOfOrder, readJournal, repeats } from "./journal";

const EVENTS = 100_000;
const KEYS = 2_000;
const PARTITIONS = 8;
const RETRIES = 3;
const SEED = 7;
/** Events are published for about so long, while things happen. */
const CHUNK = 2_000;
const PAUSE_MS = 1_000;
const END_MS = 180_000;

/** A hundred thousand events, while replicas come, go and are killed, and the broker too: once as usual, once in transactions. */
export async function faults(progress: Progress): Promise<Bar[]> {
  const bars: Bar[] = [];
  for (const transactional of [false, true]) {
    const platform = await startTestPlatform();
    bars.push(
      ...(await withCleanup(
        () => prove(platform, transactional, progress),
        () => platform.stop(),
      )),
    );
  }
  return bars;
}

async function prove(platform: TestPlatform, transactional: boolean, progress: Progress): Promise<Bar[]> {
  const name = transactional ? "transactions" : "usual";
  const [stream, results] = [testStream(`load-of-${name}`), testStream(`results-of-${name}`)];
  const letters = `shop.${name}.dead-letters`;
  await declare(platform, name, stream.topic, results.topic, letters);
  const journal = join(platform.folder, "journal");
  await mkdir(journal);
  const publish = `await publish("${results.stream}", { key, value: { n } });`;
  const start = () =>
    startWorker(platform, name, stream, JOURNALING.replace("PUBLISH", transactional ? publish : ""), {
      HEADWATER_LOG_LEVEL: "warn",
      HEADWATER_SUBSCRIPTIONS: JSON.stringify([{ ...stream, retries: RETRIES, deadLetterTopic: letters }]),
      ...(transactional
        ? {
            HEADWATER_PUBLICATIONS: JSON.stringify([results]),
            HEADWATER_TRANSACTIONAL_ID_PREFIX: `shop.${name}.`,
          }
        : {}),
      JOURNAL: journal,
    });
  const crew = new Crew(platform, start, chancesOf(SEED));
  await crew.add();
  await crew.add();
  await progress.step(`${name}: ${EVENTS} events, while replicas come and go (seed ${SEED})`, async (say) => {
    await publishAll(platform, stream.topic, crew);
    await crew.dismiss();
    await crew.add();
    await untilDone(platform, stream.topic, `shop.${name}`, crew);
    say(JSON.stringify(crew.events));
  });
  await crew.dismiss();
  return await judge(platform, { name, transactional, journal, letters, results: results.topic, crew });
}

async function declare(platform: TestPlatform, name: string, topic: string, results: string, letters: string) {
  const desired = desiredState(name, { stream: "", topic }, "read", PARTITIONS);
  for (const [each, partitions] of [
    [results, PARTITIONS],
    [letters, 1],
  ] as const) {
    desired.topics.push({ name: each, partitions, config: {} });
    desired.principals[0]?.acls.push({
      resource: "topic",
      name: each,
      pattern: "literal",
      operations: ["WRITE", "DESCRIBE"],
    });
  }
  desired.principals[0]?.acls.push({
    resource: "transactionalId",
    name: `shop.${name}.`,
    pattern: "prefixed",
    operations: ["WRITE", "DESCRIBE"],
  });
  const reply = await platform.ask("expand", `shop/${name}`, desired);
  if (reply.status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(reply)}`);
}

async function publishAll(platform: TestPlatform, topic: string, crew: Crew): Promise<void> {
  const half = EVENTS / CHUNK / 2;
  for (let chunk = 0; chunk * CHUNK < EVENTS; chunk++) {
    const producer = openProducer(platform, platform.admin);
    try {
      const messages = Array.from({ length: CHUNK }, (_, index) => {
        const n = chunk * CHUNK + index;
        return { topic, key: Buffer.from(`key-${n % KEYS}`), value: Buffer.from(JSON.stringify({ n })) };
      });
      await producer.send({ messages, acks: -1 });
    } finally {
      await producer.close(true);
    }
    if (chunk === half) await crew.killBroker();
    else await crew.happen();
    await delay(PAUSE_MS);
  }
}

/** Everything is committed. */
async function untilDone(platform: TestPlatform, topic: string, group: string, crew: Crew): Promise<void> {
  for (const deadline = Date.now() + END_MS; ; await delay(1_000)) {
    const [ends, offsets] = [await readEnds(platform, topic), await readOffsets(platform, group)];
    const lag = Object.entries(ends).reduce((sum, [partition, end]) => sum + end - (offsets[partition] ?? 0), 0);
    if (lag === 0) return;
    await crew.revive();
    if (Date.now() > deadline) {
      throw new Error(`${lag} events are not done after ${END_MS / 1000} s. The replicas say:\n${crew.lastLines()}`);
    }
  }
}

interface Run {
  readonly name: string;
  readonly transactional: boolean;
  readonly journal: string;
  readonly letters: string;
  readonly results: string;
  readonly crew: Crew;
}

async function judge(platform: TestPlatform, run: Run): Promise<Bar[]> {
  const { name, crew } = run;
  const what = (text: string) => `${name}: ${text}`;
  const tries = await readJournal(run.journal);
  const handled = new Set(tries.filter(({ ended }) => ended !== undefined).map(({ n }) => n));
  const letters = (await readCommitted(platform, run.letters)).map(({ headers, value }) => ({
    n: (JSON.parse(value) as { n: number }).n,
    isExplained: headers.includes("headwater-error:it always fails"),
  }));
  const buried = new Set(letters.map(({ n }) => n));
  const all = Array.from({ length: EVENTS }, (_, n) => n);
  const lost = all.filter((n) => !handled.has(n) && !buried.has(n));
  const wrong = all.filter((n) => buried.has(n) !== alwaysFails(n));
  const disorder = outOfOrder(tries, RETRIES + 1);
  const { all: repeated, ofDead, ofOutages, unexplained } = repeats(tries, crew.died, crew.outages);
  const culprits = [...new Set(unexplained.map(({ pid }) => pid))];
  const said = culprits.length > 0 ? `; ${crew.lastLines(culprits)}` : "";
  const bars = [
    isTrue(what(`each of ${EVENTS} events is handled or a dead letter`), lost.length === 0, some(lost)),
    isTrue(what("dead letters are what always fails, and nothing else"), wrong.length === 0, some(wrong)),
    isTrue(
      what("each dead letter tells its cause"),
      letters.every(({ isExplained }) => isExplained) && letters.length > 0,
      `${letters.length} letters of ${buried.size} events`,
    ),
    isTrue(what("each key's events are in order"), disorder.length === 0, some(disorder.map(({ n }) => n))),
    isTrue(
      what("handlers repeat only what was in hand as a replica died, or the broker"),
      unexplained.length === 0,
      `${repeated} repeated: ${ofDead} after ${crew.died.size} deaths, ${ofOutages} after the broker's; ${some(unexplained.map(({ n }) => n))} otherwise${said}`,
    ),
    isTrue(
      what("things happened"),
      crew.events.killed > 5 && crew.events.stopped > 5 && crew.events.brokerKilled > 0,
      JSON.stringify(crew.events),
    ),
  ];
  if (!run.transactional) return bars;
  const outputs = (await readCommitted(platform, run.results)).map(
    ({ value }) => (JSON.parse(value) as { n: number }).n,
  );
  const expected = all.filter((n) => !alwaysFails(n));
  const isExact = outputs.length === expected.length && new Set(outputs).size === expected.length;
  return [
    ...bars,
    isTrue(
      what("who reads committed events sees each result exactly once"),
      isExact && outputs.every((n) => !alwaysFails(n)) && letters.length === buried.size,
      `${outputs.length} results of ${new Set(outputs).size} events; ${letters.length} dead letters of ${buried.size}`,
    ),
  ];
}

const some = (numbers: readonly number[]): string =>
  numbers.length === 0 ? "none" : `${numbers.length}: ${numbers.slice(0, 10).join(", ")}`;
