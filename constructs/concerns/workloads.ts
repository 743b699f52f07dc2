import type { Concern } from "../intents/concern";
import type { JobScaling } from "../intents/scaling";
import type { WorkloadIntent } from "../intents/workload";
import type { TeamDeclaration } from "../model/declarations";
import { digest } from "../model/digest";
import type { Topology } from "../model/topology";
import type {
  CodeDeclaration,
  EnvDeclaration,
  SubscriptionDeclaration,
  TableDeclaration,
  WorkloadDeclaration,
} from "../model/workload-declarations";
import { contractFiles, readContract, streamContract, type UsedContract } from "./contract-files";
import { callsByIngress, durableServiceOf, durableUrl, forwardSettings, versionOf } from "./durable";
import {
  credentialsOf,
  groupOf,
  isTransactional,
  retryTopicOf,
  speaksKafka,
  transactionalIdPrefixOf,
} from "./identities";
import { ingestSettings } from "./ingest";
import { maxEventBytes } from "./max-event-bytes";
import { meshMarks } from "./mesh-members";
import { usesRegistry } from "./registry";
import { jobScaling } from "./scaling";
import { serviceUrl, urlVariable } from "./service-address";
import { isTraced, tracesEnv } from "./traces";

/** What runs: a workload's code, and what it must know of its surroundings. */
export const workloads: Concern = {
  name: "workloads",
  derive(topology, owner): readonly WorkloadIntent[] {
    const workload = topology.findWorkload(owner);
    return workload?.code ? [workloadIntent(topology, workload, workload.code)] : [];
  },
};

function workloadIntent(topology: Topology, workload: WorkloadDeclaration, code: CodeDeclaration): WorkloadIntent {
  const team = topology.team(workload.team);
  const { labels, annotations } = meshMarks(topology, workload);
  const version = versionOf(workload);
  const intent = {
    kind: "workload",
    name: workload.name,
    role: workload.role,
    ...(version === undefined ? {} : { version }),
    code,
    env: [...surroundings(topology, workload, team), ...traced(topology, workload, team), ...workload.env],
    credentials: speaksKafka(workload) ? credentialsOf(workload) : undefined,
    runtimeConfigMap: team.runtimeConfigMap,
    replicas: workload.scaling || workload.durable ? undefined : workload.replicas,
    contracts: contractFiles(topology, workload),
    requestScaling: workload.requestScaling,
    jobScaling: jobScaling(topology, workload),
    storage: workload.storage,
    resources: workload.resources,
    podLabels: labels,
    podAnnotations: annotations,
  } as const;
  return { ...intent, revision: workload.requestScaling && `${workload.name}-${digest(JSON.stringify(intent))}` };
}

/** What gateways send the requests of a service to whose replicas follow them; undefined for any other. */
export function revisionOf(topology: Topology, workload: WorkloadDeclaration): string | undefined {
  if (!workload.requestScaling || !workload.code) return undefined;
  return workloadIntent(topology, workload, workload.code).revision;
}

function traced(topology: Topology, workload: WorkloadDeclaration, team: TeamDeclaration): EnvDeclaration[] {
  const { traces } = topology.platform(team.platform);
  return traces && isTraced(topology, workload) ? tracesEnv(traces, workload, team.namespace) : [];
}

/** The same for handlers and containers: docs/workloads.md lists it. */
function surroundings(topology: Topology, workload: WorkloadDeclaration, team: TeamDeclaration): EnvDeclaration[] {
  const env: Record<string, string> = { HEADWATER_WORKLOAD: `${team.namespace}/${workload.name}` };
  if (speaksKafka(workload)) {
    const { kafka, registry } = topology.platform(team.platform);
    env.HEADWATER_KAFKA_BOOTSTRAP = kafka.bootstrapServers;
    if (registry && usesRegistry(topology, workload)) env.HEADWATER_REGISTRY_URL = registry.url;
    env.HEADWATER_PUBLICATIONS = JSON.stringify(workload.publishes.map((path) => publication(topology, path)));
  } else if (workload.code?.type === "handler") {
    env.HEADWATER_PUBLICATIONS = "[]";
  }
  if (workload.subscribes.length > 0) {
    env.HEADWATER_GROUP = groupOf(workload, team);
    const retries = retryTopicOf(workload, team);
    env.HEADWATER_SUBSCRIPTIONS = JSON.stringify(
      workload.subscribes.map((each) => subscription(topology, each, retries)),
    );
  }
  const { holds = [] } = workload;
  if (holds.length > 0) env.HEADWATER_TABLES = JSON.stringify(holds.map((each) => table(topology, workload, each)));
  if (workload.concurrency !== undefined) env.HEADWATER_CONCURRENCY = String(workload.concurrency);
  Object.assign(env, jobSettings(jobScaling(topology, workload)));
  if (isTransactional(workload)) {
    env.HEADWATER_TRANSACTIONAL_ID_PREFIX = transactionalIdPrefixOf(workload, team);
  }
  const maxBody = largestBody(workload);
  if (maxBody !== undefined) env.HEADWATER_MAX_BODY_BYTES = String(maxBody);
  if (workload.ingests !== undefined) {
    env.HEADWATER_INGEST = JSON.stringify(ingestSettings(topology, workload.ingests, workload));
  }
  if (workload.durable) env.HEADWATER_DURABLE_KIND = workload.durable.kind;
  if (workload.forwards) env.HEADWATER_FORWARD = JSON.stringify(forwardSettings(topology, workload));
  for (const path of workload.calls) {
    const callee = topology.workload(path);
    env[urlVariable(callee.name)] = serviceUrl(callee, topology.team(callee.team));
  }
  const invoked = (workload.invokes ?? []).map((path) => topology.workload(path));
  if (callsByIngress(workload)) {
    for (const callee of invoked) env[urlVariable(callee.name)] = durableUrl(topology, callee);
  } else if (invoked.length > 0) {
    const services = invoked.map((callee) => durableServiceOf(callee, topology.team(callee.team)));
    env.HEADWATER_DURABLE_CALLEES = JSON.stringify(services);
  }
  return Object.entries(env).map(([name, value]) => ({ name, value }));
}

/**
 * When the pod of a Job ends. One that always has something to do makes room for another now and then: else code that was
 * replaced, and a node that is to be emptied, would stay for as long as there are events.
 */
const jobSettings = (scaling: JobScaling | undefined): Record<string, string> =>
  scaling === undefined
    ? {}
    : {
        HEADWATER_EXIT_WHEN_IDLE_MS: String(scaling.cooldown * 1000),
        HEADWATER_EXIT_AFTER_MS: String(JOB_LIFE_MS),
        HEADWATER_GRACE_MS: String(scaling.grace * 1000),
      };

const JOB_LIFE_MS = 15 * 60 * 1000;

/** Bytes that a handler takes at most, if its routes let through more than it takes anyway, or could hold in memory. */
function largestBody({ code, exposes }: WorkloadDeclaration): number | undefined {
  const largest = Math.max(0, ...exposes.map(({ maxBodyBytes }) => maxBodyBytes ?? 0));
  if (code?.type !== "handler" || largest <= DEFAULT_BODY_BYTES) return undefined;
  return Math.min(largest, MOST_BODY_BYTES);
}

/** As runtime/handler-host/settings.ts has them. */
const DEFAULT_BODY_BYTES = 1024 * 1024;
const MOST_BODY_BYTES = 64 * 1024 * 1024;

const publication = (topology: Topology, path: string) => use(topology, path, streamContract(topology, path));

const subscription = (topology: Topology, declared: SubscriptionDeclaration, retryTopic: string | undefined) => {
  const { stream, retries, retryMode, timeoutMs, batch, deadLetters } = declared;
  return {
    ...use(topology, stream, readContract(topology, declared)),
    retries,
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(batch === undefined ? {} : { batch }),
    ...(retryMode === "viaStream" ? { retryTopic } : {}),
    ...(deadLetters === undefined ? {} : { deadLetterTopic: topology.stream(deadLetters).topic }),
  };
};

/** `TableSettings` of runtime/handler-host/tables/table-settings.ts. */
const table = (topology: Topology, workload: WorkloadDeclaration, { stream, storage, maxBytes }: TableDeclaration) => {
  const { deleteRetentionMs } = topology.stream(stream);
  return {
    ...use(topology, stream, streamContract(topology, stream)),
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(storage === "disk" ? { folder: workload.storage?.mountPath } : {}),
    ...(deleteRetentionMs === undefined ? {} : { tombstonesMs: deleteRetentionMs }),
  };
};

function use(topology: Topology, path: string, contract: UsedContract | undefined) {
  const stream = topology.stream(path);
  const largest = maxEventBytes(topology, stream);
  return {
    stream: stream.name,
    topic: stream.topic,
    ...(contract === undefined ? {} : { contract }),
    ...(largest === undefined ? {} : { maxEventBytes: largest }),
  };
}
