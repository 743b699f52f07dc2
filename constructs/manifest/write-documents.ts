import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { Topology } from "../model/topology";
import type { PlatformBase } from "../platform/platform-base";
import type { Team } from "../platform/team";
import { manifestOf } from "./platform-manifest";
import { topologyDocument } from "./topology-document";

/**
 * Writes what was declared beside the stacks whenever they are synthesized: `headwater/topology.json` for tools, and
 * `headwater/<platform>.json` for other programs.
 */
export function writeDocuments(scope: PlatformBase | Team): void {
  addCustomSynthesis(scope, {
    onSynthesize: ({ outdir }) => {
      const platform = "platform" in scope ? scope.platform : scope;
      const topology = Topology.of(scope);
      const folder = join(outdir, "headwater");
      mkdirSync(folder, { recursive: true });
      write(folder, "topology.json", topologyDocument(topology));
      write(folder, `${platform.node.id}.json`, manifestOf(topology, platform.node.path, platform.defaults));
    },
  });
}

const write = (folder: string, name: string, document: object) =>
  writeFileSync(join(folder, name), `${JSON.stringify(document, null, 2)}\n`);
