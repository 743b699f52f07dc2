import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { BuildFailure, BuildOptions, Message, Metafile } from "esbuild";
import { projectFolder } from "../delivery/project-folder";
import type { Problem } from "../model/problem";
import type { HandlerPart } from "../model/workload-declarations";
import { ownerOf, undeclaredImports } from "./handler-imports";

export interface HandlerBundle {
  /** Relative to the folder of cdktf.json. */
  readonly file: string;
  /** A CommonJS module that exports the handler alone. */
  readonly code: string;
  /** What it is made of, the largest first. */
  readonly parts: readonly HandlerPart[];
}

/** The name of what imports the handler, so that what else the file exports is left out. */
const ENTRY = "handler";

/**
 * Bundles a source file and its imports. The same files give the same bytes, wherever they lie.
 *
 * @param file relative to the folder of cdktf.json
 */
export function bundleHandler(file: string): HandlerBundle | Problem {
  const project = projectFolder();
  const path = isAbsolute(file) ? file : resolve(project, file);
  if (!existsSync(path)) {
    return {
      code: "HW-HANDLER-001",
      message: `There is no handler at ${file}; it was looked for in ${project}.`,
      fix: "Name an existing file, relative to the folder of cdktf.json.",
    };
  }
  const folder = realpathSync(dirname(path));
  // Loaded only here: a program without source handlers never pays for it.
  const { buildSync } = require("esbuild") as typeof import("esbuild");
  try {
    const { outputFiles, metafile, warnings } = buildSync({ ...bundleOptions(path), metafile: true, write: false });
    const format = metafile.inputs[basename(path)]?.format;
    const problem =
      importProblem(file, metafile, folder, project) ??
      (format === undefined ? noDefaultExport(file) : exportProblem(file, warnings));
    // ES modules are strict; the bundle is none.
    const strict = format === "esm" ? '"use strict";\n' : "";
    const code = `${strict}${outputFiles[0]?.text ?? ""}`;
    return problem ?? { file: relative(project, path).replaceAll(sep, "/"), code, parts: partsOf(metafile) };
  } catch (error) {
    const errors = (error as Partial<BuildFailure>).errors ?? [];
    return (
      missingImports(file, errors) ?? nativeCode(file, errors) ?? exportProblem(file, errors) ?? broken(file, error)
    );
  }
}

/** What esbuild is told of a handler's file. */
export function bundleOptions(path: string) {
  // Imported files are known by their real paths.
  const folder = realpathSync(dirname(path));
  return {
    stdin: {
      contents: `export { default } from ${JSON.stringify(`./${basename(path)}`)};`,
      resolveDir: folder,
      sourcefile: ENTRY,
    },
    absWorkingDir: folder,
    bundle: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    logLevel: "silent",
  } as const satisfies BuildOptions;
}

function missingImports(file: string, errors: readonly Message[]): Problem | undefined {
  const missing = errors.flatMap(({ text, location }) => {
    const [, name] = /^Could not resolve "(.+)"$/.exec(text) ?? [];
    return name === undefined ? [] : [`${name} (${placeOf(location)})`];
  });
  if (missing.length === 0) return undefined;
  return {
    code: "HW-HANDLER-003",
    message: `${file} imports what is not there: ${missing.join(", ")}.`,
    fix: "Correct the path, or install the package: npm install --save <name>.",
  };
}

function importProblem(file: string, metafile: Metafile, folder: string, project: string): Problem | undefined {
  const [undeclared] = undeclaredImports(metafile.inputs, folder);
  if (!undeclared) return undefined;
  const { packages, importer, packageFile } = undeclared;
  const where = packageFile === undefined ? "no package.json lists" : `${relative(project, packageFile)} does not list`;
  return {
    code: "HW-HANDLER-004",
    message: `${file}: ${importer} imports ${packages.join(", ")}, which ${where} under dependencies.`,
    fix: `Run npm install --save ${packages.join(" ")}: what is not declared may be another version, or gone, at the next install.`,
  };
}

/** esbuild tells of both in words alone. */
function exportProblem(file: string, messages: readonly Message[]): Problem | undefined {
  for (const { id, text, location } of messages) {
    if (text === 'Multiple exports with the same name "default"' || id === "commonjs-variable-in-esm") {
      return {
        code: "HW-HANDLER-006",
        message: `${file} has two default exports; the second is in ${placeOf(location)}.`,
        fix: "Export one function as default. An ES module does not use module.exports.",
      };
    }
    if (location?.file === ENTRY && text.startsWith("No matching export")) return noDefaultExport(file);
  }
  return undefined;
}

const noDefaultExport = (file: string): Problem => ({
  code: "HW-HANDLER-005",
  message: `${file} has no default export.`,
  fix: "Export the function: export default async function (…) { … }.",
});

function nativeCode(file: string, errors: readonly Message[]): Problem | undefined {
  const native = errors.find(({ text }) => text.startsWith('No loader is configured for ".node" files'));
  if (!native) return undefined;
  return {
    code: "HW-HANDLER-007",
    message: `${file} imports native code, which can't be bundled: ${placeOf(native.location)}.`,
    fix: "Take a package that is JavaScript alone, or build an image and give it as container.",
  };
}

function broken(file: string, error: unknown): Problem {
  const [first] = (error as Partial<BuildFailure>).errors ?? [];
  const why = first ? `${placeOf(first.location)}: ${first.text}` : String((error as Error).message);
  return doesNotCompile(file, why);
}

export const doesNotCompile = (what: string, why: string): Problem => ({
  code: "HW-HANDLER-002",
  message: `${what} does not compile: ${why.replace(/\.$/, "")}.`,
  fix: "Correct it; an inline handler is a CommonJS module (module.exports = …).",
});

const placeOf = (location: Message["location"]): string =>
  location ? `${location.file}:${location.line}` : "the bundle";

function partsOf({ outputs }: Metafile): HandlerPart[] {
  const sizes = new Map<string, number>();
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  for (const [input, { bytesInOutput }] of inputs) {
    const name = ownerOf(input) ?? OWN_CODE;
    sizes.set(name, (sizes.get(name) ?? 0) + bytesInOutput);
  }
  return [...sizes]
    .map(([name, bytes]) => ({ name, bytes }))
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
}

const OWN_CODE = "own code";
