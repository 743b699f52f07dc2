import type { ApiObject } from "../kubernetes/client";

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** What Deployments, StatefulSets, DaemonSets and Jobs have in common for us. */
export interface Workload extends ApiObject {
  readonly spec?: {
    readonly replicas?: number;
    readonly completions?: number;
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
  };
  readonly status?: {
    readonly replicas?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
    readonly updatedNumberScheduled?: number;
    readonly desiredNumberScheduled?: number;
    readonly numberReady?: number;
    readonly succeeded?: number;
    /** Of a Job: pods that are not done, and those of them that are ready. */
    readonly active?: number;
    readonly ready?: number;
    readonly startTime?: string;
    readonly conditions?: readonly Condition[];
  };
}

const collections: Readonly<Record<string, string>> = {
  Deployment: "/apis/apps/v1/namespaces/*/deployments/",
  StatefulSet: "/apis/apps/v1/namespaces/*/statefulsets/",
  DaemonSet: "/apis/apps/v1/namespaces/*/daemonsets/",
  Job: "/apis/batch/v1/namespaces/*/jobs/",
};

/** Path in the API; undefined for what runs no pods. */
export function workloadPath(kind: string, namespace: string, name: string): string | undefined {
  const collection = collections[kind];
  return collection && collection.replace("*", namespace) + name;
}

/** Whether it has come up as it is now declared: during a rollout the pods from before still count as ready. */
export function isReady(kind: string, { spec, status = {} }: Workload): boolean {
  if (kind === "Job") return (status.succeeded ?? 0) >= (spec?.completions ?? 1);
  if (kind === "DaemonSet") {
    const { desiredNumberScheduled: wanted = 0, updatedNumberScheduled = 0, numberReady = 0 } = status;
    return updatedNumberScheduled >= wanted && numberReady >= wanted;
  }
  const wanted = spec?.replicas ?? 1;
  const { replicas = 0, updatedReplicas = 0, readyReplicas = 0 } = status;
  return updatedReplicas >= wanted && replicas <= updatedReplicas && readyReplicas >= wanted;
}

export function podSelector({ metadata, spec }: Workload, kind: string): string {
  if (kind === "Job") return `job-name=${metadata.name}`;
  return Object.entries(spec?.selector?.matchLabels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(",");
}
