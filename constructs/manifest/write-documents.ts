import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { addCustomSynthesis } from "cdktf/lib/synthesize/synthesizer";
import type { IConstruct } from "constructs";
import { type Notes, notesAt, reportDocument } from "../checks/report-document";
import { reportFindings } from "../checks/report-findings";
import { Derivation } from "../delivery/derivation";
import { note } from "../delivery/report";
import { releasedFindings } from "../lock/released-findings";
import type { Topology } from "../model/topology";
import type { PlatformBase } from "../platform/platform-base";
import type { Team } from "../platform/team";
import { checkLocal, type Finding } from "../rules";
import { manifestOf } from "./platform-manifest";
import { topologyDocument } from "./topology-document";

/**
 * Checks what was declared, after Aspects and before cdktf collects what is reported, and writes it beside the stacks:
 * `headwater/topology.json` for tools, `headwater/<platform>.json` for other programs, and `headwater/report.json`. Each
 * platform and each team checks what is its own. Reports HW-MANIFEST-007 if another document has the platform's file.
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
      const holder = holderOf(session, manifest, platform.node.path);
      if (holder !== platform.node.path) {
        // Each team on a platform of this program would only repeat it.
        if (scope === platform || topology.platform(platform.node.path).imported) note(scope, taken(manifest, holder));
      } else if (isNews(topology, manifest)) {
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

/** Whom a file tells of: two platforms of one id would write the same. */
function holderOf(session: object, file: string, platform: string): string {
  const holders = holdersOf.get(session) ?? new Map(OWN_FILES.map((own) => [own, "the whole program"]));
  const holder = holders.get(file) ?? platform;
  holdersOf.set(session, holders.set(file, holder));
  return holder;
}

const OWN_FILES = ["topology.json", "report.json"];
const holdersOf = new WeakMap<object, Map<string, string>>();

const taken = (file: string, holder: string): Omit<Finding, "path"> => ({
  code: "HW-MANIFEST-007",
  level: "warning",
  message: `No manifest of the platform is written, because headwater/${file} tells of ${holder}.`,
  fix: `Give the platform an id of its own; new Platform(stack, "…", { namespace: "…" }) keeps its namespace.`,
});

/** Stack by stack, so that a program of many is not walked again for each. */
function notesSoFar(session: object, scope: IConstruct): readonly Notes[] {
  const notes = notesOf.get(session) ?? new Map([[scope.node.root, notesAt([scope.node.root])]]);
  const stack = TerraformStack.of(scope);
  notesOf.set(session, notes.set(stack, notesAt(stack.node.findAll())));
  return [...notes.values()];
}

const notesOf = new WeakMap<object, Map<IConstruct, Notes>>();
