import { setTimeout as sleep } from "node:timers/promises";
import { type Bar, isTrue } from "../../bench/figures";
import type { Progress } from "../../console/progress";
import type { GatewayProject } from "../../tests/support/gateway/project";
import type { Client } from "../../tests/support/gateway/requests";
import { PodLogs } from "../streams/pod-logs";
import { startCallers } from "./callers";
import { whileDeployed } from "./deployed";
import { type Outcome, postEvent } from "./events";
import { killContainer, type Pod, podOf } from "./kill";
import { FIRST } from "./release";

/** Before and after each kill. */
const AROUND_MS = 3_000;
const ROUNDS = 2;
/** What tells a client to send its event again, with the same id. */
const TOLD: readonly Outcome[] = ["503", "connection closed", "connection refused"];

/**
 * `kill -9` of the broker, a proxy of the gateway and a replica of ingest in turn, while events come in. Whatever was
 * acknowledged must be read, and every other client must have been told.
 */
export async function ingest(progress: Progress): Promise<Bar[]> {
  return await whileDeployed(FIRST, progress, (project) => killUnderLoad(project, progress));
}

async function killUnderLoad(project: GatewayProject, progress: Progress): Promise<Bar[]> {
  const { api } = project;
  const client = await project.client("public");
  const logs = new PodLogs(api, "shop", "app.kubernetes.io/name=reader");
  const acknowledged: string[] = [];
  const victims: readonly (readonly [string, string, () => Promise<Pod>])[] = [
    ["the broker", "kafka", () => podOf(api, "platform", "kafka")],
    ["a proxy of the gateway", "envoy", async () => await project.proxy("public")],
    ["a replica of ingest", "service", () => podOf(api, "shop", "events-ingest")],
  ];
  const bars: Bar[] = [];
  for (const [what, container, find] of victims) {
    const outcomes = new Map<Outcome, number>();
    for (let round = 1; round <= ROUNDS; round++) {
      await progress.step(`Kill ${what} while events come in (${round} of ${ROUNDS})`, async (say) => {
        const callers = startCallers(async () => {
          const { id, outcome } = await postEvent(client);
          if (outcome === "acknowledged") acknowledged.push(id);
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        });
        await sleep(AROUND_MS);
        await killContainer(project, await find(), container);
        await untilTaken(project, client);
        await sleep(AROUND_MS);
        await callers.stop();
        say(told(outcomes));
      });
    }
    const known = [...outcomes.keys()].every((outcome) => outcome === "acknowledged" || TOLD.includes(outcome));
    bars.push(
      isTrue(
        `${what} killed -9 ${ROUNDS} times: who is not acknowledged gets 503 or no answer`,
        known && (outcomes.get("acknowledged") ?? 0) > 0,
        told(outcomes),
      ),
    );
  }
  const read = await progress.step("Find every acknowledged event in the reader's log", () =>
    logs.untilAll(acknowledged, "event"),
  );
  await logs.close();
  const lost = acknowledged.filter((id) => !read.has(id));
  return [
    ...bars,
    isTrue(
      "every acknowledged event is read, by its id",
      lost.length === 0 && acknowledged.length > 0,
      `${acknowledged.length} acknowledged, ${lost.length} lost; ${read.size} read`,
    ),
  ];
}

async function untilTaken(project: GatewayProject, client: Client): Promise<void> {
  await project.until("events are taken again", async () => (await postEvent(client)).outcome === "acknowledged");
}

const told = (outcomes: ReadonlyMap<Outcome, number>): string =>
  [...outcomes].map(([outcome, count]) => `${outcome}: ${count}`).join(", ");
