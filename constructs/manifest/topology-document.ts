import type { StreamDeclaration, TeamDeclaration, TombstoneDeclaration } from "../model/declarations";
import type { PlatformDeclaration } from "../model/platform-declarations";
import type { Topology } from "../model/topology";
import type { WorkloadDeclaration } from "../model/workload-declarations";

/** `topology.json`: everything that one program declares. Tools read it; users' code is left out, its digest is there. */
export interface TopologyDocument {
  readonly version: 1;
  readonly platforms: readonly PlatformDeclaration[];
  readonly teams: readonly TeamDeclaration[];
  readonly streams: readonly StreamDeclaration[];
  readonly workloads: readonly WorkloadDeclaration[];
  /** Absent: none. */
  readonly tombstones?: readonly TombstoneDeclaration[];
}

export const topologyDocument = ({ platforms, teams, streams, workloads, tombstones }: Topology): TopologyDocument => ({
  version: 1,
  platforms,
  teams,
  streams,
  workloads: workloads.map((workload) =>
    workload.code?.type === "handler" ? { ...workload, code: { ...workload.code, code: "" } } : workload,
  ),
  ...(tombstones.length > 0 ? { tombstones } : {}),
});
