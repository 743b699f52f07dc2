import type { ApiObject, Metadata } from "../kubernetes/client";

/** Why something does not run, and what to do about it. */
export interface Reason {
  readonly cause: string;
  readonly fix: string;
}

/** How a container ended. */
interface Terminated {
  readonly reason?: string;
  readonly exitCode?: number;
  readonly message?: string;
  readonly finishedAt?: string;
}

interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly terminated?: Terminated;
}

interface ContainerStatus {
  readonly name: string;
  readonly ready?: boolean;
  readonly image?: string;
  readonly restartCount?: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}

interface StartupProbe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}

export interface Pod extends ApiObject {
  readonly spec?: { readonly containers?: readonly { readonly startupProbe?: StartupProbe }[] };
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
    const reason = containerReason(metadata, container);
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

function containerReason(pod: Metadata, container: ContainerStatus): Reason | undefined {
  const { waiting, terminated } = container.state ?? {};
  // A container in CrashLoopBackOff says why in the state before.
  const ended = terminated ?? (waiting ? container.lastState?.terminated : undefined);
  if (ended && ended.exitCode !== 0) return endReason(pod, container.name, ended);
  const reason = waiting?.reason;
  if (reason === undefined || reason === "PodInitializing" || reason === "ContainerCreating") return undefined;
  return { cause: sentence(reason, waiting?.message), fix: fixFor(reason) ?? describePod(pod) };
}

/** Of a process that was killed. What Kubernetes has as its message then is the end of its log, and tells nothing. */
const KILLED = 137;

/** Why a container of a pod ended. */
export function endReason(pod: Metadata, container: string, { reason, exitCode, message }: Terminated): Reason {
  const isKilled = exitCode === KILLED;
  const text = isKilled ? undefined : message?.trim() || undefined;
  const logs = `Correct the cause; its log: kubectl -n ${pod.namespace ?? "default"} logs ${pod.name} -c ${container}`;
  return {
    cause: text ?? `the container "${container}" ${inWords(reason, exitCode)}`,
    fix: fixFor(reason) ?? (text === undefined ? logs : fixForMessage(text)),
  };
}

/** As the handler host says of a worker without `deadLetter`. */
const fixForMessage = (text: string): string =>
  text.endsWith("and the worker stops here.")
    ? "Correct the handler or the event's publisher, or subscribe with deadLetter: true; then deploy again."
    : "Correct the cause, then deploy again.";

function inWords(reason: string | undefined, exitCode: number | undefined): string {
  if (reason === "OOMKilled") return "ran out of memory";
  if (exitCode !== KILLED) return `ended with exit code ${exitCode}`;
  return "was killed: it gave its liveness probe no answer, or did not end when it was told to";
}

const fixFor = (reason: string | undefined): string | undefined =>
  reason === undefined ? undefined : fixes.find(([pattern]) => pattern.test(reason))?.[1];

const sentence = (reason: string, message: string | undefined): string =>
  message ? `${reason}: ${message.trim()}` : reason;

const describePod = ({ namespace = "default", name }: Metadata): string =>
  `Look at kubectl -n ${namespace} describe pod ${name}`;
