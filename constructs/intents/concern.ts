import type { Topology } from "../model/topology";
import type { Intent } from "./index";

/**
 * Derives one aspect of what an owner needs. Pure: the same topology gives the same intents.
 *
 * @example
 * platform.use({
 *   name: "backups",
 *   derive: (topology, owner) => (topology.findWorkload(owner)?.storage ? [{ kind: "backup", every: "1h" }] : []),
 * });
 */
export interface Concern {
  readonly name: string;
  /**
   * @param owner path of a platform, a team, a stream or a workload: whatever has a release of its own. An owner that
   * the concern has nothing to say about gets none.
   */
  derive(topology: Topology, owner: string): readonly Intent[];
}
