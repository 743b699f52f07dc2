import { type ReleaseRecord, type Revision, readRecord, revisionsOf } from "../deploy/helm-releases";
import type { KubernetesClient } from "../kubernetes/client";
import { type Event, eventReason, timeOf } from "./event-cause";
import { type RenderedObject, renderedObjects } from "./manifest";
import { type Pod, podReason, type Reason } from "./pod-cause";
import { ageOf, isStarting, unready } from "./starting";
import { isReady, podSelector, type Workload, workloadPath } from "./workload";

/** Why an object of a release did not come up. */
export interface Cause extends Reason {
  /** `Job shop/orders-provision`, for example; a hook says so. */
  readonly object: string;
}

/**
 * Looks for what made a release fail: its hooks that did not succeed, then its workloads that are not ready.
 * Terraform says only "BackoffLimitExceeded" or "timed out waiting for the condition".
 */
export async function explainRelease(
  client: KubernetesClient,
  revisions: readonly Revision[],
  namespace: string,
  release: string,
): Promise<readonly Cause[]> {
  const [newest] = revisionsOf(revisions, namespace, release);
  const record: ReleaseRecord | undefined = newest && (await readRecord(client, newest));
  if (newest === undefined || record === undefined) return [];
  const objects = renderedObjects(record, namespace);
  const events = new EventLog(client, newest.createdAt);
  const hooks = await causesOf(
    client,
    events,
    objects.filter(({ isHook }) => isHook),
  );
  if (hooks.length > 0) return hooks;
  return await causesOf(
    client,
    events,
    objects.filter(({ isHook }) => !isHook),
  );
}

async function causesOf(
  client: KubernetesClient,
  events: EventLog,
  objects: readonly RenderedObject[],
): Promise<readonly Cause[]> {
  const causes = await Promise.all(objects.map((object) => causeOf(client, events, object)));
  return causes.filter((cause) => cause !== undefined);
}

async function causeOf(
  client: KubernetesClient,
  events: EventLog,
  { kind, metadata, isHook }: RenderedObject,
): Promise<Cause | undefined> {
  const namespace = metadata.namespace ?? "default";
  const path = workloadPath(kind, namespace, metadata.name);
  const workload = path && (await client.get<Workload>(path));
  if (!workload || isReady(kind, workload)) return undefined;
  const object = `${isHook ? "hook " : ""}${kind} ${namespace}/${metadata.name}`;
  return { object, ...(await whyNotReady(client, events, kind, workload)) };
}

/** Why a workload that is not ready is not: by its pods, then by the warnings about it. */
export async function whyNotReady(
  client: KubernetesClient,
  events: EventLog,
  kind: string,
  workload: Workload,
): Promise<Reason> {
  const { namespace = "default", name } = workload.metadata;
  const pods = await client.list<Pod>(`/api/v1/namespaces/${namespace}/pods`, {
    labelSelector: podSelector(workload, kind),
  });
  for (const pod of newestFirst(pods)) {
    const reason = podReason(pod);
    if (reason) return reason;
  }
  const told = backoffReason(workload) ?? eventReason(name, await events.of(namespace));
  return told ?? startingReason(pods, client.now) ?? unknownReason(workload, kind);
}

/** Its pods are gone by then. What warnings say of them is beside the point: they ran, and failed. */
function backoffReason({ metadata, status }: Workload): Reason | undefined {
  const failed = status?.conditions?.find(({ type, status: value }) => type === "Failed" && value === "True");
  if (failed?.reason !== "BackoffLimitExceeded") return undefined;
  return {
    cause: "its container failed each time that it was started",
    fix: `Correct the cause. Its log went with its pod: if logs are collected, look for those of ${metadata.name}.`,
  };
}

/** Only that one starts, such as the next replica of a worker, is nothing to look into yet. */
function startingReason(pods: readonly Pod[], now: number): Reason | undefined {
  const starting = unready(pods);
  if (starting.length === 0 || !starting.every((pod) => isStarting(pod, now))) return undefined;
  const seconds = Math.max(0, Math.round(Math.max(...starting.map((pod) => ageOf(pod, now))) / 1_000));
  return { cause: `a pod is starting, since ${seconds} s`, fix: "Wait for it, and look again." };
}

function unknownReason({ metadata, status }: Workload, kind: string): Reason {
  const condition = status?.conditions?.find(({ type, status: value }) => type === "Failed" && value === "True");
  return {
    cause: condition ? `${condition.reason}: ${condition.message}` : "it is not ready, and nothing says why",
    fix: `Look at kubectl -n ${metadata.namespace} describe ${kind.toLowerCase()} ${metadata.name}`,
  };
}

const newestFirst = (pods: readonly Pod[]): readonly Pod[] =>
  [...pods].sort(
    (a, b) => Date.parse(b.metadata.creationTimestamp ?? "") - Date.parse(a.metadata.creationTimestamp ?? ""),
  );

/** Warnings of each namespace, read once. */
export class EventLog {
  private readonly namespaces = new Map<string, Promise<readonly Event[]>>();

  /** @param since what happened before is not told (ms) */
  constructor(
    private readonly client: KubernetesClient,
    private readonly since: number,
  ) {}

  of(namespace: string): Promise<readonly Event[]> {
    const known = this.namespaces.get(namespace);
    if (known) return known;
    const read = this.client
      .list<Event>(`/api/v1/namespaces/${namespace}/events`, { fieldSelector: "type=Warning" })
      .then((events) => events.filter((event) => timeOf(event) >= this.since));
    this.namespaces.set(namespace, read);
    return read;
  }
}
