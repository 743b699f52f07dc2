import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { projectFolder } from "../delivery/project-folder";
import type { Problem } from "../model/problem";
import type { ManifestTeam, PlatformManifest } from "./platform-manifest";

export interface ReadManifests {
  /** All files as one; undefined if none could be read. */
  readonly manifest: PlatformManifest | undefined;
  readonly problems: readonly Problem[];
}

/** @param files relative to the folder of cdktf.json */
export function readManifests(files: readonly string[]): ReadManifests {
  const problems: Problem[] = [];
  const manifests: PlatformManifest[] = [];
  for (const file of files) {
    try {
      manifests.push(JSON.parse(readFileSync(resolve(projectFolder(), file), "utf8")) as PlatformManifest);
    } catch (error) {
      problems.push({
        code: "HW-MANIFEST-001",
        message: `The manifest ${file} can't be read: ${error instanceof Error ? error.message : String(error)}.`,
        fix: "Name a platform.json as synth writes it, relative to the folder of cdktf.json.",
      });
    }
  }
  const [first] = manifests;
  return { manifest: first && { ...first, teams: mergedTeams(manifests) }, problems };
}

/** A team in several files: the one that lists most is the team's own. */
function mergedTeams(manifests: readonly PlatformManifest[]): ManifestTeam[] {
  const byName = new Map<string, ManifestTeam>();
  for (const team of manifests.flatMap(({ teams }) => teams)) {
    const known = byName.get(team.name);
    if (!known || known.streams.length + known.services.length < team.streams.length + team.services.length) {
      byName.set(team.name, team);
    }
  }
  return [...byName.values()];
}
