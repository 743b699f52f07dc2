import type { Concern } from "../intents/concern";
import type { ScalingIntent } from "../intents/scaling";
import { credentialsOf, groupOf } from "./identities";

/** Replicas by the lag of the workload's consumer group, and by the clock. */
export const scaling: Concern = {
  name: "scaling",
  derive(topology, owner): readonly ScalingIntent[] {
    const workload = topology.findWorkload(owner);
    if (!workload?.scaling || workload.subscribes.length === 0) return [];
    const { lagPerReplica, schedules = [], ...limits } = workload.scaling;
    const team = topology.team(workload.team);
    return [
      {
        kind: "scaling",
        workload: workload.name,
        stateful: workload.storage !== undefined,
        ...limits,
        credentials: credentialsOf(workload),
        bootstrapServers: topology.platform(team.platform).kafka.bootstrapServers,
        lag: workload.subscribes.map(({ stream }) => ({
          topic: topology.stream(stream).topic,
          group: groupOf(workload, team),
          lagPerReplica,
        })),
        schedules,
      },
    ];
  },
};
