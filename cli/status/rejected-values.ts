import { KEPT_OUT } from "../../runtime/handler-host/tables/kept-out";
import type { Pod } from "../explain/pod-cause";
import type { KubernetesClient } from "../kubernetes/client";

/** A value of a stream that a replica left out of its table, since it can't be decoded. */
export interface RejectedValue {
  /** `namespace/name` of the pod's. */
  readonly workload: string;
  /** The table's stream. */
  readonly table: string;
  /** `topic/partition/offset` */
  readonly event: string;
  readonly reason: string;
}

/** As long as the alert looks back, HeadwaterTableRejections. */
const SINCE_S = 15 * 60;
/** Of a log. A handler may log much. */
const MOST_LINES = 5_000;

/** What a pod's log says that was kept out, each value once. */
export function rejectedIn(workload: string, log: string): readonly RejectedValue[] {
  const found = log
    .split("\n")
    .filter((line) => line.includes(KEPT_OUT))
    .flatMap((line) => {
      try {
        const { table, event, reason } = JSON.parse(line) as RejectedValue;
        return [{ workload, table, event, reason }];
      } catch {
        return []; // the log was cut
      }
    });
  return [...new Map(found.map((value) => [value.event, value])).values()];
}

/** What a pod of a workload kept out in the last quarter of an hour. Each of its replicas holds the same. */
export async function rejectedBy(
  client: KubernetesClient,
  workload: string,
  { metadata: { namespace = "default", name } }: Pod,
): Promise<readonly RejectedValue[]> {
  return rejectedIn(workload, await client.log(namespace, name, { sinceSeconds: SINCE_S, tailLines: MOST_LINES }));
}
