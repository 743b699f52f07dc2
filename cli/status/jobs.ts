import { STARTS_WITHIN_MS } from "../explain/starting";
import type { Conditioned } from "./conditions";
import { isPaused, type Part } from "./parts";
import type { LiveWorkload } from "./view";

/**
 * How the Jobs of a worker do, of which there are as many as it has to do.
 *
 * @param isTold whether something is known to be wrong with a Job
 */
export function jobsPart(
  scaledJob: Conditioned,
  workloads: readonly LiveWorkload[],
  isTold: (job: LiveWorkload) => boolean,
): Part {
  const own = workloads.filter((one) => isJobOf(one, scaledJob));
  const underWay = own.filter(({ status }) => (status?.active ?? 0) > 0);
  const state = own.some(isTold)
    ? "not ready"
    : underWay.length > 0
      ? "ready"
      : isPaused(scaledJob)
        ? "stopped"
        : "asleep";
  return {
    kind: "ScaledJob",
    name: scaledJob.metadata.name,
    state,
    ready: underWay.filter(({ status }) => (status?.ready ?? 0) > 0).length,
    wanted: underWay.length,
    failed: hasEvents(scaledJob) ? own.filter(hasFailed).length : 0,
  };
}

/** `2 running, 1 starting`. With nothing to do there is no Job, which is as it should be. */
export function jobsInWords({ state, ready, wanted, failed = 0 }: Part): string {
  const counts = [
    [ready, "running"],
    [wanted - ready, "starting"],
    [failed, "failed"],
  ] as const;
  const told = counts.flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []));
  return told.length > 0 ? told.join(", ") : state;
}

/**
 * Whether a Job is not as it should be. One that still works is. One of KEDA's is not if its pod has not come up in time,
 * for events wait for it; and if it has failed, for as long as there are events: they are tried by the next one, and KEDA
 * keeps failed Jobs for longer than that.
 *
 * @param now the API server's clock (ms)
 */
export function isFaultyJob(job: LiveWorkload, scaledJobs: readonly Conditioned[], now: number): boolean {
  const scaledJob = scaledJobs.find((one) => isJobOf(job, one));
  if (hasFailed(job)) return scaledJob === undefined || hasEvents(scaledJob);
  const { active = 0, ready = 0, startTime = "" } = job.status ?? {};
  return scaledJob !== undefined && ready < active && now - Date.parse(startTime) > STARTS_WITHIN_MS;
}

/** By the label that KEDA gives to a Job of its own. */
const isJobOf = ({ kind, metadata }: LiveWorkload, scaledJob: Conditioned): boolean =>
  kind === "Job" &&
  metadata.namespace === scaledJob.metadata.namespace &&
  metadata.labels?.["scaledjob.keda.sh/name"] === scaledJob.metadata.name;

const hasFailed = ({ status }: LiveWorkload): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === "Failed" && is === "True") ?? false;

/** Unread ones, or some in hand. https://github.com/kedacore/keda/blob/v2.20.2/pkg/scaling/executor/scale_jobs.go */
const hasEvents = ({ status }: Conditioned): boolean =>
  status?.conditions?.find(({ type }) => type === "Active")?.status !== "False";
