import type { Concern } from "../intents/concern";
import type { TopicIntent } from "../intents/topic";
import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import { registeredContract } from "./registry";
import { retryTopic } from "./retry-topic";
import { topicConfig } from "./topic-config";

/** The topics that come with an owner, with their contracts: a stream's own, a worker's dead letters and retries. */
export const topics: Concern = {
  name: "topics",
  derive(topology, owner) {
    const workload = topology.findWorkload(owner);
    const retries = workload?.code && retryTopic(topology, workload);
    const declared = topology.streamsOwnedBy(owner).map((stream) => topicOf(topology, stream));
    return retries ? [...declared, retries] : declared;
  },
};

function topicOf(topology: Topology, stream: StreamDeclaration): TopicIntent {
  const contract = registeredContract(topology, stream);
  return {
    kind: "topic",
    name: stream.topic,
    partitions: stream.partitions,
    ...(stream.replicationFactor === undefined ? {} : { replicationFactor: stream.replicationFactor }),
    visibility: stream.visibility,
    config: topicConfig(topology, stream),
    ...(contract ? { contract } : {}),
  };
}
