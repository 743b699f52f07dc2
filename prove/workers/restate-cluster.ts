import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type Bar, isTrue } from "../../bench/figures";
import { withCleanup } from "../../console/process";
import type { Progress } from "../../console/progress";
import { DurableWorld, eventually } from "../../tests/support/runtime/durable";
import type { Restate } from "../../tests/support/runtime/restate";

const NODES = 3;
/** Sagas that run while one node is killed. */
const SAGAS = 20;
const STEPS = ["reserve", "charge", "ship"];

/** Notes each step with its key, and takes its time between them. */
export const SAGA = `
const { appendFileSync } = require("node:fs");
module.exports = async ({ id }, { saga, sleep }) => {
  await saga(async ({ step }) => {
    for (const name of ["reserve", "charge", "ship"]) {
      const note = ({ idempotencyKey }) => appendFileSync(process.env.NOTES + "/notes-" + id, name + " " + idempotencyKey + "\\n");
      await step(name, note, () => undefined);
      await sleep(700);
    }
  });
  return id;
};`;

export const ENTITY = `module.exports = {
  handlers: { add: async (n, { state }) => state.set("sum", ((await state.get("sum")) ?? 0) + n) },
  queries: { sum: async (_, { state }) => (await state.get("sum")) ?? 0 },
};`;

/** A cluster of Restate as `Durable.restate` has it, each of whose nodes is killed in turn while sagas run. */
export async function restateCluster(progress: Progress): Promise<Bar[]> {
  const world = await DurableWorld.start(NODES);
  return await withCleanup(
    async () => {
      await world.deploy("shop/checkout", SAGA);
      await world.deploy("shop/stock", ENTITY, { HEADWATER_DURABLE_KIND: "entity" });
      const rounds: Round[] = [];
      for (const [index, victim] of world.nodes.entries()) {
        const others = world.nodes.filter((node) => node !== victim);
        await progress.step(`Kill node ${index + 1} of ${NODES}`, async (say) => {
          const round = await killed(world, victim, others, `r${index}`);
          say(`an answer ${Math.round(round.silentMs)} ms after`);
          rounds.push(round);
        });
      }
      const sums = await Promise.all(world.nodes.map(async (node) => (await node.call("shop.stock/chair/sum")).json()));
      return [
        ...barsOf(rounds),
        isTrue(
          "every node tells the entity's state",
          sums.every((sum) => sum === NODES),
          sums.join(" "),
        ),
      ];
    },
    () => world.stop(),
  );
}

interface Round {
  /** Until a call through another node was answered. */
  readonly silentMs: number;
  /** For each saga, its steps' notes. */
  readonly sagas: readonly (readonly string[])[];
}

async function killed(world: DurableWorld, victim: Restate, others: readonly Restate[], name: string): Promise<Round> {
  const ids = Array.from({ length: SAGAS }, (_, index) => `${name}-${index}`);
  for (const [index, id] of ids.entries()) {
    const node = world.nodes[index % NODES] ?? victim;
    await node.call("shop.checkout/run/send", { id }, { "idempotency-key": id });
  }
  await eventually(() => ids.every((id) => world.noted(id).length > 0), "all sagas have begun", 60_000);
  await victim.stop();
  const at = performance.now();
  await answered(others, name);
  const silentMs = performance.now() - at;
  await eventually(
    () => ids.every((id) => world.noted(id).some((line) => line.startsWith("ship "))),
    "all have shipped",
    60_000,
  );
  await victim.restart();
  return { silentMs, sagas: ids.map((id) => world.noted(id)) };
}

/** One call, which may be made again until somebody answers it: with its key it is one all the same. */
export async function answered(nodes: readonly Restate[], name: string, entity = "chair"): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const call = nodes[attempt % nodes.length]?.call(`shop.stock/${entity}/add`, 1, { "idempotency-key": name });
    if (
      await call?.then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    if (attempt > 600) throw new Error("No node answers");
    await sleep(100);
  }
}

function barsOf(rounds: readonly Round[]): Bar[] {
  const sagas = rounds.flatMap((round) => round.sagas);
  const stepsOf = (lines: readonly string[]) => [...new Set(lines)].map((line) => line.split(" ", 1).join());
  const right = sagas.filter((lines) => stepsOf(lines).join() === STEPS.join());
  const repeated = sagas.flatMap((lines) => lines.slice(new Set(lines).size)).length;
  const silent = rounds.map(({ silentMs }) => silentMs);
  return [
    isTrue(
      "sagas that took each step, in order, by its key",
      right.length === sagas.length,
      `${right.length} of ${sagas.length}`,
    ),
    atMost("steps whose effect was seen again, with the same key, for each node killed", repeated / NODES, SAGAS),
    atMost("an answer through another node after a node was killed -9, in s", Math.max(...silent) / 1000, 30),
  ];
}
