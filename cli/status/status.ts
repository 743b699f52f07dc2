import { PLATFORM_LABEL } from "../../constructs/model/labels";
import { sideBySide } from "../../runtime/shared/side-by-side";
import { EventLog, whyNotReady } from "../explain/explain";
import { isReady } from "../explain/workload";
import { type ApiObject, KubernetesClient } from "../kubernetes/client";
import { clusterEnvironment } from "../kubernetes/config";
import { configurationPart, isOfRevision } from "./configurations";
import { isFaultyJob, jobsPart } from "./jobs";
import { type Part, partOf } from "./parts";
import { pauseProblems } from "./pause-problems";
import { absenceProblems, conditionProblems, keyProblems, type Problem } from "./problems";
import { releaseProblems } from "./release-problems";
import type { Stream } from "./streams";
import type { Troubles } from "./troubles";
import { type LiveWorkload, platformsOf, readView, type View } from "./view";
import { warningsOf } from "./warnings";

/** What runs pods, and what became of them. */
export interface WorkloadStatus extends Part {
  /** How often its containers ended and were started again. */
  readonly restarts: number;
  /** What it gave up and nobody sent again, 500 at most; absent if it keeps none, or it can't be told. */
  readonly deadLetters?: number;
}

/** A namespace that Headwater made, and what runs there. */
export interface NamespaceStatus {
  readonly namespace: string;
  readonly role: "platform" | "team" | "operators";
  /** Of a team: the namespace of its platform. */
  readonly platform?: string;
  readonly workloads: readonly WorkloadStatus[];
  /** Of a team. */
  readonly streams: readonly Stream[];
  /** Objects whose controllers tell how they do, by kind: how many there are. */
  readonly objects: Readonly<Record<string, number>>;
}

export interface StatusResult {
  /** Nothing is known to be wrong, and everything could be looked at. */
  readonly ready: boolean;
  /** Platforms, then teams, then operators. */
  readonly namespaces: readonly NamespaceStatus[];
  /** Helm releases. */
  readonly releases: number;
  readonly problems: readonly Problem[];
  /** What somebody has to look at although it is ready. */
  readonly warnings: readonly Problem[];
  /** What we were not allowed to look at. */
  readonly unread: readonly string[];
}

export interface StatusOptions {
  readonly context?: string;
  /** @default process.env */
  readonly env?: NodeJS.ProcessEnv;
}

/** Requests under way. */
const AT_ONCE = 24;

/**
 * What is deployed on a cluster, what is not ready, why, and what to do. Only reads.
 *
 * @throws UserError HW-KUBE-001 to HW-KUBE-003 if it can't be told
 */
export async function status({ context, env = process.env }: StatusOptions): Promise<StatusResult> {
  const client = await KubernetesClient.connect(clusterEnvironment(env, context));
  return await statusOf(client);
}

export async function statusOf(client: KubernetesClient): Promise<StatusResult> {
  const view = await readView(client);
  const [workloads, releases] = await Promise.all([workloadProblems(client, view), releaseProblems(client, view)]);
  const problems = [
    ...releases,
    ...absenceProblems(view),
    ...workloads,
    ...pauseProblems(view, client.connectedAt),
    ...conditionProblems(view),
    ...keyProblems(view),
  ];
  return summarize(view, problems, warningsOf(view, problems, client.connectedAt));
}

export function summarize(view: View, found: readonly Problem[], warnings: readonly Problem[] = []): StatusResult {
  const problems = view.namespaces.length === 0 ? [NOTHING] : found;
  return {
    ready: problems.length === 0 && view.unread.length === 0,
    namespaces: view.namespaces
      .map((namespace) => namespaceStatus(view, namespace, problems))
      .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role) || (a.namespace < b.namespace ? -1 : 1)),
    releases: new Set(view.revisions.map(({ namespace, release }) => `${namespace}/${release}`)).size,
    problems,
    warnings,
    unread: view.unread,
  };
}

const ORDER: readonly NamespaceStatus["role"][] = ["platform", "team", "operators"];

const NOTHING: Problem = {
  object: "the cluster",
  cause: "Nothing of Headwater is deployed here.",
  fix: "Deploy to it with headwater deploy, or name another cluster with --context.",
};

function namespaceStatus(view: View, { metadata }: ApiObject, problems: readonly Problem[]): NamespaceStatus {
  const namespace = metadata.name;
  const platform = metadata.labels?.[PLATFORM_LABEL];
  const isHere = (object: ApiObject) => object.metadata.namespace === namespace;
  const live = view.workloads.filter(isHere);
  const conditioned = [...view.conditioned].map(([kind, objects]) => [kind, objects.filter(isHere)] as const);
  const isWaking = (workload: LiveWorkload) => view.waking.has(workload);
  const isTold = (workload: LiveWorkload) => problems.some(({ object }) => object === nameOf(workload));
  const scaled = (wanted: string) => conditioned.find(([kind]) => kind === wanted)?.[1] ?? [];
  return {
    namespace,
    role: platform !== undefined ? "team" : platformsOf(view).has(namespace) ? "platform" : "operators",
    ...(platform === undefined ? {} : { platform }),
    workloads: [
      ...live
        .filter((workload) => !isOfRevision(workload))
        .flatMap((workload) => partOf(workload, scaled("ScaledObject"), isWaking(workload)) ?? []),
      ...scaled("Configuration").map((configuration) => configurationPart(configuration, live, isTold, isWaking)),
      ...scaled("ScaledJob").map((scaledJob) => jobsPart(scaledJob, live, isTold)),
    ].map((part) => ({ ...part, ...figuresOf(view.troubles, `${namespace}/${part.name}`) })),
    streams: view.streams.get(namespace) ?? [],
    objects: Object.fromEntries(
      conditioned.filter(([, objects]) => objects.length > 0).map(([kind, objects]) => [kind, objects.length]),
    ),
  };
}

function figuresOf({ restarts, deadLetters }: Troubles, name: string): Omit<WorkloadStatus, keyof Part> {
  const letters = deadLetters.find(({ workload }) => workload === name);
  return {
    restarts: restarts.find(({ workload }) => workload === name)?.count ?? 0,
    ...(letters ? { deadLetters: letters.count } : {}),
  };
}

async function workloadProblems(
  client: KubernetesClient,
  { workloads, waking, conditioned }: View,
): Promise<readonly Problem[]> {
  const scaledJobs = conditioned.get("ScaledJob") ?? [];
  const isFaulty = (workload: LiveWorkload) =>
    workload.kind === "Job" ? isFaultyJob(workload, scaledJobs, client.connectedAt) : !isReady(workload.kind, workload);
  const events = new EventLog(client, client.connectedAt - RECENT_MS);
  return await sideBySide(
    workloads.filter((each) => isFaulty(each) && !waking.has(each)),
    AT_ONCE,
    async (workload) => ({
      object: nameOf(workload),
      ...(await whyNotReady(client, events, workload.kind, workload)),
    }),
  );
}

const nameOf = (workload: LiveWorkload): string =>
  `${isHook(workload) ? "hook " : ""}${workload.kind} ${workload.metadata.namespace}/${workload.metadata.name}`;

/** Kubernetes keeps events for an hour; what is told again comes again sooner. */
const RECENT_MS = 20 * 60_000;

const isHook = ({ metadata }: LiveWorkload): boolean => metadata.annotations?.["helm.sh/hook"] !== undefined;
