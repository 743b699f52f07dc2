import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import type { IConstruct } from "constructs";
import { type Notes, notesAt, reportDocument } from "../checks/report-document";
import { reportFindings } from "../checks/report-findings";
import { Derivation } from "../delivery/derivation";
import { releasedFindings } from "../lock/released-findings";
import type { Topology } from "../model/topology";
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
    onSynthesize: (session) => {
      const platform = "platform" in scope ? scope.platform : scope;
      const { topology } = Derivation.ofSession(session, scope);
      const { root, path } = scope.node;
      reportFindings(root, [...checkLocal(topology, path), ...releasedFindings(root, topology, path)]);
      const folder = join(session.outdir, "headwater");
      mkdirSync(folder, { recursive: true });
      if (isNews(topology, "topology.json")) write(folder, "topology.json", topologyDocument(topology));
      const manifest = `${platform.node.id}.json`;
      if (isNews(topology, manifest)) {
        write(folder, manifest, manifestOf(topology, platform.node.path, platform.defaults));
      }
      write(folder, "report.json", reportDocument(notesSoFar(session, scope)));
    },
  });
}

const write = (folder: string, name: string, document: object) =>
  writeFileSync(join(folder, name), `${JSON.stringify(document, null, 2)}\n`);

/** Whether a document of this topology is still to be written: stacks share one, unless Aspects may have changed it. */
function isNews(topology: Topology, document: string): boolean {
  const written = writtenOf.get(topology) ?? new Set();
  if (written.has(document)) return false;
  writtenOf.set(topology, written.add(document));
  return true;
}

const writtenOf = new WeakMap<Topology, Set<string>>();

/** Stack by stack, so that a program of many is not walked again for each. */
function notesSoFar(session: object, scope: IConstruct): readonly Notes[] {
  const notes = notesOf.get(session) ?? new Map([[scope.node.root, notesAt([scope.node.root])]]);
  const stack = TerraformStack.of(scope);
  notesOf.set(session, notes.set(stack, notesAt(stack.node.findAll())));
  return [...notes.values()];
}

const notesOf = new WeakMap<object, Map<IConstruct, Notes>>();
