import { Resolver } from "node:dns/promises";
import type { Addresses } from "./addresses";
import type { ApiClient } from "./api";
import { statusFile } from "./config";
import type { ComponentStatus, NodeStatus } from "./config/spec";
import { readJson } from "./files";
import { type Layout, nodeName } from "./layout";

interface NodeObject {
  readonly status?: { readonly conditions?: readonly { type: string; status: string; lastHeartbeatTime: string }[] };
}

interface DeploymentObject {
  readonly metadata: { readonly generation: number };
  readonly status?: { readonly observedGeneration?: number; readonly availableReplicas?: number };
}

interface PodList {
  readonly items: readonly { readonly status?: PodStatus }[];
}

export interface PodStatus {
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  readonly containerStatuses?: readonly { readonly state?: { readonly running?: { readonly startedAt: string } } }[];
}

export const nodeStatus = (layout: Layout): NodeStatus | undefined => readJson<NodeStatus>(statusFile(layout));

/** Whether the kubelet has said that it is ready since `since`: what it said before a crash is still on record. */
export async function isNodeReady(api: ApiClient, layout: Layout, since: number): Promise<boolean> {
  const node = await api.getObject<NodeObject>(`/api/v1/nodes/${nodeName(layout)}`);
  const ready = node?.status?.conditions?.find(({ type }) => type === "Ready");
  return ready?.status === "True" && Date.parse(ready.lastHeartbeatTime) >= wholeSecond(since);
}

/** Asks CoreDNS itself, the way pods do. */
export async function doesDnsAnswer(addresses: Addresses): Promise<boolean> {
  const resolver = new Resolver({ timeout: 500, tries: 1 });
  resolver.setServers([addresses.dns]);
  try {
    const [address] = await resolver.resolve4("kubernetes.default.svc.cluster.local");
    return address === addresses.apiService;
  } catch {
    return false;
  }
}

/** Whether objects of a new kind can be made. @param path of its list */
export const isServed = async (api: ApiClient, path: string): Promise<boolean> => (await api.get(path)).status === 200;

export async function isStorageReady(api: ApiClient): Promise<boolean> {
  const path = "/apis/apps/v1/namespaces/local-path-storage/deployments/local-path-provisioner";
  const deployment = await api.getObject<DeploymentObject>(path);
  const status = deployment?.status;
  return (status?.availableReplicas ?? 0) > 0 && status?.observedGeneration === deployment?.metadata.generation;
}

/**
 * Whether every pod that runs has been started again since `since`, and is ready. Right after a start the API server
 * still shows pods as they were before the stop.
 */
export async function arePodsBack(api: ApiClient, since: number): Promise<boolean> {
  const pods = await api.getObject<PodList>("/api/v1/pods?fieldSelector=status.phase%3DRunning");
  return pods?.items.every(({ status }) => isPodBack(status ?? {}, since)) ?? false;
}

export function isPodBack({ conditions, containerStatuses }: PodStatus, since: number): boolean {
  const starts = (containerStatuses ?? []).map(({ state }) => Date.parse(state?.running?.startedAt ?? ""));
  const ready = conditions?.find(({ type }) => type === "Ready")?.status === "True";
  return ready && starts.every((at) => at >= wholeSecond(since));
}

/** Whether every component of the running node is ready. */
export const isHealthy = (status: NodeStatus | undefined): boolean =>
  status?.components.every(({ state }) => state === "ready") ?? false;

export const isComponentReady = (layout: Layout, name: string): boolean =>
  nodeStatus(layout)?.components.some((component) => component.name === name && component.state === "ready") ?? false;

/** A component that keeps ending instead of getting ready, if there is one. */
export const crashLooping = (status: NodeStatus | undefined): ComponentStatus | undefined =>
  status?.components.find(({ state, restarts }) => restarts >= 3 && state !== "ready");

/** Kubernetes' times have no fractions. */
const wholeSecond = (time: number): number => Math.floor(time / 1000) * 1000;
