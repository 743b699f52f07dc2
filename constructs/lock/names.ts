import type { StreamDeclaration } from "../model/declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";

/** What people call a stream or a workload: `shop/order-placed`. */
export const nameOf = (topology: Topology, { team, name }: StreamDeclaration | WorkloadDeclaration): string =>
  `${topology.team(team).name}/${name}`;

/** Who publishes to a stream or reads it. */
export const affectedBy = (topology: Topology, { path }: StreamDeclaration): readonly string[] =>
  [...new Set([...topology.publishersOf(path), ...topology.subscribersOf(path)])]
    .map((workload) => nameOf(topology, workload))
    .sort();
