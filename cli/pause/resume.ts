import { KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { findWorkload } from "../provisioner/find-workload";
import { isLeft, type PauseMark } from "./mark";
import { Pause } from "./pause";

export interface ResumeOptions {
  /** `namespace/workload` */
  readonly workload: string;
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
  /** Asked before a pause is undone whose command still runs; throws to stop. */
  readonly approve: (mark: PauseMark) => Promise<void>;
}

export interface ResumeResult {
  readonly workload: string;
  /** The pause that was undone; absent if no command had stopped it. */
  readonly undone?: PauseMark;
}

/** Lets a workload go on that `headwater dev` or `headwater replay` has stopped, as it was before. */
export async function resume({ workload, context, env = process.env, approve }: ResumeOptions): Promise<ResumeResult> {
  const client = await KubernetesClient.connect(clusterEnvironment(env, context));
  const pause = await Pause.of(client, await findWorkload(client, workload));
  const mark = await pause.current();
  if (!mark) return { workload };
  if (!isLeft(mark, client.now)) await approve(mark);
  await pause.undo(mark);
  return { workload, undone: mark };
}
