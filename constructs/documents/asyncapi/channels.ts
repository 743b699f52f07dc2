import type { StreamDeclaration } from "../../model/declarations";
import type { Topology } from "../../model/topology";
import { BINDING_VERSION, messagesOf } from "./messages";
import { serverReferences } from "./servers";

const SUMMARIES = {
  event: "Events, kept for a while.",
  state: "The last value of each key, kept for good.",
  "dead-letter": "Events that could not be handled.",
} as const;

export function channel(topology: Topology, stream: StreamDeclaration): object {
  return {
    address: stream.topic,
    title: stream.name,
    summary: SUMMARIES[stream.role],
    servers: serverReferences(topology.platformOf(stream)),
    messages: messagesOf(topology, stream),
    tags: [{ name: topology.team(stream.team).name }],
    bindings: {
      kafka: {
        partitions: stream.partitions,
        ...(stream.replicationFactor === undefined ? {} : { replicas: stream.replicationFactor }),
        topicConfiguration: {
          "cleanup.policy": [stream.role === "state" ? "compact" : "delete"],
          ...(stream.retentionMs === undefined ? {} : { "retention.ms": stream.retentionMs }),
        },
        bindingVersion: BINDING_VERSION,
      },
    },
  };
}
