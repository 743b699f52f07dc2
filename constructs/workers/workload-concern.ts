import type { Concern } from "../intents/concern";
import { at, type StreamDeclaration } from "../model/topology";
import { credentialsOf, groupOf } from "./kafka-names";

/** What runs: a workload's code and what the runtime must know. */
export const workloadConcern: Concern = {
  name: "workload",
  derive(topology, owner) {
    const workload = topology.workloads.find((candidate) => candidate.path === owner);
    if (!workload) return [];
    const team = at(topology.teams, workload.team);
    const platform = at(topology.platforms, team.platform);
    const named = (paths: readonly string[]) =>
      JSON.stringify(paths.map((path) => streamAndTopic(at(topology.streams, path))));
    const speaksKafka = workload.publishes.length + workload.subscribes.length > 0;

    const env: Record<string, string> = {
      HEADWATER_WORKLOAD: `${team.namespace}/${workload.name}`,
      HEADWATER_KAFKA_BOOTSTRAP: platform.bootstrapServers,
      HEADWATER_PUBLICATIONS: named(workload.publishes),
    };
    if (workload.role === "worker") {
      env.HEADWATER_GROUP = groupOf(workload, team);
      env.HEADWATER_SUBSCRIPTIONS = named(workload.subscribes);
    }
    return [
      {
        kind: "workload",
        name: workload.name,
        role: workload.role,
        handler: workload.handler,
        env,
        credentials: speaksKafka ? credentialsOf(workload) : undefined,
        runtimeConfigMap: team.runtimeConfigMap,
        scaled: workload.scaling !== undefined,
      },
    ];
  },
};

const streamAndTopic = (stream: StreamDeclaration) => ({ stream: stream.name, topic: stream.topic });
