import { maxEventBytes } from "../../concerns/max-event-bytes";
import { cleanupPolicies } from "../../concerns/topic-config";
import type { StreamDeclaration } from "../../model/declarations";
import type { Topology } from "../../model/topology";
import { BINDING_VERSION } from "./binding-version";
import { messagesOf } from "./messages";
import { serverReferences } from "./servers";

const SUMMARIES = {
  event: "Events, kept for a while.",
  state: "The last value of each key.",
  "dead-letter": "Events that could not be handled.",
} as const;

/** https://github.com/asyncapi/bindings/blob/master/kafka/README.md#topicconfiguration-object: it names no other configs. */
function topicConfiguration(topology: Topology, stream: StreamDeclaration): object {
  const { retentionMs, retentionBytes, deleteRetentionMs } = stream;
  const largest = maxEventBytes(topology, stream);
  return {
    "cleanup.policy": cleanupPolicies(stream),
    ...(retentionMs === undefined ? {} : { "retention.ms": retentionMs }),
    ...(retentionBytes === undefined ? {} : { "retention.bytes": retentionBytes }),
    ...(deleteRetentionMs === undefined ? {} : { "delete.retention.ms": deleteRetentionMs }),
    ...(largest === undefined ? {} : { "max.message.bytes": largest }),
  };
}

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
        topicConfiguration: topicConfiguration(topology, stream),
        bindingVersion: BINDING_VERSION,
      },
    },
  };
}
