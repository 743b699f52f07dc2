import type { Problem } from "../model/problem";
import type { PlatformManifest } from "./platform-manifest";
import { readDocument } from "./read-document";

export interface ReadManifests {
  /** All files as one; undefined if none could be read. */
  readonly manifest: PlatformManifest | undefined;
  readonly problems: readonly Problem[];
}

/** @param files relative to the folder of cdktf.json */
export function readManifests(files: readonly string[]): ReadManifests {
  const read = files.map((file) => ({ file, result: readDocument<PlatformManifest>(file, "platform") }));
  const manifests = read.flatMap(({ file, result }) =>
    "document" in result ? [{ file, manifest: result.document }] : [],
  );
  const problems = read.flatMap(({ result }) => ("problems" in result ? result.problems : []));
  const [first, ...others] = manifests;
  if (!first) return { manifest: undefined, problems: problems.length > 0 ? problems : [noFiles()] };
  for (const other of others) {
    if (other.manifest.platform.namespace !== first.manifest.platform.namespace) {
      problems.push(otherPlatform(first.file, other.file));
    }
  }
  const teams = manifests.flatMap(({ file, manifest }) => manifest.teams.map((team) => ({ file, team })));
  const byName = new Map<string, (typeof teams)[number]>();
  for (const each of teams) {
    const known = byName.get(each.team.name);
    if (known) problems.push(twice(each.team.name, known.file, each.file));
    else byName.set(each.team.name, each);
  }
  return { manifest: { ...first.manifest, teams: [...byName.values()].map(({ team }) => team) }, problems };
}

const noFiles = (): Problem => ({
  code: "HW-MANIFEST-001",
  message: "No manifest is named.",
  fix: 'Name the platform.json that its program wrote: Platform.fromManifest(stack, "platform", "platform.json").',
});

const otherPlatform = (first: string, other: string): Problem => ({
  code: "HW-MANIFEST-005",
  message: `${first} and ${other} describe different platforms.`,
  fix: "Name manifests of one platform only; import a second platform as a construct of its own.",
});

const twice = (team: string, first: string, other: string): Problem => ({
  code: "HW-MANIFEST-006",
  message: `Both ${first} and ${other} declare the team "${team}".`,
  fix: "Name the manifest of the team's own program, once.",
});
