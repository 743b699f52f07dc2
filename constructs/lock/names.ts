import type { StreamDeclaration, WorkloadDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";

/** What people call a stream or a workload: `shop/order-placed`. */
export const nameOf = (topology: Topology, { team, name }: StreamDeclaration | WorkloadDeclaration): string =>
  `${topology.team(team).name}/${name}`;

/** Who publishes to a stream or reads it. */
export const affectedBy = (topology: Topology, { path }: StreamDeclaration): readonly string[] =>
  [...new Set([...topology.publishersOf(path), ...topology.subscribersOf(path)])]
    .map((workload) => nameOf(topology, workload))
    .sort();
