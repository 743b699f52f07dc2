import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Metafile } from "esbuild";

/** Packages that a source file of the user's imports, and that its package does not declare. */
export interface UndeclaredImports {
  readonly packages: readonly string[];
  /** As the bundler names it. */
  readonly importer: string;
  /** The nearest one upwards; undefined if there is none. */
  readonly packageFile: string | undefined;
}

/** @param folder where the paths of the inputs begin */
export function undeclaredImports(inputs: Metafile["inputs"], folder: string): UndeclaredImports[] {
  return Object.entries(inputs).flatMap(([importer, { imports }]) => {
    // What a package imports is its own affair.
    if (ownerOf(importer) !== undefined) return [];
    const used = imports.flatMap(({ path, original = "" }) => (ownerOf(path) === undefined ? [] : packageOf(original)));
    if (used.length === 0) return [];
    const packageFile = nearestPackage(dirname(resolve(folder, importer)));
    const declared = packageFile === undefined ? new Set() : dependenciesIn(packageFile);
    const packages = [...new Set(used)].filter((name) => !declared.has(name)).sort();
    return packages.length === 0 ? [] : [{ packages, importer, packageFile }];
  });
}

/** The package that a file is from; undefined if it is the user's own. */
export const ownerOf = (file: string): string | undefined =>
  /^.*(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];

/** None for a path, and for a name of the package's own imports. */
const packageOf = (specifier: string): string[] => /^(?![.#/])(?:@[^/]+\/)?[^/]+/.exec(specifier)?.slice(0, 1) ?? [];

function nearestPackage(folder: string): string | undefined {
  const file = join(folder, "package.json");
  if (existsSync(file)) return file;
  return dirname(folder) === folder ? undefined : nearestPackage(dirname(folder));
}

function dependenciesIn(packageFile: string): ReadonlySet<string> {
  const { dependencies, optionalDependencies, peerDependencies } = JSON.parse(
    readFileSync(packageFile, "utf8"),
  ) as Record<string, object | undefined>;
  return new Set([dependencies, optionalDependencies, peerDependencies].flatMap((names) => Object.keys(names ?? {})));
}
