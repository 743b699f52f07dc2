import { rm } from "node:fs/promises";
import { atMost, type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import { Checkout, emptyCaches } from "./checkout";
import { hostState, leftovers } from "./host";

const CLUSTER = ["--cluster", "prove"];

/** From a fresh clone with empty caches to a handled event, and down again. */
export async function coldStart(progress: Progress): Promise<Bar[]> {
  const checkout = await Checkout.clone();
  const empty = checkout.with(emptyCaches(checkout.folder));
  const before = await hostState();
  try {
    const { ms } = await progress.step("npm run up: fresh clone, empty caches", () =>
      empty.npm("up", "--", ...CLUSTER),
    );
    await progress.step("npm run down", () => empty.npm("down", "--", ...CLUSTER));
    const left = leftovers(before, await hostState(), checkout.folder);
    return [
      atMost("npm run up, fresh clone, empty caches, minutes", ms / 60_000, 25),
      isTrue(
        "npm run down leaves no process, mount, link, route or cgroup",
        left.length === 0,
        left.join("; ") || "none",
      ),
    ];
  } finally {
    await empty.npm("down", "--", ...CLUSTER, "--data").catch(() => undefined);
    await rm(checkout.folder, { recursive: true, force: true });
  }
}

/** From a fresh clone with filled caches, without a cluster; then again with nothing to do; then the tests. */
export async function warmStart(progress: Progress): Promise<Bar[]> {
  const checkout = await Checkout.clone();
  try {
    await checkout.npm("down", "--", ...CLUSTER, "--data");
    const up = () => checkout.npm("up", "--", ...CLUSTER);
    const first = await progress.step("npm run up: fresh clone, warm caches", up);
    const again = await progress.step("npm run up: again", up);
    await checkout.npm("down", "--", ...CLUSTER);
    const resumed = await progress.step("npm run up: after npm run down", up);
    await checkout.npm("down", "--", ...CLUSTER, "--data");
    const test = await progress.step("npm test: warm", () => checkout.npm("test"));
    return [
      atMost("npm run up, fresh clone, warm caches, seconds", first.ms / 1000, 120),
      atMost("npm run up again, seconds", again.ms / 1000, 120),
      atMost("npm run up after npm run down, seconds", resumed.ms / 1000, 120),
      atMost("npm test, warm, minutes", test.ms / 60_000, 10),
    ];
  } finally {
    await rm(checkout.folder, { recursive: true, force: true });
  }
}
