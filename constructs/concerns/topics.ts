import type { Concern } from "../intents/concern";
import type { TopicIntent } from "../intents/topic";
import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import { registeredContract } from "./registry";
import { topicConfig } from "./topic-config";

/** The topics that come with an owner, with their contracts: a stream's own, a worker's dead letters. */
export const topics: Concern = {
  name: "topics",
  derive: (topology, owner) => topology.streamsOwnedBy(owner).map((stream) => topicOf(topology, stream)),
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
