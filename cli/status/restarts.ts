import { endReason, type Pod } from "../explain/pod-cause";

/** How often containers of a workload ended and were started again, since its pods are there. */
export interface Restarts {
  /** `namespace/name` */
  readonly workload: string;
  readonly count: number;
  /** The last of them. */
  readonly last?: {
    /** When the container had ended (ms). */
    readonly at: number;
    readonly cause: string;
    /** A command that shows what it had said. */
    readonly log: string;
  };
}

export function restartsOf(workload: string, pods: readonly Pod[]): Restarts {
  const containers = pods.flatMap(({ metadata, status }) =>
    (status?.containerStatuses ?? []).map((container) => ({ pod: metadata, container })),
  );
  const count = containers.reduce((sum, { container: { restartCount = 0 } }) => sum + restartCount, 0);
  const ends = containers.flatMap(({ pod, container: { name, lastState } }) => {
    const ended = lastState?.terminated;
    if (ended === undefined) return [];
    const log = `kubectl -n ${pod.namespace} logs ${pod.name} -c ${name} --previous`;
    return [{ at: Date.parse(ended.finishedAt ?? "") || 0, cause: endReason(pod, name, ended).cause, log }];
  });
  const [last] = ends.sort((a, b) => b.at - a.at);
  return { workload, count, ...(last ? { last } : {}) };
}
