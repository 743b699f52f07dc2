import { PLATFORM_LABEL } from "../../constructs/model/labels";
import { sideBySide } from "../../runtime/shared/side-by-side";
import { listRevisions, type Revision } from "../deploy/helm-releases";
import { readReleased } from "../diff/released";
import type { Workload } from "../explain/workload";
import type { ApiObject, KubernetesClient } from "../kubernetes/client";
import { type Absent, absentObjects } from "./absent";
import { allowed } from "./allowed";
import { CONDITIONED_KINDS, type Conditioned } from "./conditions";
import { type Stream, streamsOf } from "./streams";
import { type MissingKeys, missingKeys } from "./token-keys";
import { readTroubles, type Troubles } from "./troubles";
import { wakingWorkloads } from "./waking";

const WORKLOAD_KINDS = ["Deployment", "StatefulSet", "DaemonSet", "Job"] as const;

/** An object that runs pods, with its kind, which lists leave out. */
export interface LiveWorkload extends Workload {
  readonly kind: (typeof WORKLOAD_KINDS)[number];
}

/** What there is of Headwater in a cluster. */
export interface View {
  /** Those that Headwater made. */
  readonly namespaces: readonly ApiObject[];
  readonly workloads: readonly LiveWorkload[];
  /** Those of them that lack nothing but that their pods start. */
  readonly waking: ReadonlySet<LiveWorkload>;
  /** By their kind. */
  readonly conditioned: ReadonlyMap<string, readonly Conditioned[]>;
  readonly revisions: readonly Revision[];
  readonly absent: readonly Absent[];
  /** By the namespace of their team. */
  readonly streams: ReadonlyMap<string, readonly Stream[]>;
  /** Of tokens, at gateways. */
  readonly missingKeys: readonly MissingKeys[];
  readonly troubles: Troubles;
  /** What we were not allowed to look at. */
  readonly unread: readonly string[];
}

/** Requests under way. More make the API server of a small cluster slower. */
const AT_ONCE = 24;

/** Reads what is needed, with a number of requests that grows with the namespaces, not with what is in them. */
export async function readView(client: KubernetesClient): Promise<View> {
  const namespaces = await client.list<ApiObject>("/api/v1/namespaces", {
    labelSelector: "app.kubernetes.io/part-of=headwater",
  });
  const names = new Set(namespaces.map(({ metadata }) => metadata.name));
  const unread = new Set<string>();
  const [workloads, conditioned, releases, streams] = await Promise.all([
    readWorkloads(client, [...names], unread),
    readConditioned(client, names, unread),
    readReleases(client, namespaces, unread),
    readStreams(client, namespaces, unread),
  ]);
  const [gateways, policies] = ["Gateway", "SecurityPolicy"].map((kind) => conditioned.get(kind) ?? []);
  const runners = [...workloads.filter(({ kind }) => kind !== "Job"), ...(conditioned.get("ScaledJob") ?? [])];
  const [keys, troubles, waking] = await Promise.all([
    allowed(() => missingKeys(client, gateways ?? [], policies ?? []), "logs of gateways", unread),
    readTroubles(client, teamsOf(namespaces), runners, unread),
    wakingWorkloads(client, workloads, conditioned.get("ScaledObject") ?? [], unread),
  ]);
  return {
    namespaces,
    workloads,
    waking,
    conditioned,
    ...releases,
    streams,
    missingKeys: keys ?? [],
    troubles,
    unread: [...unread].sort(),
  };
}

async function readWorkloads(
  client: KubernetesClient,
  namespaces: readonly string[],
  unread: Set<string>,
): Promise<LiveWorkload[]> {
  const asked = namespaces.flatMap((namespace) => WORKLOAD_KINDS.map((kind) => ({ namespace, kind })));
  const lists = await sideBySide(asked, AT_ONCE, async ({ namespace, kind }) => {
    const group = kind === "Job" ? "batch" : "apps";
    const path = `/apis/${group}/v1/namespaces/${namespace}/${kind.toLowerCase()}s`;
    const found = await allowed(() => client.list<Workload>(path), `${kind} of ${namespace}`, unread);
    return (found ?? []).map((workload): LiveWorkload => ({ ...workload, kind }));
  });
  return lists.flat();
}

async function readConditioned(
  client: KubernetesClient,
  namespaces: ReadonlySet<string>,
  unread: Set<string>,
): Promise<ReadonlyMap<string, readonly Conditioned[]>> {
  const paths = new Map(CONDITIONED_KINDS.map(({ kind, path }) => [kind, path]));
  const lists = await sideBySide([...paths], AT_ONCE, async ([kind, path]) => {
    const found = await allowed(() => client.list<Conditioned>(path), kind, unread);
    const ours = (found ?? []).filter(({ metadata }) => namespaces.has(metadata.namespace ?? ""));
    return [kind, ours] as const;
  });
  return new Map(lists);
}

async function readReleases(
  client: KubernetesClient,
  namespaces: readonly ApiObject[],
  unread: Set<string>,
): Promise<Pick<View, "revisions" | "absent">> {
  const names = new Set(namespaces.map(({ metadata }) => metadata.name));
  const all = await allowed(() => listRevisions(client, new Set([...names, "default"])), "releases", unread);
  // Namespaces are in releases of their own, whose records are in `default`.
  const revisions = (all ?? []).filter(
    ({ namespace, release }) => namespace !== "default" || names.has(release.replace(/^namespace-/, "")),
  );
  const platforms = platformsOf({ namespaces, revisions });
  const teams = new Set(teamsOf(namespaces).map(({ team }) => team));
  // What operators' charts bring is theirs to tell.
  const deployed = revisions.filter(
    ({ namespace, status }) => status === "deployed" && (platforms.has(namespace) || teams.has(namespace)),
  );
  const absent = await allowed(
    async () => {
      const releases = deployed.map(({ namespace, release }) => ({ namespace, name: release }));
      return await absentObjects(client, await readReleased(client, revisions, releases));
    },
    "what releases brought",
    unread,
  );
  return { revisions, absent: absent ?? [] };
}

async function readStreams(
  client: KubernetesClient,
  namespaces: readonly ApiObject[],
  unread: Set<string>,
): Promise<ReadonlyMap<string, readonly Stream[]>> {
  const teams = teamsOf(namespaces);
  const read = await sideBySide(teams, AT_ONCE, async ({ team, platform }) => {
    const streams = await allowed(() => streamsOf(client, platform, team), `streams of ${team}`, unread);
    return [team, streams ?? []] as const;
  });
  return new Map(read);
}

const teamsOf = (namespaces: readonly ApiObject[]) =>
  namespaces.flatMap(({ metadata }) => {
    const platform = metadata.labels?.[PLATFORM_LABEL];
    return platform === undefined ? [] : [{ team: metadata.name, platform }];
  });

/** The namespaces of platforms. One that has no team yet is known by the release of its provisioner. */
export const platformsOf = ({ namespaces, revisions }: Pick<View, "namespaces" | "revisions">): ReadonlySet<string> =>
  new Set([
    ...teamsOf(namespaces).map(({ platform }) => platform),
    ...revisions.flatMap(({ namespace, release }) => (release === "provisioner" ? [namespace] : [])),
  ]);
