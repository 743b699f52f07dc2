import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { Checkout } from "./checkout";
import { killFamily } from "./processes";

const KILLS = 20;
/** So many at a time, each with a checkout and a cluster of its own: deploys mostly wait. */
const LANES = 2;
/** A whole deploy takes about this long; moments are drawn from it. Milliseconds. */
const DEPLOY_MS = 60_000;
const UPGRADE_MS = 30_000;

/**
 * `kill -9` of the whole deploy at random moments, half of them in a first install, half in an upgrade. After each,
 * one `npm run up` with no manual step must end with a handled event.
 */
export async function kills(progress: Progress): Promise<Bar[]> {
  const lanes = await Promise.all(
    Array.from({ length: LANES }, (_, lane) => killLane(`prove-kills-${lane + 1}`, KILLS / LANES, progress)),
  );
  const outcomes = lanes.flat();
  const converged = outcomes.filter((outcome) => outcome.startsWith("converged")).length;
  return [isTrue(`npm run up converges after each of ${KILLS} kills`, converged === KILLS, outcomes.join("; "))];
}

async function killLane(cluster: string, count: number, progress: Progress): Promise<string[]> {
  const checkout = await Checkout.clone();
  const outcomes: string[] = [];
  const work = async () => {
    await progress.step(`${cluster}: npm run up`, () => checkout.npm("up", "--", "--cluster", cluster));
    for (let kill = 1; kill <= count; kill++) {
      const install = kill % 2 === 1;
      await (install ? startOver(checkout, cluster) : changeHandlers(checkout, kill));
      const after = Math.round(Math.random() * (install ? DEPLOY_MS : UPGRADE_MS));
      const what = `${install ? "install" : "upgrade"} killed after ${(after / 1000).toFixed(1)} s`;
      outcomes.push(
        await progress.step(`${cluster}: kill ${kill} of ${count}, ${what}`, async (say) => {
          const outcome = await killThenConverge(checkout, cluster, after);
          say(outcome);
          return `${outcome} (${what})`;
        }),
      );
    }
    return outcomes;
  };
  return await withCleanup(work, async () => {
    await checkout.npm("down", "--", "--cluster", cluster, "--data").catch(() => undefined);
    if (outcomes.every((outcome) => outcome.startsWith("converged"))) {
      await rm(checkout.folder, { recursive: true, force: true });
    }
  });
}

async function killThenConverge(checkout: Checkout, cluster: string, afterMs: number): Promise<string> {
  const { pid, exit } = checkout.start("up", "--", "--cluster", cluster);
  const early = await Promise.race([exit.then(() => true), sleep(afterMs, false)]);
  killFamily(pid);
  await exit;
  try {
    const { ms } = await checkout.npm("up", "--", "--cluster", cluster);
    return `converged in ${Math.round(ms / 1000)} s${early ? ", the run had ended before" : ""}`;
  } catch (error) {
    return `failed, see ${checkout.log}: ${error instanceof Error ? error.message : error}`;
  }
}

/** A cluster without anything in it, already running, so that the next deploy is a first install. */
async function startOver(checkout: Checkout, cluster: string): Promise<void> {
  await checkout.npm("down", "--", "--cluster", cluster, "--data");
  await checkout.npm("cluster", "--", "up", "--name", cluster);
}

/** Makes the next deploy upgrade the releases of the sample. */
async function changeHandlers(checkout: Checkout, round: number): Promise<void> {
  for (const handler of ["orders", "shipping"]) {
    await appendFile(
      join(checkout.path, "stacks", "handlers", `${handler}.ts`),
      `\nexport const round${round} = ${round};\n`,
    );
  }
}
