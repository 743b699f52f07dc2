import { type Pod, podReason } from "./pod-cause";

/** Longer than a node takes to start a pod whose image it has. */
export const STARTS_WITHIN_MS = 60_000;

/** Pods that are to be ready and are not. */
export const unready = (pods: readonly Pod[]): readonly Pod[] =>
  pods.filter(
    ({ metadata, status }) =>
      metadata.deletionTimestamp === undefined &&
      !status?.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True"),
  );

export const ageOf = ({ metadata }: Pod, now: number): number => now - Date.parse(metadata.creationTimestamp ?? "");

/**
 * Whether a pod only starts: nothing went wrong so far, and its start-up probe may not have passed yet.
 *
 * @param now the API server's clock (ms)
 */
export function isStarting(pod: Pod, now: number): boolean {
  const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
  const hasCrashed = [...initContainerStatuses, ...containerStatuses].some(({ restartCount = 0 }) => restartCount > 0);
  return !hasCrashed && podReason(pod) === undefined && ageOf(pod, now) < startsWithin(pod);
}

/** Milliseconds. https://kubernetes.io/docs/concepts/workloads/pods/probes/ */
function startsWithin({ spec }: Pod): number {
  const probes = (spec?.containers ?? []).flatMap(({ startupProbe }) => startupProbe ?? []);
  const allowed = probes.map(({ initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 }) => {
    return (initialDelaySeconds + periodSeconds * failureThreshold) * 1_000;
  });
  return Math.max(STARTS_WITHIN_MS, ...allowed);
}
