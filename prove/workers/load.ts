import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { EventProducer } from "../../runtime/handler-host/producer";
import { delay } from "../../runtime/shared/delay";
import { createLogger } from "../../runtime/shared/log";
import { readEnds, readOffsets } from "../../tests/support/runtime/kafka";
import type { TestPlatform } from "../../tests/support/runtime/platform";
import { desiredState, startWorker, testStream } from "../../tests/support/runtime/shop";
import { readCommitted } from "./console-consumer";
import { Crew, chancesOf } from "./crew";
import { alwaysFails, JOURNALING, outOfOrder, readJournal, repeats } from "./journal";

const KEYS = 2_000;
const PARTITIONS = 8;
const RETRIES = 3;
const SEED = 7;
/** Events are published for about so long, while things happen. */
const CHUNK = 2_000;
const PAUSE_MS = 1_000;
const END_MS = 180_000;

export interface Load {
  readonly platform: TestPlatform;
  readonly transactional: boolean;
  readonly events: number;
  /** How often a broker is killed for sure. */
  readonly outages: number;
  /** Kills a broker. Resolves once it is back. */
  restartBroker(): Promise<void>;
}

/** Events that a worker handles, some of which fail, while its replicas come, go and are killed, and brokers are, too. */
export async function underLoad(load: Load, progress: Progress): Promise<Bar[]> {
  const { platform, transactional, events } = load;
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
  const crew = new Crew(load.restartBroker, start, chancesOf(SEED));
  await crew.add();
  await crew.add();
  await progress.step(`${name}: ${events} events, while replicas come and go (seed ${SEED})`, async (say) => {
    await publishAll(load, stream.topic, crew);
    await crew.dismiss();
    await crew.add();
    await untilDone(platform, stream.topic, `shop.${name}`, crew);
    say(JSON.stringify(crew.events));
  });
  await crew.dismiss();
  return await judge(load, { name, journal, letters, results: results.topic, crew });
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

async function publishAll({ platform, events, outages }: Load, topic: string, crew: Crew): Promise<void> {
  const { bootstrap, ca, admin } = platform;
  const access = { bootstrap: bootstrap.split(","), ca, ...admin };
  const producer = new EventProducer(access, "load", createLogger("error", {}));
  const chunks = events / CHUNK;
  const isDue = (chunk: number) => Math.floor((chunk * (outages + 1)) / chunks) > crew.events.brokerKilled;
  let outage = Promise.resolve();
  try {
    for (let chunk = 0; chunk < chunks; chunk++) {
      if (isDue(chunk) && !crew.isBrokerAway) outage = crew.killBroker();
      else await crew.happen();
      const sent = Array.from({ length: CHUNK }, (_, index) => {
        const n = chunk * CHUNK + index;
        return producer.send({ topic, key: Buffer.from(`key-${n % KEYS}`), value: Buffer.from(JSON.stringify({ n })) });
      });
      await Promise.all([...sent, delay(PAUSE_MS)]);
    }
  } finally {
    // Whoever cleans up is to find all that runs.
    await outage;
    await producer.close();
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
  readonly journal: string;
  readonly letters: string;
  readonly results: string;
  readonly crew: Crew;
}

async function judge({ platform, transactional, events, outages }: Load, run: Run): Promise<Bar[]> {
  const { name, crew } = run;
  const what = (text: string) => `${name}: ${text}`;
  const tries = await readJournal(run.journal);
  const handled = new Set(tries.filter(({ ended }) => ended !== undefined).map(({ n }) => n));
  const letters = (await readCommitted(platform, run.letters)).map(({ headers, value }) => ({
    n: (JSON.parse(value) as { n: number }).n,
    isExplained: headers.includes("headwater-error:it always fails"),
  }));
  const buried = new Set(letters.map(({ n }) => n));
  const all = Array.from({ length: events }, (_, n) => n);
  const lost = all.filter((n) => !handled.has(n) && !buried.has(n));
  const wrong = all.filter((n) => buried.has(n) !== alwaysFails(n));
  const disorder = outOfOrder(tries, RETRIES + 1);
  const { all: repeated, ofDead, ofOutages, unexplained } = repeats(tries, crew.died, crew.outages);
  const culprits = [...new Set(unexplained.map(({ pid }) => pid))];
  const said = culprits.length > 0 ? `; ${crew.lastLines(culprits)}` : "";
  const bars = [
    isTrue(what(`each of ${events} events is handled or a dead letter`), lost.length === 0, some(lost)),
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
      crew.events.killed > 5 && crew.events.stopped > 5 && crew.events.brokerKilled >= outages,
      JSON.stringify(crew.events),
    ),
  ];
  if (!transactional) return bars;
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
