import { isReady } from "../explain/workload";
import type { ApiObject } from "../kubernetes/client";
import type { Conditioned } from "./conditions";
import type { LiveWorkload } from "./view";

/** Something that runs pods. */
export interface Part {
  readonly kind: LiveWorkload["kind"] | "ScaledJob";
  readonly name: string;
  /** Asleep: KEDA has scaled it to zero, or has no Job of it, and wakes it when there is something to do. */
  readonly state: "ready" | "asleep" | "stopped" | "not ready";
  /** Pods that are ready, of those that are wanted now. */
  readonly ready: number;
  readonly wanted: number;
}

interface ScaledObject extends Conditioned {
  readonly spec?: { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string } };
}

/** How the Jobs of a worker do, of which there are as many as it has to do. */
export function jobsPart(scaledJob: ApiObject, workloads: readonly LiveWorkload[]): Part {
  const { namespace, name } = scaledJob.metadata;
  const running = workloads.filter(
    (one) => one.metadata.namespace === namespace && scaledJobOf(one) === name && (one.status?.active ?? 0) > 0,
  );
  const ready = running.filter(({ status }) => (status?.ready ?? 0) > 0).length;
  const wanted = running.length;
  return {
    kind: "ScaledJob",
    name,
    state: wanted === 0 ? "asleep" : ready < wanted ? "not ready" : "ready",
    ready,
    wanted,
  };
}

/** The label that KEDA gives to a Job of its own, with whose it is. */
const scaledJobOf = ({ kind, metadata }: LiveWorkload): string | undefined =>
  kind === "Job" ? metadata.labels?.["scaledjob.keda.sh/name"] : undefined;

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

/**
 * Whether it is not as it should be. A Job that still works is; but for one of KEDA's whose pod has not come up in time:
 * events wait for it.
 */
export function isFaulty(workload: LiveWorkload, now: number): boolean {
  const { kind, status = {} } = workload;
  if (kind !== "Job") return !isReady(kind, workload);
  if (status.conditions?.some((condition) => condition.type === "Failed" && condition.status === "True")) return true;
  const { active = 0, ready = 0, startTime = "" } = status;
  return scaledJobOf(workload) !== undefined && ready < active && now - Date.parse(startTime) > STARTS_WITHIN_MS;
}

const STARTS_WITHIN_MS = 60_000;
