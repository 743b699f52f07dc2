import { mergeTopologies } from "../../constructs/manifest/merge-topologies";
import type { Topology } from "../../constructs/model/topology";
import { readSources } from "./sources";
import { refuseErrors, withSound } from "./synthesize";
import { topologyOf } from "./topology";

/**
 * What the files tell, as one; without files, what the program declares.
 *
 * @param files topology.json files and manifests, relative to the current folder
 * @throws UserError if the program has errors, or the files don't fit together
 */
export async function chosenTopology(files: readonly string[], appDir: string): Promise<Topology> {
  if (files.length === 0) return withSound(appDir, async (synthesized) => topologyOf(synthesized));
  const { topology, findings } = mergeTopologies(readSources(files));
  // A picture of some of the teams is one, too.
  refuseErrors(findings.filter(({ code }) => code !== "HW-MERGE-004"));
  return topology;
}
