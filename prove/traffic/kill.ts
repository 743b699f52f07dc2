import { readdirSync, readFileSync } from "node:fs";
import type { ApiObject, KubernetesClient } from "../../cli/kubernetes/client";
import type { ContainerStatus, GatewayProject } from "../../tests/support/gateway/project";

export interface Pod extends ApiObject {
  readonly status: { readonly containerStatuses?: readonly ContainerStatus[] };
}

const podPath = ({ metadata }: ApiObject) => `/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`;

export const isReady = ({ status }: Pod): boolean => status.containerStatuses?.every(({ ready }) => ready) ?? false;

const containerOf = (pod: Pod | undefined, name: string) =>
  pod?.status.containerStatuses?.find((container) => container.name === name);

/**
 * `kill -9` of all processes of a container, which run on this machine; nobody is told before.
 * @returns once it has been started again and is ready
 */
export async function killContainer(project: GatewayProject, pod: Pod, name: string): Promise<void> {
  const before = containerOf(pod, name);
  const id = before?.containerID?.replace(/^.*:\/\//, "");
  if (before === undefined || !id) throw new Error(`${pod.metadata.name} has no container ${name} that runs`);
  const pids = processesOf(id);
  if (pids.length === 0) throw new Error(`The container ${name} of ${pod.metadata.name} has no process`);
  for (const pid of pids) process.kill(pid, "SIGKILL");
  await project.until(`${name} of ${pod.metadata.name} runs again`, async () => {
    const now = containerOf(await project.api.get<Pod>(podPath(pod)), name);
    return now !== undefined && now.restartCount > before.restartCount && now.ready;
  });
}

/** By their control group, whose name is the container's id. */
const processesOf = (container: string): number[] =>
  readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && cgroupsOf(entry).includes(container))
    .map(Number);

function cgroupsOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cgroup`, "utf8");
  } catch {
    return ""; // ended while we looked
  }
}

/** Tells a pod to end, and waits until it has. */
export async function deletePod(project: GatewayProject, pod: Pod): Promise<void> {
  await project.api.delete(podPath(pod), pod.metadata.uid);
  await project.until(`${pod.metadata.name} has ended`, async () => !(await project.api.get(podPath(pod))));
}

/** A pod with this value of `app.kubernetes.io/name`, which serves. */
export async function podOf(api: KubernetesClient, namespace: string, name: string): Promise<Pod> {
  const [pod] = await podsOf(api, namespace, name);
  if (!pod) throw new Error(`${namespace}/${name} has no pod that is ready`);
  return pod;
}

/** All such pods. */
export async function podsOf(api: KubernetesClient, namespace: string, name: string): Promise<readonly Pod[]> {
  const labelSelector = `app.kubernetes.io/name=${name}`;
  const pods = await api.list<Pod>(`/api/v1/namespaces/${namespace}/pods`, { labelSelector });
  return pods.filter(isReady);
}

/** How often containers of these namespaces have been started again. */
export async function restarts(api: KubernetesClient, namespaces: readonly string[]): Promise<Map<string, number>> {
  const pods = await Promise.all(namespaces.map((namespace) => api.list<Pod>(`/api/v1/namespaces/${namespace}/pods`)));
  return new Map(
    pods
      .flat()
      .flatMap(({ metadata, status }) =>
        (status.containerStatuses ?? []).map(({ name, restartCount }) => [`${metadata.name}/${name}`, restartCount]),
      ),
  );
}
