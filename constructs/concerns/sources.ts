import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";

/** Whose contracts a stream's events have: its own, or for dead letters those of what the worker failed to handle. */
export function sourcesOf(topology: Topology, stream: StreamDeclaration): readonly StreamDeclaration[] {
  if (stream.role !== "dead-letter") return [stream];
  const { subscribes = [] } = topology.findWorkload(stream.owner) ?? {};
  return subscribes
    .filter(({ deadLetters }) => deadLetters === stream.path)
    .map((subscription) => topology.stream(subscription.stream));
}
