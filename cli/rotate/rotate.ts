import { setTimeout as sleep } from "node:timers/promises";
import { withCleanup } from "../../console/process";
import { UserError } from "../../console/user-error";
import { KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { partsOf, platformOf, provisionerOf } from "../provisioner/find-workload";

export interface RotateOptions {
  /** `namespace/workload` */
  readonly workload: string;
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** Told what the former credentials are still kept for. */
  readonly say: (note: string) => void;
}

export interface RotateResult {
  readonly workload: string;
  /** The user of Kafka that the workload has now; the one before is refused. */
  readonly user: string;
  /** When its credentials were made. ISO 8601. */
  readonly issued: string;
}

interface Rotation {
  readonly user: string;
  readonly issued: string;
  readonly former?: string;
  readonly waitsFor: readonly string[];
}

const POLL_MS = 1_000;
/** Longer than a rollout of many replicas takes. It goes on by itself after that, too. */
const WITHIN_MS = 600_000;

/**
 * Gives a workload new credentials for Kafka, and waits until all its pods have them and the former ones are refused.
 *
 * @throws UserError HW-OPERATE-001 to 003 and HW-ROTATE-001, HW-ROTATE-002
 */
export async function rotate({ workload, context, env = process.env, say }: RotateOptions): Promise<RotateResult> {
  const [namespace, name] = partsOf(workload);
  const client = await KubernetesClient.connect(clusterEnvironment(env, context));
  const provisioner = await provisionerOf(client, await platformOf(client, namespace));
  const ask = async (body?: string): Promise<Rotation> => {
    const answer = await provisioner.ask<{ rotations: readonly Rotation[] }>(`${namespace}/${name}`, "rotate", body);
    const [rotation] = answer?.rotations ?? [];
    if (rotation) return rotation;
    throw new UserError(
      "HW-ROTATE-001",
      `${workload} has no credentials for Kafka.`,
      "Name a workload that publishes or subscribes, and deploy it first.",
    );
  };
  const work = async () => {
    let rotation = await ask("{}");
    for (const deadline = Date.now() + WITHIN_MS; rotation.former !== undefined; rotation = await ask()) {
      if (Date.now() > deadline) throw notEnded(workload, rotation);
      const { waitsFor } = rotation;
      say(
        waitsFor.length > 0 ? `the former are still kept for ${waitsFor.join(", ")}` : "nobody has the former any more",
      );
      await sleep(POLL_MS);
    }
    return { workload, user: rotation.user, issued: rotation.issued };
  };
  return await withCleanup(work, async () => provisioner.close());
}

const notEnded = (workload: string, { waitsFor }: Rotation): UserError =>
  new UserError(
    "HW-ROTATE-002",
    `${workload} has new credentials, but after ten minutes the former are still there${waitsFor.length > 0 ? `, for ${waitsFor.join(", ")}` : ", though nobody has them any more"}.`,
    "See why these pods are not replaced, for example with kubectl describe. The rotation ends by itself once they are.",
  );
