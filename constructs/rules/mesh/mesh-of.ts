import type { MeshDeclaration } from "../../model/mesh-declarations";
import type { Topology } from "../../model/topology";
import type { WorkloadDeclaration } from "../../model/workload-declarations";
import { platformAt } from "../routes/gateway-at";

/** What the workload's calls go through; undefined: nothing. */
export const meshOf = (topology: Topology, workload: WorkloadDeclaration): MeshDeclaration | undefined =>
  platformAt(topology, workload)?.mesh;
