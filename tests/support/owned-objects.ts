import type { KubernetesClient } from "../../cli/kubernetes/client";

interface KubeObject {
  readonly kind?: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
    readonly ownerReferences?: readonly unknown[];
  };
  readonly spec?: { readonly ttlSecondsAfterFinished?: number };
}

interface Resource {
  readonly path: string;
  readonly kind: string;
}

/** Kubernetes makes these in every namespace by itself, or they are reports that go by themselves. */
const BOILERPLATE = new Set(["ServiceAccount/default", "ConfigMap/kube-root-ca.crt"]);
const REPORTS = new Set(["Event", "Lease", "EndpointSlice", "Endpoints", "PodMetrics"]);

/**
 * Every object in the cluster that exists because of us: in one of our namespaces, or marked as ours or as Helm's.
 * Split by whether it is marked as retained.
 */
export async function ownedObjects(
  api: KubernetesClient,
  namespaces: readonly string[],
): Promise<{ retained: string[]; rest: string[] }> {
  const retained: string[] = [];
  const rest: string[] = [];
  for (const { path, kind } of await listableResources(api)) {
    for (const item of await api.list<KubeObject>(path)) {
      const { name, namespace, ownerReferences } = item.metadata;
      // A hook that failed stays for its cause to be read, and goes by itself.
      if (item.spec?.ttlSecondsAfterFinished !== undefined) continue;
      if (ownerReferences?.length || REPORTS.has(kind) || BOILERPLATE.has(`${kind}/${name}`)) continue;
      if (!isOurs(item, namespaces)) continue;
      (isRetained(item) ? retained : rest).push([kind, namespace, name].filter(Boolean).join("/"));
    }
  }
  return { retained: retained.sort(), rest: rest.sort() };
}

function isOurs({ metadata }: KubeObject, namespaces: readonly string[]): boolean {
  return (
    namespaces.includes(metadata.namespace ?? metadata.name) ||
    metadata.labels?.["app.kubernetes.io/part-of"] === "headwater" ||
    metadata.annotations?.["meta.helm.sh/release-name"] !== undefined
  );
}

const isRetained = ({ metadata }: KubeObject): boolean =>
  metadata.annotations?.["helm.sh/resource-policy"] === "keep" ||
  metadata.annotations?.["headwater.dev/retain"] === "true" ||
  metadata.labels?.["headwater.dev/retain"] === "true";

async function listableResources(api: KubernetesClient): Promise<Resource[]> {
  const apis = await api.get<{ groups: { preferredVersion: { groupVersion: string } }[] }>("/apis");
  const prefixes = ["/api/v1", ...(apis?.groups ?? []).map((group) => `/apis/${group.preferredVersion.groupVersion}`)];
  const lists = await Promise.all(
    prefixes.map(async (prefix) => {
      const group = await api.get<{ resources: { name: string; kind: string; verbs: string[] }[] }>(prefix);
      return (group?.resources ?? [])
        .filter((resource) => resource.verbs.includes("list") && !resource.name.includes("/"))
        .map((resource) => ({ path: `${prefix}/${resource.name}`, kind: resource.kind }));
    }),
  );
  return lists.flat();
}
