import type { Progress } from "../console/progress";
import { knativeImages, limitImages, meshImages, nodeImages } from "../toolchain/images";
import { nodeParts } from "../toolchain/node-parts";
import { obtain } from "../toolchain/part";
import { unpackedImages, unpackedImagesFolder } from "../toolchain/unpacked-images";
import { takeDown } from "./down";
import { DEFAULT_CLUSTER } from "./layout";
import { checkMachine, inspectMachine } from "./preflight";
import { type ClusterStatus, statusOf } from "./status";
import { bringUp, type RunningCluster } from "./up";

export type { ClusterStatus, RunningCluster };
export { DEFAULT_CLUSTER };

export interface ClusterOptions {
  /** Lower-case letters, digits and hyphens. Clusters of different names run side by side. */
  readonly name: string;
}

export interface ClusterUpOptions extends ClusterOptions {
  /** Brings Istio's images too, for programs with a mesh. @default false */
  readonly mesh?: boolean;
  /** Brings Knative Serving's images too, for programs with services that follow their requests. @default false */
  readonly knative?: boolean;
  /** Brings the images of a service that counts requests, and of a Redis, for limits that all proxies share. @default false */
  readonly limits?: boolean;
}

/**
 * Has the embedded cluster running: builds what the cache lacks, starts or resumes the node, waits until pods can be
 * deployed. Well under a second if it is running already.
 *
 * @throws UserError HW-CLUSTER-… if this machine cannot run it, or a component does not start
 */
export async function clusterUp(options: ClusterUpOptions, progress: Progress): Promise<RunningCluster> {
  checkMachine(inspectMachine());
  const [, parts, ...images] = await Promise.all([
    obtain(progress, [unpackedImages]),
    nodeParts(progress),
    nodeImages(progress),
    options.mesh ? meshImages(progress) : [],
    options.knative ? knativeImages(progress) : [],
    options.limits ? limitImages(progress) : [],
  ]);
  return bringUp(options.name, parts, images.flat(), unpackedImagesFolder(), progress);
}

/**
 * Stops the cluster and leaves nothing of it on the host.
 * With `data: false` its objects, volumes and images stay for the next `clusterUp`.
 */
export async function clusterDown(
  options: ClusterOptions & { readonly data: boolean },
  progress: Progress,
): Promise<void> {
  checkMachine(inspectMachine());
  await takeDown(options.name, options.data, progress);
}

export async function clusterStatus(options: ClusterOptions): Promise<ClusterStatus> {
  return statusOf(options.name);
}
