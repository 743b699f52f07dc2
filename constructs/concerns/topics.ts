import type { Concern } from "../intents/concern";
import type { TopicIntent } from "../intents/topic";
import type { StreamDeclaration } from "../model/declarations";

/** The topics that come with an owner: a stream's own, a worker's dead letters. */
export const topics: Concern = {
  name: "topics",
  derive: (topology, owner) => topology.streamsOwnedBy(owner).map(topicOf),
};

const topicOf = (stream: StreamDeclaration): TopicIntent => ({
  kind: "topic",
  name: stream.topic,
  partitions: stream.partitions,
  ...(stream.replicationFactor === undefined ? {} : { replicationFactor: stream.replicationFactor }),
  visibility: stream.visibility,
  config: {
    // Compaction keeps the last value of each key: https://kafka.apache.org/documentation/#compaction.
    "cleanup.policy": stream.role === "state" ? "compact" : "delete",
    ...(stream.retentionMs === undefined ? {} : { "retention.ms": String(stream.retentionMs) }),
  },
});
