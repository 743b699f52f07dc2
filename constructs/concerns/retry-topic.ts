import type { TopicIntent } from "../intents/topic";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";
import { retryTopicOf } from "./identities";
import { largestFailed } from "./max-event-bytes";

/** As long as Kafka keeps the offsets of a group without members, so that what was tried again does not come back. */
const RETENTION_MS = 7 * 24 * 60 * 60 * 1000;

/** The topic that a workload's failed events come back through; undefined if all its retries are in order. */
export function retryTopic(topology: Topology, workload: WorkloadDeclaration): TopicIntent | undefined {
  const name = retryTopicOf(workload, topology.team(workload.team));
  if (name === undefined) return undefined;
  const sources = workload.subscribes
    .filter(({ retryMode }) => retryMode === "viaStream")
    .map(({ stream }) => topology.stream(stream));
  const largest = largestFailed(sources);
  return {
    kind: "topic",
    name,
    // If everything fails, as many replicas try again as there were to try.
    partitions: Math.max(...sources.map(({ partitions }) => partitions)),
    visibility: "team",
    config: {
      "cleanup.policy": "delete",
      "retention.ms": String(RETENTION_MS),
      ...(largest === undefined ? {} : { "max.message.bytes": String(largest) }),
    },
  };
}
