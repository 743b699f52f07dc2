import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import { reportDocument } from "../checks/report-document";
import { reportFindings } from "../checks/report-findings";
import { releasedFindings } from "../lock/released-findings";
import { Topology } from "../model/topology";
import type { PlatformBase } from "../platform/platform-base";
import type { Team } from "../platform/team";
import { checkLocal } from "../rules";
import { manifestOf } from "./platform-manifest";
import { topologyDocument } from "./topology-document";

/**
 * Checks what was declared, after Aspects and before cdktf collects what is reported, and writes it beside the stacks:
 * `headwater/topology.json` for tools, `headwater/<platform>.json` for other programs, and `headwater/report.json`. Each
 * platform and each team checks what is its own.
 */
export function writeDocuments(scope: PlatformBase | Team): void {
  addCustomSynthesis(scope, {
    onSynthesize: ({ outdir }) => {
      const platform = "platform" in scope ? scope.platform : scope;
      const topology = Topology.of(scope);
      const { root, path } = scope.node;
      reportFindings(root, [...checkLocal(topology, path), ...releasedFindings(root, topology, path)]);
      const folder = join(outdir, "headwater");
      mkdirSync(folder, { recursive: true });
      write(folder, "topology.json", topologyDocument(topology));
      write(folder, `${platform.node.id}.json`, manifestOf(topology, platform.node.path, platform.defaults));
      write(folder, "report.json", reportDocument(scope));
    },
  });
}

const write = (folder: string, name: string, document: object) =>
  writeFileSync(join(folder, name), `${JSON.stringify(document, null, 2)}\n`);
