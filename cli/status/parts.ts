import { isReady } from "../explain/workload";
import type { Conditioned } from "./conditions";
import type { LiveWorkload } from "./view";

/** Something that runs pods. */
export interface Part {
  readonly kind: LiveWorkload["kind"];
  readonly name: string;
  /** Asleep: KEDA has scaled it to zero, and wakes it when there is something to do. */
  readonly state: "ready" | "asleep" | "stopped" | "not ready";
  /** Pods that are ready, of those that are wanted now. */
  readonly ready: number;
  readonly wanted: number;
}

interface ScaledObject extends Conditioned {
  readonly spec?: { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string } };
}

/** How a workload does; undefined for a Job, which comes and goes. */
export function partOf(workload: LiveWorkload, scaledObjects: readonly ScaledObject[]): Part | undefined {
  const { kind, metadata, spec, status = {} } = workload;
  if (kind === "Job") return undefined;
  const daemons = kind === "DaemonSet";
  const ready = (daemons ? status.numberReady : status.readyReplicas) ?? 0;
  const wanted = daemons ? (status.desiredNumberScheduled ?? 0) : (spec?.replicas ?? 1);
  return { kind, name: metadata.name, state: stateOf(workload, wanted, scaledObjects), ready, wanted };
}

function stateOf(workload: LiveWorkload, wanted: number, scaledObjects: readonly ScaledObject[]): Part["state"] {
  if (!isReady(workload.kind, workload)) return "not ready";
  if (wanted > 0 || workload.kind === "DaemonSet") return "ready";
  return scaledObjects.some((one) => isTarget(one, workload)) ? "asleep" : "stopped";
}

/** https://keda.sh/docs/2.20/reference/scaledobject-spec/#scaletargetref */
const isTarget = ({ metadata, spec }: ScaledObject, workload: LiveWorkload): boolean =>
  metadata.namespace === workload.metadata.namespace &&
  spec?.scaleTargetRef?.name === workload.metadata.name &&
  (spec.scaleTargetRef.kind ?? "Deployment") === workload.kind;

/** Whether it is not as it should be: a Job that still works is. */
export function isFaulty(workload: LiveWorkload): boolean {
  if (workload.kind !== "Job") return !isReady(workload.kind, workload);
  return workload.status?.conditions?.some(({ type, status }) => type === "Failed" && status === "True") ?? false;
}
