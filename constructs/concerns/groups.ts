import type { Concern } from "../intents/concern";
import type { GroupIntent } from "../intents/group";
import { groupOf, retryTopicOf } from "./identities";

/**
 * Where a workload's consumer group begins. Set before anything runs: a group without offsets has no lag, so nothing
 * would wake the worker, and with `latest` the event that woke it would be the first one that it skips.
 */
export const groups: Concern = {
  name: "groups",
  derive(topology, owner): readonly GroupIntent[] {
    const workload = topology.findWorkload(owner);
    if (!workload?.code || workload.subscribes.length === 0) return [];
    const team = topology.team(workload.team);
    const retries = retryTopicOf(workload, team);
    const topics = workload.subscribes.map(({ stream, from = "earliest" }) => ({
      topic: topology.stream(stream).topic,
      from,
    }));
    if (retries !== undefined) topics.push({ topic: retries, from: "earliest" });
    return [{ kind: "group", name: groupOf(workload, team), topics }];
  },
};
