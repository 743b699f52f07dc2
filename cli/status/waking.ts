import { sideBySide } from "../../runtime/shared/side-by-side";
import type { Pod } from "../explain/pod-cause";
import { isStarting, unready } from "../explain/starting";
import { isReady, podSelector } from "../explain/workload";
import type { KubernetesClient } from "../kubernetes/client";
import { allowed } from "./allowed";
import type { Conditioned } from "./conditions";
import { isOfRevision } from "./configurations";
import { isScaledBy } from "./parts";
import type { LiveWorkload } from "./view";

/** Requests under way. */
const AT_ONCE = 24;

/**
 * Workloads that something has given pods to, which only start: events or requests wait for them as they should. One whose
 * replicas nothing changes is not ready all the while.
 */
export async function wakingWorkloads(
  client: KubernetesClient,
  workloads: readonly LiveWorkload[],
  scaledObjects: readonly Conditioned[],
  unread: Set<string>,
): Promise<ReadonlySet<LiveWorkload>> {
  const scaled = workloads.filter(
    (workload) => isOfRevision(workload) || scaledObjects.some((one) => isScaledBy(workload, one)),
  );
  const pending = scaled.filter((workload) => workload.kind !== "Job" && !isReady(workload.kind, workload));
  const found = await sideBySide(pending, AT_ONCE, async (workload) => {
    const { namespace } = workload.metadata;
    const query = { labelSelector: podSelector(workload, workload.kind) };
    const list = () => client.list<Pod>(`/api/v1/namespaces/${namespace}/pods`, query);
    const pods = unready((await allowed(list, `pods of ${namespace}`, unread)) ?? []);
    return pods.length > 0 && pods.every((pod) => isStarting(pod, client.now)) ? [workload] : [];
  });
  return new Set(found.flat());
}
