import type { Declaration } from "../model/declarations";
import { Topology } from "../model/topology";
import type { Finding } from "../rules/finding";
import { declarationsIn } from "./manifest-declarations";
import type { PlatformManifest } from "./platform-manifest";
import { renamed } from "./renamed";
import type { TopologyDocument } from "./topology-document";

/** What one program wrote. */
export interface MergeSource {
  /** What findings call it: the file's name. */
  readonly file: string;
  readonly document: TopologyDocument | PlatformManifest;
}

export interface MergedTopologies {
  /** All programs as one: what one imports is what the other owns. */
  readonly topology: Topology;
  /**
   * What is wrong between the programs: HW-MERGE-001 two of them own the same, 002 what is imported is gone, 003 it is
   * another by now. HW-MERGE-004 names a team whose own topology is missing: then nothing can be said of what nobody
   * uses.
   */
  readonly findings: readonly Finding[];
  /** True if every team's own topology is there. */
  readonly complete: boolean;
  /** The file that a declaration comes from, by its path. */
  readonly origins: ReadonlyMap<string, string>;
}

interface Program {
  readonly file: string;
  readonly declarations: readonly Declaration[];
}

/**
 * Puts programs of several repositories together. A path that two programs have is followed by the file's name in the
 * later one.
 */
export function mergeTopologies(sources: readonly MergeSource[]): MergedTopologies {
  const programs = withUniquePaths(sources);
  const all = programs.flatMap(({ declarations }) => declarations);
  const origins = new Map(
    programs.flatMap(({ file, declarations }) => declarations.map(({ path }) => [path, file] as const)),
  );
  const identity = identities(all);
  const owners = new Map<string, Declaration>();
  const findings: Finding[] = [];
  for (const declaration of all.filter(({ imported }) => !imported)) {
    const owner = owners.get(identity(declaration));
    if (!owner) owners.set(identity(declaration), declaration);
    // Within one file it is a matter of the rules.
    else if (origins.get(owner.path) !== origins.get(declaration.path))
      findings.push(twice(owner, declaration, origins));
  }

  const stand = new Map(owners);
  const resolved = new Map<string, string>();
  for (const declaration of all.filter(({ imported }) => imported)) {
    const known = stand.get(identity(declaration));
    if (known) {
      resolved.set(declaration.path, known.path);
      findings.push(...changes(declaration, known, origins));
    } else {
      stand.set(identity(declaration), declaration);
    }
  }
  const merged = all
    .filter(({ path }) => !resolved.has(path))
    .map((declaration) => renamed(declaration, (path) => resolved.get(path) ?? path));
  const topology = new Topology(merged);
  const missing = topology.teams.filter(({ imported }) => imported);
  return {
    topology,
    findings: [...findings, ...gone(topology, origins), ...missing.map((team) => absent(team, origins))],
    complete: missing.length === 0,
    origins,
  };
}

function withUniquePaths(sources: readonly MergeSource[]): Program[] {
  const taken = new Set<string>();
  return sources.map(({ file, document }) => {
    const declarations = declarationsIn(document);
    const own = new Map(declarations.map(({ path }) => [path, taken.has(path) ? `${path} (${file})` : path]));
    for (const path of own.values()) taken.add(path);
    return { file, declarations: declarations.map((each) => renamed(each, (path) => own.get(path) ?? path)) };
  });
}

/** What makes two programs' declarations the same: the platform's namespace, then names, whoever declares them. */
function identities(all: readonly Declaration[]): (declaration: Declaration) => string {
  const byPath = new Map(all.map((declaration) => [declaration.path, declaration]));
  const identity = (declaration: Declaration): string => {
    if (declaration.kind === "platform") return `platform ${declaration.namespace}`;
    const above = byPath.get(declaration.kind === "team" ? declaration.platform : declaration.team);
    return `${above === undefined ? declaration.path : identity(above)} ${declaration.kind} ${declaration.name}`;
  };
  return identity;
}

type Origins = MergedTopologies["origins"];

const twice = (first: Declaration, other: Declaration, origins: Origins): Finding => ({
  code: "HW-MERGE-001",
  level: "error",
  path: other.path,
  message: `Both ${origins.get(first.path)} and ${origins.get(other.path)} own the ${other.kind} "${other.name}".`,
  fix: "Name each program's file once; if two programs declare it, rename it in one of them.",
});

/** Imported from a manifest that its owner has changed since. */
function changes(imported: Declaration, owned: Declaration, origins: Origins): Finding[] {
  if (imported.kind !== "stream" || owned.kind !== "stream" || owned.imported) return [];
  const differing = (["role", "topic", "partitions", "key"] as const)
    .filter((property) => imported[property] !== owned[property])
    .map((property) => `${property} ${imported[property] ?? "none"}, which is ${owned[property] ?? "none"}`);
  if (imported.contract?.digest !== owned.contract?.digest) differing.push("another version of the contract");
  if (differing.length === 0) return [];
  return [
    {
      code: "HW-MERGE-003",
      level: "warning",
      path: imported.path,
      message: `${origins.get(imported.path)} knows an older "${owned.name}" of ${origins.get(owned.path)}: ${differing.join("; ")}.`,
      fix: "Take the owner's newest manifest into that program's repository.",
    },
  ];
}

/** Imported from a team that is here, and does not have it any more. */
function gone({ teams, streams, workloads }: Topology, origins: Origins): Finding[] {
  const owned = new Map(teams.filter(({ imported }) => !imported).map((team) => [team.path, team]));
  return [...streams, ...workloads].flatMap((each) => {
    const team = owned.get(each.team);
    if (!each.imported || team === undefined) return [];
    const what = each.kind === "stream" ? "stream" : "service";
    return [
      {
        code: "HW-MERGE-002",
        level: "error" as const,
        path: each.path,
        message: `${origins.get(each.path)} uses the ${what} "${each.name}" of the team "${team.name}"; ${origins.get(team.path)} declares no such ${what}.`,
        fix: `Use one that is there, or ask that team to bring it back.`,
      },
    ];
  });
}

const absent = ({ path, name }: Declaration, origins: Origins): Finding => ({
  code: "HW-MERGE-004",
  level: "error",
  path,
  message: `The topology of the team "${name}", which ${origins.get(path)} tells of, is missing: what nobody publishes, reads or calls can't be told.`,
  fix: "Add the topology.json of the program that declares the team.",
});
