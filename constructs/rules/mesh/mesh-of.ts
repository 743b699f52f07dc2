import type { WorkloadDeclaration } from "../../model/declarations";
import type { MeshDeclaration } from "../../model/mesh-declarations";
import type { Topology } from "../../model/topology";
import { platformAt } from "../routes/gateway-at";

/** What the workload's calls go through; undefined: nothing. */
export const meshOf = (topology: Topology, workload: WorkloadDeclaration): MeshDeclaration | undefined =>
  platformAt(topology, workload)?.mesh;
