import { setTimeout as sleep } from "node:timers/promises";
import { withCleanup } from "../../console/process";
import { UsageError, UserError } from "../../console/user-error";
import type { PositionChange, ReplayAnswer, ReplayTarget } from "../../runtime/provisioner/operations/replay-target";
import { KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { Pause } from "../pause/pause";
import { type DeployedWorkload, findWorkload, provisionerOf, type Subscription } from "../provisioner/find-workload";

export interface ReplayResult {
  readonly workload: string;
  readonly positions: readonly PositionChange[];
  /** False after a dry run, and if the worker is there already. */
  readonly changed: boolean;
}

export interface ReplayOptions {
  /** `namespace/workload` */
  readonly workload: string;
  readonly to: ReplayTarget;
  /** Only of this one of its streams. @default all */
  readonly stream?: string;
  readonly dryRun: boolean;
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** Told what would change before anything does; throws to stop. */
  readonly approve: (result: ReplayResult) => Promise<void>;
  /** Told what is being done. */
  readonly step: <T>(title: string, body: () => Promise<T>) => Promise<T>;
}

/** A consumer that was killed stays a member for as long as its session. */
const EMPTY_WITHIN_MS = 120_000;

/**
 * Lets a worker read its streams from another place on. It is stopped for that, and goes on whatever happens; what a
 * killed replay has left is made good by the next one, by a deploy, and by `headwater resume`.
 *
 * @throws UserError if it can't be done; then the worker is as it was before
 */
export async function replay(options: ReplayOptions): Promise<ReplayResult> {
  const { to, dryRun, context, env = process.env, approve, step } = options;
  const client = await KubernetesClient.connect(clusterEnvironment(env, context));
  const workload = await findWorkload(client, options.workload);
  const topics = subscriptionsOf(workload, options).map(({ topic }) => topic);
  const request = JSON.stringify({ group: workload.group, topics, to });
  const provisioner = await provisionerOf(client, workload.platformNamespace);
  const ask = (verb: string) => provisioner.demand<ReplayAnswer>(workload.owner, verb, request);
  const work = async (): Promise<ReplayResult> => {
    const [planned, pause] = await Promise.all([ask("replay?dryRun=true"), Pause.of(client, workload)]);
    const result = { workload: options.workload, positions: planned.positions, changed: false };
    const isThere = planned.positions.every(({ from, to }) => from === to);
    if (dryRun || (isThere && !(await pause.current()))) return result;
    await pause.refuseIfHeld();
    await approve(result);
    return await withCleanup(
      async () => {
        await step("Stop the worker", async () => {
          await pause.stop("headwater replay");
          await untilEmpty(() => ask("replay?dryRun=true"), workload);
        });
        const { positions } = await step("Set its positions", () => ask("replay"));
        return { ...result, positions, changed: true };
      },
      () => step("Let it go on", () => pause.goOn()),
    );
  };
  return await withCleanup(work, async () => provisioner.close());
}

/** @throws UsageError HW-OPERATE-006 if it does not read the stream, or offsets are not of one */
function subscriptionsOf({ subscriptions }: DeployedWorkload, { workload, stream, to }: ReplayOptions): Subscription[] {
  const chosen = subscriptions.filter((each) => stream === undefined || each.stream === stream);
  const names = subscriptions.map((each) => each.stream).join(", ");
  if (chosen.length === 0) {
    throw new UsageError("HW-OPERATE-006", `${workload} does not read a stream "${stream}".`, `It reads ${names}.`);
  }
  if (typeof to === "object" && "offsets" in to && chosen.length > 1) {
    throw new UsageError(
      "HW-OPERATE-006",
      `${workload} reads several streams, and offsets are those of one.`,
      `Name one with --stream: ${names}.`,
    );
  }
  return chosen;
}

async function untilEmpty(look: () => Promise<ReplayAnswer>, { group }: DeployedWorkload): Promise<void> {
  for (const deadline = Date.now() + EMPTY_WITHIN_MS; ; await sleep(1_000)) {
    const { members } = await look();
    if (members === 0) return;
    if (Date.now() < deadline) continue;
    throw new UserError(
      "HW-OPERATE-007",
      `Group "${group}" still has ${members} ${members === 1 ? "consumer" : "consumers"} after two minutes.`,
      "Something else may consume as this group; end it, and run the command again.",
    );
  }
}
