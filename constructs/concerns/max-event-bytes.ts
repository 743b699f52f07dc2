import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import { sourcesOf } from "./sources";

/** https://kafka.apache.org/documentation/#brokerconfigs_message.max.bytes: 1 MiB, and what a batch adds. */
const KAFKAS_DEFAULT = 2 ** 20 + 12;
/** A dead letter, or an event that comes again, is the event with headers that say what went wrong. */
const FAILURE_HEADERS = 2048;

/** The largest event of a stream; undefined: the brokers' default. A dead letter is larger than the event was. */
export function maxEventBytes(topology: Topology, stream: StreamDeclaration): number | undefined {
  if (stream.role !== "dead-letter") return stream.maxEventBytes;
  return largestFailed(sourcesOf(topology, stream));
}

/** The largest event of these that failed, with what is said of its failure. */
export function largestFailed(sources: readonly StreamDeclaration[]): number | undefined {
  const largest = sources.map(({ maxEventBytes }) => maxEventBytes);
  // Brokers may well have another default, which is not to be lowered.
  if (largest.every((bytes) => bytes === undefined)) return undefined;
  return Math.max(...largest.map((bytes = KAFKAS_DEFAULT) => bytes)) + FAILURE_HEADERS;
}
