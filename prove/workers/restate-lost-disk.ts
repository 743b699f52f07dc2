import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atMost, type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { DurableWorld, eventually } from "../../tests/support/runtime/durable";
import { ObjectStorage } from "../../tests/support/runtime/object-storage";
import type { Restate } from "../../tests/support/runtime/restate";
import { Restatectl } from "../../tests/support/runtime/restatectl";
import { answered, ENTITY, SAGA } from "./restate-cluster";

const NODES = 3;
const LOGS = `0-${2 * NODES - 1}`;
const SAGAS = 20;
const ENTITIES = 30;
const STEPS = "reserve charge ship";

/**
 * The first node of a cluster, which made it, loses its disk while sagas run, and is replaced as docs/durable.md tells.
 * The logs of what was before are gone then: what the node knows of it in the end is from snapshots.
 */
export async function restateLostDisk(progress: Progress): Promise<Bar[]> {
  const folder = await mkdtemp(join(tmpdir(), "headwater-storage-"));
  const storage = await ObjectStorage.start(folder);
  return await withCleanup(
    async () => {
      const world = await DurableWorld.start(NODES, storage.snapshots);
      return await withCleanup(
        () => prove(world, progress),
        () => world.stop(),
      );
    },
    async () => {
      await storage.stop();
      await rm(folder, { recursive: true });
    },
  );
}

async function prove(world: DurableWorld, progress: Progress): Promise<Bar[]> {
  const [first, second, third] = world.nodes as [Restate, Restate, Restate];
  const others = [second, third];
  const operator = await Restatectl.through(third.address);
  await world.deploy("shop/checkout", SAGA);
  await world.deploy("shop/stock", ENTITY, { HEADWATER_DURABLE_KIND: "entity" });
  const add = (nodes: readonly Restate[], round: string) =>
    Promise.all(entities.map((entity) => answered(nodes, `${round}-${entity}`, entity)));

  await progress.step("Keep state, and its snapshots in place of its logs", async () => {
    await add(world.nodes, "before");
    await operator.run("snapshots", "create", "--trim-log");
  });
  const sagas = Array.from({ length: SAGAS }, (_, index) => `saga-${index}`);
  const { silentMs, ending } = await progress.step("Take the first node's disk, and start it again", async (say) => {
    for (const [index, id] of sagas.entries()) {
      await world.nodes[index % NODES]?.call("shop.checkout/run/send", { id }, { "idempotency-key": id });
    }
    await eventually(() => sagas.every((id) => world.noted(id).length > 0), "all sagas have begun", 60_000);
    await first.stop();
    await first.loseDisk();
    const at = performance.now();
    await answered(others, "meanwhile", "meanwhile");
    const silent = performance.now() - at;
    const end = await first.restart().then(
      () => "it runs",
      () => first.lines.map(messageOf).find((message) => message.includes("data-loss")) ?? "it ends",
    );
    await eventually(() => sagas.every(hasShipped(world)), "all have shipped", 60_000);
    say(`an answer ${Math.round(silent)} ms after`);
    return { silentMs: silent, ending: end };
  });
  const replaceMs = await progress.step("Replace it, as docs/durable.md tells", async () => {
    const at = performance.now();
    const lost = await operator.idOf(first.name);
    await operator.run("metadata-server", "remove-node", lost);
    await operator.run("logs", "reconfigure", "--log-id", LOGS);
    // Refused until all nodes have trimmed what the node had a part in.
    await eventually(
      async () => {
        await operator.run("snapshots", "create", "--trim-log");
        return await operator.run("nodes", "remove", "--nodes", lost).then(
          () => true,
          () => false,
        );
      },
      "the node is removed",
      30_000,
    );
    // What it has kept since is of the node that it was.
    await first.stop();
    await first.loseDisk();
    await first.restart();
    await eventually(() => operator.isMember(first.name), "the node keeps metadata", 30_000);
    // Before, the loss of another node would leave a log with one.
    await eventually(async () => (await operator.leastNodes()) === NODES, "all logs are on all nodes", 60_000);
    return performance.now() - at;
  });
  const sums = await progress.step("Kill another node, and ask the one that came back", async () => {
    await add(world.nodes, "after");
    await second.stop();
    await answered([first, third], "at last", "at-last");
    return await Promise.all(entities.map((entity) => sumOf(first, entity)));
  });
  const taken = sagas.map((id) => world.noted(id).map((line) => line.split(" ", 1).join()));
  return [
    isTrue("a first node that has lost its disk makes no cluster of its own", ending.includes("data-loss"), ending),
    atMost("an answer through another node after it was killed -9, in s", silentMs / 1000, 30),
    atMost("from the first command of an operator until another node may be lost, in s", replaceMs / 1000, 90),
    isTrue(
      "the node that came back knows all state, with another node gone",
      sums.every((sum) => sum === 2),
      `${sums.filter((sum) => sum === 2).length} of ${ENTITIES}`,
    ),
    isTrue(
      "sagas that took each step, in order",
      taken.every((steps) => [...new Set(steps)].join(" ") === STEPS),
      `${taken.filter((steps) => [...new Set(steps)].join(" ") === STEPS).length} of ${SAGAS}`,
    ),
  ];
}

/** Of a line of Restate's log. */
const messageOf = (line: string): string =>
  line.startsWith("{") ? (JSON.parse(line) as { fields: { message: string } }).fields.message : "";

const entities = Array.from({ length: ENTITIES }, (_, index) => `chair-${index}`);

const hasShipped =
  (world: DurableWorld) =>
  (id: string): boolean =>
    world.noted(id).some((line) => line.startsWith("ship "));

async function sumOf(node: Restate, entity: string): Promise<unknown> {
  return await (await node.call(`shop.stock/${entity}/sum`)).json();
}
