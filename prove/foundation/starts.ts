import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { Checkout, emptyCaches } from "./checkout";
import { inspectHost, leftovers } from "./leftovers";

const CLUSTER = ["--cluster", "prove"];

/** When Ctrl-C comes, in milliseconds after each start: in downloads, in the compilers, in between. */
const CTRL_C_MS = [20_000, 60_000, 120_000];

/**
 * From a fresh clone with empty caches to a handled event, and down again. Interrupted on the way: what was built so
 * far counts, or the time would not suffice.
 */
export async function coldStart(progress: Progress): Promise<Bar[]> {
  const checkout = await Checkout.clone();
  const empty = checkout.with(emptyCaches(checkout.folder));
  const before = inspectHost();
  const started = Date.now();
  const exits: (number | null)[] = [];
  const work = async () => {
    for (const afterMs of CTRL_C_MS) {
      const title = `npm run up: fresh clone, empty caches, Ctrl-C after ${afterMs / 1000} s`;
      exits.push(await progress.step(title, () => interruptedUp(empty, afterMs)));
    }
    await progress.step("npm run up: goes on", () => empty.npm("up", "--", ...CLUSTER));
    const minutes = (Date.now() - started) / 60_000;
    await progress.step("npm run down", () => empty.npm("down", "--", ...CLUSTER));
    const left = leftovers(before, checkout.folder);
    return [
      atMost(
        `npm run up, fresh clone, empty caches, ${CTRL_C_MS.length} times interrupted, minutes in all`,
        minutes,
        25,
      ),
      isTrue(
        "Ctrl-C ends it with exit code 130",
        exits.every((code) => code === 130),
        exits.join(", "),
      ),
      isTrue(
        "npm run down leaves no process, mount, link, route or cgroup",
        left.length === 0,
        left.join("; ") || "none",
      ),
    ];
  };
  return await withCleanup(work, () => remove(empty));
}

/** @returns the exit code */
async function interruptedUp(checkout: Checkout, afterMs: number): Promise<number | null> {
  const { pid, exit } = checkout.start("up", "--", ...CLUSTER);
  await sleep(afterMs);
  process.kill(-pid, "SIGINT");
  return await exit;
}

/** With filled caches and installed dependencies, without a cluster; then again with nothing to do; then the tests. */
export async function warmStart(progress: Progress): Promise<Bar[]> {
  const checkout = await Checkout.clone();
  const work = async () => {
    await progress.step("Install dependencies", () => checkout.npm("down", "--", ...CLUSTER, "--data"));
    const up = () => checkout.npm("up", "--", ...CLUSTER);
    const first = await progress.step("npm run up: warm, no cluster yet", up);
    const again = await progress.step("npm run up: again", up);
    await checkout.npm("down", "--", ...CLUSTER);
    const resumed = await progress.step("npm run up: after npm run down", up);
    await checkout.npm("down", "--", ...CLUSTER, "--data");
    const test = await progress.step("npm test: warm", () => checkout.npm("test"));
    return [
      atMost("npm run up, warm, no cluster yet, seconds", first.ms / 1000, 120),
      atMost("npm run up again, seconds", again.ms / 1000, 120),
      atMost("npm run up after npm run down, seconds", resumed.ms / 1000, 120),
      atMost("npm test, warm, minutes", test.ms / 60_000, 10),
    ];
  };
  return await withCleanup(work, () => remove(checkout));
}

/** The clone, and the cluster that a failure left running. */
async function remove(checkout: Checkout): Promise<void> {
  await checkout.npm("down", "--", ...CLUSTER, "--data").catch(() => undefined);
  await rm(checkout.folder, { recursive: true, force: true });
}
