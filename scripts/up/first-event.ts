import { setTimeout as sleep } from "node:timers/promises";
import type { ApiObject, KubernetesClient } from "../../cli/kubernetes/client";
import { UserError } from "../../console/user-error";

export interface FirstEvent {
  readonly orderId: string;
  readonly pod: string;
  /** Milliseconds from the broker's acknowledgement to the handler's log line. */
  readonly wakeUpMs: number;
}

const NAMESPACE = "shop";
const WORKER = "shipping";

/** The orders service through the API server's proxy, which works for any cluster: no port-forward, no ingress. */
const ORDERS = `/api/v1/namespaces/${NAMESPACE}/services/orders:http/proxy/`;

/** Pods of the worker, also those that are ending: they may still handle events. */
async function workerPods(api: KubernetesClient): Promise<readonly ApiObject["metadata"][]> {
  const labelSelector = `app.kubernetes.io/name=${WORKER},!app.kubernetes.io/component`;
  const pods = await api.listMetadata(`/api/v1/namespaces/${NAMESPACE}/pods`, { labelSelector });
  return pods.map(({ metadata }) => metadata);
}

/** Waits until the worker has no replica, so that what follows really wakes it. */
export async function waitUntilAsleep(api: KubernetesClient, timeoutMs: number): Promise<void> {
  await until(timeoutMs, "HW-UP-001", `The worker ${NAMESPACE}/${WORKER} still runs`, async () => {
    return (await workerPods(api)).length === 0 ? true : undefined;
  });
}

/** Places an order through the service and follows its event to the worker. */
export async function sendFirstEvent(api: KubernetesClient, timeoutMs: number): Promise<FirstEvent> {
  const { orderId } = await until(30_000, "HW-UP-002", "The orders service does not answer", () =>
    api.post<{ orderId: string }>(ORDERS, { customerId: "customer-1" }).catch(() => undefined),
  );
  const sent = Date.now();
  return await until(timeoutMs, "HW-UP-003", `Order ${orderId} did not arrive at ${NAMESPACE}/${WORKER}`, async () => {
    for (const { name } of await workerPods(api)) {
      const line = (await api.log(NAMESPACE, name)).split("\n").find((text) => text.includes(orderId));
      if (line) return { orderId, pod: name, wakeUpMs: loggedAt(line) - sent };
    }
    return undefined;
  });
}

/** The runtime stamps each line; reading the log later does not blur the figure. */
const loggedAt = (line: string): number => Date.parse((JSON.parse(line) as { time: string }).time);

async function until<T>(
  timeoutMs: number,
  code: string,
  failure: string,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > deadline) {
      throw new UserError(
        code,
        `${failure} after ${Math.round(timeoutMs / 1000)} s.`,
        `See "kubectl -n ${NAMESPACE} get pods,scaledobjects" and the pods' logs; running the command again is safe.`,
      );
    }
    await sleep(100);
  }
}
