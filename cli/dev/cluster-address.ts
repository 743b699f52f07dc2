import { isRefusal } from "../kubernetes/api-errors";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import type { PodPort } from "../kubernetes/port-forward";

interface Service extends ApiObject {
  readonly spec?: {
    readonly clusterIP?: string;
    readonly selector?: Readonly<Record<string, string>>;
    readonly ports?: readonly { readonly port: number; readonly targetPort?: number | string }[];
  };
}

interface Pod extends ApiObject {
  readonly spec?: {
    readonly containers?: readonly {
      readonly ports?: readonly { readonly name?: string; readonly containerPort: number }[];
    }[];
  };
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

interface Parts {
  readonly pod?: string;
  readonly service: string;
  readonly namespace: string;
  /** Whether it can be no address outside. */
  readonly isCertain: boolean;
}

/** Of the cluster's DNS: `kafka.platform.svc`, `prices.shop`, or with a headless Service's pod before that. */
export function partsOf(host: string): Parts | undefined {
  const [names = "", zone] = host.split(/\.svc(?=\.|$)/);
  const isCertain = zone !== undefined;
  const parts = names.split(".");
  const [service = "", namespace = ""] = parts.slice(-2);
  if (parts.length === 2) return { service, namespace, isCertain };
  return parts.length === 3 && isCertain ? { pod: parts[0] ?? "", service, namespace, isCertain } : undefined;
}

/**
 * The pod that answers at an address of the cluster's DNS; undefined if that is no address of a Service.
 *
 * @param called hosts that are a Service's for certain; `slack.com` may be one outside, which nobody may look for
 * @throws Error if no pod of it is ready; UserError HW-KUBE-003 if the user may not look
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export async function podAt(
  client: KubernetesClient,
  host: string,
  port: number,
  called: ReadonlySet<string> = new Set(),
): Promise<PodPort | undefined> {
  const parts = partsOf(host);
  if (!parts) return undefined;
  const { namespace } = parts;
  const path = `/api/v1/namespaces/${namespace}`;
  const service = await client.get<Service>(`${path}/services/${parts.service}`).catch((error: unknown) => {
    if (isRefusal(error) && !parts.isCertain && !called.has(host)) return undefined;
    throw error;
  });
  if (!service) return undefined;
  const pod =
    parts.pod === undefined
      ? await readyPod(client, path, service)
      : await client.get<Pod>(`${path}/pods/${parts.pod}`);
  if (!pod) throw new Error(`No pod is ready at ${host}.`);
  const isHeadless = service.spec?.clusterIP === "None";
  const target = service.spec?.ports?.find((each) => each.port === port)?.targetPort;
  return { namespace, pod: pod.metadata.name, port: isHeadless ? port : portOf(pod, target ?? port) };
}

async function readyPod(client: KubernetesClient, path: string, { spec }: Service): Promise<Pod | undefined> {
  const labelSelector = Object.entries(spec?.selector ?? {})
    .map(([label, value]) => `${label}=${value}`)
    .join(",");
  if (labelSelector === "") return undefined;
  const pods = await client.list<Pod>(`${path}/pods`, { labelSelector });
  return pods.find(
    ({ metadata, status }) =>
      metadata.deletionTimestamp === undefined &&
      status?.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True"),
  );
}

function portOf({ spec }: Pod, target: number | string): number {
  if (typeof target === "number") return target;
  const ports = spec?.containers?.flatMap(({ ports = [] }) => ports) ?? [];
  return ports.find(({ name }) => name === target)?.containerPort ?? Number(target);
}
