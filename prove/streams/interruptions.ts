import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import type { DesiredState } from "../../runtime/provisioner/desired-state";
import { startTestPlatform, type TestPlatform } from "../../tests/support/runtime/platform";
import { converge, expand } from "./converge";
import { desiredVersion } from "./desired";
import { desiredLines, difference, kafkaState } from "./kafka-state";
import { startRecorder } from "./recorder";
import { contractDifferences } from "./registry-state";

const PROVISIONER_KILLS = 20;
const BROKER_KILLS = 6;
const REGISTRY_KILLS = 4;
/** Owners take turns, so that kills hit first installs and changes alike. */
const VERSIONS = 4;

/** What the recorder needs: it is there before and after everything else. */
const RECORDER: DesiredState = {
  topics: [{ name: "shop.records", partitions: 1, config: {} }],
  principals: [
    {
      name: "shop.till-of-records",
      secret: "till-of-records-kafka",
      acls: [
        { resource: "topic", name: "shop.records", pattern: "literal", operations: ["WRITE", "DESCRIBE"] },
        { resource: "group", name: "shop.till-of-records", pattern: "literal", operations: ["READ", "DESCRIBE"] },
      ],
    },
  ],
};

/**
 * `kill -9` of the provisioner, the broker and the registry at random moments of an expand, while a service publishes.
 * The next run must come to exactly what is declared, with nothing left to do, and with every acknowledged record in its
 * topic.
 */
export async function interruptions(progress: Progress): Promise<Bar[]> {
  const platform = await progress.step("Start a broker, the provisioner and a registry", () =>
    startTestPlatform({ registry: true }),
  );
  return await withCleanup(
    () => interrupt(platform, progress),
    () => platform.stop(),
  );
}

async function interrupt(platform: TestPlatform, progress: Progress): Promise<Bar[]> {
  const recorder = await startRecorder(platform);
  const declared = new Map<string, DesiredState>([["shop/till-of-records", RECORDER]]);
  const undisturbed = await durations(platform, declared);

  const round = (number: number) => {
    const owner = `shop/owner-${Math.floor(number / VERSIONS)}`;
    const version = number % VERSIONS;
    const desired = desiredVersion(owner.split("/")[1] ?? "", version);
    declared.set(owner, desired);
    const longest = version === 0 ? undisturbed.install : undisturbed.change;
    return { owner, desired, afterMs: Math.round(Math.random() * longest) };
  };
  const verdict = async (owner: string, desired: DesiredState) => {
    const failures = await converge(platform, owner, desired);
    const states = [...declared.values()];
    return [
      ...failures,
      ...difference(desiredLines(states), await kafkaState(platform)),
      ...(await contractDifferences(platform, states)),
    ];
  };

  let rounds = 0;
  const kill = async (what: string, times: number, restart: () => Promise<void>) => {
    const wrong: string[] = [];
    for (let time = 1; time <= times; time++) {
      const { owner, desired, afterMs } = round(rounds++);
      await progress.step(`Kill the ${what} ${afterMs} ms into an expand (${time} of ${times})`, async () => {
        const interrupted = platform.ask("expand", owner, desired).catch(() => undefined);
        await sleep(afterMs);
        await restart();
        await interrupted;
        wrong.push(...(await verdict(owner, desired)));
      });
    }
    return wrong;
  };
  const wrong = await kill("provisioner", PROVISIONER_KILLS, () => platform.restartProvisioner(platform.registryEnv));
  const wrongAfterBroker = await kill("broker", BROKER_KILLS, () => platform.restartBroker());
  const wrongAfterRegistry = await kill("registry", REGISTRY_KILLS, async () => {
    await platform.stopRegistry();
    await platform.startRegistry();
  });

  const { acknowledged, lost } = await progress.step("Count the records", () => recorder.count());
  return [
    isTrue(
      `the provisioner killed ${PROVISIONER_KILLS} times at random: the next run comes to what is declared`,
      wrong.length === 0,
      wrong.join("; ") || `${declared.size} owners, ${desiredLines([...declared.values()]).size} things read back`,
    ),
    isTrue(
      `the broker killed -9 ${BROKER_KILLS} times in an expand: the next run comes to what is declared`,
      wrongAfterBroker.length === 0,
      wrongAfterBroker.join("; ") || "all read back",
    ),
    isTrue(
      `the registry killed -9 ${REGISTRY_KILLS} times in an expand: the next run comes to what is declared`,
      wrongAfterRegistry.length === 0,
      wrongAfterRegistry.join("; ") || "all read back",
    ),
    isTrue(
      "every acknowledged record is there",
      lost.length === 0 && acknowledged > 0,
      `${acknowledged} acknowledged, ${lost.length} lost`,
    ),
  ];
}

/** How long a first install and a change take when nothing is in their way, in milliseconds. */
async function durations(platform: TestPlatform, declared: Map<string, DesiredState>) {
  const timed = async (version: number) => {
    const desired = desiredVersion("undisturbed", version);
    const started = performance.now();
    const { status, body } = await expand(platform, "shop/undisturbed", desired);
    if (status !== 200) throw new Error(`The provisioner refuses: ${JSON.stringify(body)}`);
    declared.set("shop/undisturbed", desired);
    return performance.now() - started;
  };
  return { install: await timed(0), change: await timed(1) };
}
