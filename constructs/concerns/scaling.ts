import type { Concern } from "../intents/concern";
import type { JobScaling, ScalingIntent } from "../intents/scaling";
import type { ScalingDeclaration } from "../model/scaling-declarations";
import type { Topology } from "../model/topology";
import { DEFAULT_HANDLER_TIMEOUT_MS, type WorkloadDeclaration } from "../model/workload-declarations";
import { credentialsOf, groupOf, retryTopicOf } from "./identities";

/** Replicas by the lag of the workload's consumer group, and by the clock. */
export const scaling: Concern = {
  name: "scaling",
  derive(topology, owner): readonly ScalingIntent[] {
    const workload = topology.findWorkload(owner);
    if (!workload?.scaling || workload.scaling.jobs || workload.subscribes.length === 0) return [];
    const { min, schedules = [] } = workload.scaling;
    return [
      {
        kind: "scaling",
        stateful: workload.storage !== undefined,
        min,
        ...byLag(topology, workload, workload.scaling),
        schedules,
      },
    ];
  },
};

/** What a worker's Jobs are made by; undefined for one that has none. */
export function jobScaling(topology: Topology, workload: WorkloadDeclaration): JobScaling | undefined {
  if (!workload.scaling?.jobs || workload.subscribes.length === 0) return undefined;
  const longest = Math.max(...workload.subscribes.map(({ timeoutMs = DEFAULT_HANDLER_TIMEOUT_MS }) => timeoutMs));
  return {
    ...byLag(topology, workload, workload.scaling),
    cooldown: Math.max(LEAST_COOLDOWN_S, workload.scaling.cooldown),
    grace: Math.ceil(longest / 1000),
  };
}

/** A Job that has just come gets its events when all others have joined again: it must not end before. */
const LEAST_COOLDOWN_S = 5;

function byLag(topology: Topology, workload: WorkloadDeclaration, scaling: ScalingDeclaration) {
  const { max, pollingInterval, cooldown, lagPerReplica } = scaling;
  const team = topology.team(workload.team);
  const retries = retryTopicOf(workload, team);
  const topics = workload.subscribes.map(({ stream }) => topology.stream(stream).topic);
  return {
    workload: workload.name,
    max,
    pollingInterval,
    cooldown,
    credentials: credentialsOf(workload),
    bootstrapServers: topology.platform(team.platform).kafka.bootstrapServers,
    lag: [...topics, ...(retries === undefined ? [] : [retries])].map((topic) => ({
      topic,
      group: groupOf(workload, team),
      lagPerReplica,
    })),
  };
}
