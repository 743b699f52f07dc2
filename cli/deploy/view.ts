import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import { listRevisions, type ReleaseRecord, type Revision, readRecord, revisionsOf } from "./helm-releases";
import { releaseKey, type StackView, type View } from "./plan-repairs";
import type { DeclaredResource, Stack } from "./stacks";
import { readState } from "./state";
import type { Terraform } from "./terraform";

/** Looks at Terraform's states and the cluster. Nothing is changed. */
export async function look(
  stacks: readonly Stack[],
  terraform: Terraform,
  client: KubernetesClient,
  { since, purpose }: Pick<View, "since" | "purpose">,
): Promise<View> {
  const [views, revisions] = await Promise.all([
    Promise.all(
      stacks.map(async (stack): Promise<StackView> => {
        return { name: stack.name, declared: stack.resources, state: await readState(stack, terraform) };
      }),
    ),
    listRevisions(client, releaseNamespaces(stacks)),
  ]);
  const unclear = unclearReleases(views, revisions);
  const [records, charts, objects] = await Promise.all([
    readRecords(client, revisions, unclear),
    readCharts(stacks, unclear),
    since !== undefined || purpose === "recover" ? findObjects(client, views) : new Map(),
  ]);
  return { stacks: views, revisions, records, charts, objects, since, purpose };
}

export function releaseNamespaces(stacks: readonly Pick<Stack, "resources">[]): Set<string> {
  const releases = stacks.flatMap(({ resources }) => resources).filter(({ type }) => type === "helm_release");
  return new Set(releases.flatMap(({ namespace }) => namespace ?? []));
}

/** Releases whose record says what to do with them: not deployed, tainted, or unknown to Terraform. */
function unclearReleases(views: readonly StackView[], revisions: readonly Revision[]): Set<string> {
  const releases = views.flatMap(({ state }) => state).filter(({ type }) => type === "helm_release");
  const sound = new Set(
    releases.filter(({ tainted }) => !tainted).map(({ namespace, name }) => releaseKey(namespace, name)),
  );
  const unclear = revisions.filter(({ namespace, release }) => {
    const [newest] = revisionsOf(revisions, namespace, release);
    return newest?.status !== "deployed" || !sound.has(releaseKey(namespace, release));
  });
  return new Set(unclear.map(({ namespace, release }) => releaseKey(namespace, release)));
}

async function readRecords(
  client: KubernetesClient,
  revisions: readonly Revision[],
  keys: ReadonlySet<string>,
): Promise<Map<string, ReleaseRecord>> {
  const records = new Map<string, ReleaseRecord>();
  for (const key of keys) {
    const [namespace = "", name = ""] = key.split("/");
    const [newest] = revisionsOf(revisions, namespace, name);
    const record = newest && (await readRecord(client, newest));
    if (record) records.set(key, record);
  }
  return records;
}

async function readCharts(stacks: readonly Stack[], keys: ReadonlySet<string>): Promise<Map<string, string>> {
  const charts = new Map<string, string>();
  for (const { folder, resources } of stacks) {
    for (const { address, namespace, name, chart } of resources) {
      if (chart !== undefined && keys.has(releaseKey(namespace, name)))
        charts.set(address, await chartName(folder, chart));
    }
  }
  return charts;
}

/** A local chart is named by its Chart.yaml, one of a repository by its address. */
async function chartName(folder: string, chart: string): Promise<string> {
  const file = join(folder, chart, "Chart.yaml");
  const text = await readFile(file, "utf8").catch(() => "");
  return /^name:\s*["']?([^"'\s]+)/m.exec(text)?.[1] ?? basename(chart, ".tgz");
}

/** Collections of the kinds that stacks create by the Kubernetes provider, in a namespace. */
const collections: Readonly<Record<string, string>> = {
  kubernetes_config_map_v1: "configmaps",
  kubernetes_secret_v1: "secrets",
  kubernetes_service_account_v1: "serviceaccounts",
  kubernetes_service_v1: "services",
};

async function findObjects(client: KubernetesClient, views: readonly StackView[]): Promise<View["objects"]> {
  const known = new Set(views.flatMap(({ state }) => state.map(({ address }) => address)));
  const missing = views.flatMap(({ declared }) => declared.filter(({ address }) => !known.has(address)));
  const found = new Map<string, { createdAt: number; ours: boolean }>();
  for (const resource of missing) {
    const path = pathOf(resource);
    const object = path && (await client.get(path));
    if (object) found.set(resource.address, describe(object));
  }
  return found;
}

function pathOf({ type, namespace, name }: DeclaredResource): string | undefined {
  if (name === undefined) return undefined;
  if (type === "kubernetes_namespace_v1") return `/api/v1/namespaces/${name}`;
  const collection = collections[type];
  return collection && `/api/v1/namespaces/${namespace}/${collection}/${name}`;
}

const describe = ({ metadata }: ApiObject) => ({
  createdAt: Date.parse(metadata.creationTimestamp ?? ""),
  ours: metadata.labels?.["app.kubernetes.io/part-of"] === "headwater",
});
