import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import { maxEventBytes } from "./max-event-bytes";

/**
 * A topic's configs. What is not listed has the brokers' default.
 *
 * @see https://kafka.apache.org/documentation/#topicconfigs
 */
export function topicConfig(topology: Topology, stream: StreamDeclaration): Record<string, string> {
  const { retentionMs, retentionBytes, deleteRetentionMs } = stream;
  const largest = maxEventBytes(topology, stream);
  const values = {
    "cleanup.policy": cleanupPolicies(stream).join(","),
    "retention.ms": retentionMs,
    "retention.bytes": retentionBytes,
    "segment.ms": retentionMs !== undefined && retentionMs < SEGMENT_MS ? retentionMs : undefined,
    "segment.bytes": retentionBytes === undefined ? undefined : segmentBytes(retentionBytes, largest),
    "delete.retention.ms": deleteRetentionMs,
    "max.message.bytes": largest,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
}

/** Compaction keeps the last value of each key: https://kafka.apache.org/documentation/#compaction. */
export function cleanupPolicies({ role, retentionMs }: StreamDeclaration): readonly ("compact" | "delete")[] {
  if (role !== "state") return ["delete"];
  return retentionMs === undefined ? ["compact"] : ["compact", "delete"];
}

// Only what is in a full or an old segment can expire, so the brokers' usual segments would outlast a short retention.

/** Kafka's default: a week. */
const SEGMENT_MS = 7 * 24 * 60 * 60 * 1000;

/** Half of what is kept, so that at most half as much again is there. A segment must hold the largest event. */
function segmentBytes(retentionBytes: number, largest = MIB): number | undefined {
  const half = Math.max(Math.ceil(retentionBytes / 2), 2 * MIB, 2 * largest);
  return half < GIB ? half : undefined;
}

const MIB = 2 ** 20;
/** Kafka's default. */
const GIB = 2 ** 30;
