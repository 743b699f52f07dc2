import { isReady } from "../explain/workload";
import type { Conditioned } from "./conditions";
import type { LiveWorkload } from "./view";

/** Something that runs pods. */
export interface Part {
  readonly kind: LiveWorkload["kind"] | "ScaledJob" | "Configuration";
  readonly name: string;
  /**
   * Asleep: there is nothing to do, so it has no pod. KEDA or Knative wakes it when there is; then its pods are starting.
   */
  readonly state: "ready" | "asleep" | "starting" | "stopped" | "not ready";
  /** Pods that are ready, of those that are wanted now. */
  readonly ready: number;
  readonly wanted: number;
  /** Of a worker that runs as Jobs: those that failed, while there are events that wait. */
  readonly failed?: number;
}

interface ScaledObject extends Conditioned {
  readonly spec?: { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string } };
}

/**
 * How a workload does; undefined for a Job, which comes and goes.
 *
 * @param isWaking whether all that it lacks is that its pods start
 */
export function partOf(
  workload: LiveWorkload,
  scaledObjects: readonly Conditioned[],
  isWaking = false,
): Part | undefined {
  const { kind, metadata, spec, status = {} } = workload;
  if (kind === "Job") return undefined;
  const daemons = kind === "DaemonSet";
  const ready = (daemons ? status.numberReady : status.readyReplicas) ?? 0;
  const wanted = daemons ? (status.desiredNumberScheduled ?? 0) : (spec?.replicas ?? 1);
  return {
    kind,
    name: metadata.name,
    state: isWaking ? "starting" : stateOf(workload, wanted, scaledObjects),
    ready,
    wanted,
  };
}

function stateOf(workload: LiveWorkload, wanted: number, scaledObjects: readonly Conditioned[]): Part["state"] {
  if (!isReady(workload.kind, workload)) return "not ready";
  if (wanted > 0 || workload.kind === "DaemonSet") return "ready";
  return scaledObjects.some((one) => isScaledBy(workload, one) && !isPaused(one)) ? "asleep" : "stopped";
}

/** Nothing wakes it up then. */
export const isPaused = ({ status }: Conditioned): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === "Paused" && is === "True") ?? false;

/** https://keda.sh/docs/2.20/reference/scaledobject-spec/#scaletargetref */
export const isScaledBy = (workload: LiveWorkload, { metadata, spec }: ScaledObject): boolean =>
  metadata.namespace === workload.metadata.namespace &&
  spec?.scaleTargetRef?.name === workload.metadata.name &&
  (spec.scaleTargetRef.kind ?? "Deployment") === workload.kind;
