import type { ApiObject } from "../kubernetes/client";

/** Why something does not run, and what to do about it. */
export interface Reason {
  readonly cause: string;
  readonly fix: string;
}

interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly terminated?: { readonly reason?: string; readonly exitCode?: number; readonly message?: string };
}

interface ContainerStatus {
  readonly name: string;
  readonly ready?: boolean;
  readonly image?: string;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

export interface Pod extends ApiObject {
  readonly status?: {
    readonly phase?: string;
    readonly reason?: string;
    readonly message?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
    readonly initContainerStatuses?: readonly ContainerStatus[];
    readonly containerStatuses?: readonly ContainerStatus[];
  };
}

/** Kubernetes' reasons for a container that waits, by what a person can do about them. */
const fixes: readonly (readonly [RegExp, string])[] = [
  [
    /^(ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull)$/,
    "Check the image's name, and that the nodes may pull it.",
  ],
  [/^(CreateContainerConfigError|CreateContainerError)$/, "Create the ConfigMap, Secret or key that it names."],
  [/^OOMKilled$/, "Raise its memory limit."],
  [/^Evicted$/, "Free memory or disk on the nodes, or lower what it asks for."],
];

/** Why a pod is not what it should be; undefined if nothing is wrong with it. */
export function podReason(pod: Pod): Reason | undefined {
  const { metadata, status } = pod;
  const containers = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  for (const container of containers) {
    const reason = containerReason(metadata.namespace ?? "default", metadata.name, container);
    if (reason) return reason;
  }
  if (status?.phase === "Failed" && status.reason) {
    return { cause: sentence(status.reason, status.message), fix: fixFor(status.reason) ?? describePod(metadata) };
  }
  const scheduled = status?.conditions?.find(({ type }) => type === "PodScheduled");
  if (scheduled?.status === "False") {
    return {
      cause: sentence("no node takes it", scheduled.message),
      fix: "Add or free capacity, or lower what it requests; a volume that does not bind keeps a pod waiting too.",
    };
  }
  return undefined;
}

function containerReason(namespace: string, pod: string, container: ContainerStatus): Reason | undefined {
  const { waiting, terminated } = container.state ?? {};
  // A container in CrashLoopBackOff says why in the state before.
  const ended = terminated ?? (waiting ? container.lastState?.terminated : undefined);
  if (ended && ended.exitCode !== 0) {
    const message = ended.message?.trim();
    const how = ended.reason === "OOMKilled" ? "ran out of memory" : `ended with exit code ${ended.exitCode}`;
    const logs = `Correct the cause; its log: kubectl -n ${namespace} logs ${pod} -c ${container.name}`;
    return {
      cause: message ? message : `the container "${container.name}" ${how}`,
      fix: fixFor(ended.reason) ?? (message ? "Correct the cause, then deploy again." : logs),
    };
  }
  const reason = waiting?.reason;
  if (reason === undefined || reason === "PodInitializing" || reason === "ContainerCreating") return undefined;
  return { cause: sentence(reason, waiting?.message), fix: fixFor(reason) ?? describePod({ namespace, name: pod }) };
}

const fixFor = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : fixes.find(([pattern]) => pattern.test(reason))?.[1];

const sentence = (reason: string, message: string | undefined): string =>
  message ? `${reason}: ${message.trim()}` : reason;

const describePod = ({ namespace = "default", name }: { namespace?: string; name: string }): string =>
  `Look at kubectl -n ${namespace} describe pod ${name}`;
