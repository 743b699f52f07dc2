import type { Declaration } from "../model/declarations";
import type { Topology } from "../model/topology";

/** Whether the owner's platform is observed at all. */
export function isWatched(topology: Topology, declaration: Declaration): boolean {
  switch (declaration.kind) {
    case "platform":
      return declaration.observability !== undefined;
    case "team":
      return topology.platform(declaration.platform).observability !== undefined;
    default:
      return topology.platformOf(declaration).observability !== undefined;
  }
}
