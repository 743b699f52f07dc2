import type { Concern } from "../intents/concern";
import { at } from "../model/topology";
import { credentialsOf, groupOf } from "./kafka-names";

/** Replicas by the lag of the workload's consumer group. */
export const scalingConcern: Concern = {
  name: "scaling",
  derive(topology, owner) {
    const workload = topology.workloads.find((candidate) => candidate.path === owner);
    if (!workload?.scaling || workload.subscribes.length === 0) return [];
    const { min, max, lagPerReplica, pollingInterval, cooldown } = workload.scaling;
    const team = at(topology.teams, workload.team);
    return [
      {
        kind: "scaling",
        workload: workload.name,
        min,
        max,
        pollingInterval,
        cooldown,
        credentials: credentialsOf(workload),
        bootstrapServers: at(topology.platforms, team.platform).bootstrapServers,
        lag: workload.subscribes.map((stream) => ({
          topic: at(topology.streams, stream).topic,
          group: groupOf(workload, team),
          lagPerReplica,
        })),
      },
    ];
  },
};
