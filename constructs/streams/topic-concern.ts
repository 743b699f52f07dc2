import type { Concern } from "../intents/concern";

/** A stream's topic. */
export const topicConcern: Concern = {
  name: "topic",
  derive(topology, owner) {
    const stream = topology.streams.find((candidate) => candidate.path === owner);
    if (!stream) return [];
    const config: Record<string, string> = { "cleanup.policy": "delete" };
    if (stream.retentionMs !== undefined) config["retention.ms"] = String(stream.retentionMs);
    return [{ kind: "topic", name: stream.topic, partitions: stream.partitions, config }];
  },
};
