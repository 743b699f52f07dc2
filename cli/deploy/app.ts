import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../../console/user-error";

/** A cdktf project on disk. */
export interface CdktfApp {
  /** Absolute path of the folder that holds cdktf.json. */
  readonly folder: string;
  /** Absolute path of the synthesized output. */
  readonly output: string;
  /** The command line that synthesizes the program; undefined if cdktf.json names none. */
  readonly program: string | undefined;
  /** How to start its cdktf CLI. */
  readonly cli: readonly string[];
}

/** @throws UsageError HW-DEPLOY-001 if the folder holds no cdktf project */
export async function openApp(appDir: string): Promise<CdktfApp> {
  const folder = resolve(appDir);
  const { app, output } = await readConfig(folder);
  return { folder, output: resolve(folder, output), program: app, cli: cdktfCli(folder) };
}

async function readConfig(folder: string): Promise<{ readonly app: string | undefined; readonly output: string }> {
  const file = join(folder, "cdktf.json");
  const text = await readFile(file, "utf8").catch(({ code, message }: NodeJS.ErrnoException) => {
    const missing = code === "ENOENT" || code === "ENOTDIR";
    throw unusable(
      missing ? `${folder} holds no cdktf project: cdktf.json is missing.` : `${file} can't be read: ${message}.`,
    );
  });
  const config = objectIn(text);
  if (config === undefined) throw unusable(`${file} is no valid JSON.`);
  const { app, output = "cdktf.out" } = config;
  if (typeof output !== "string") {
    throw unusable(`"output" in ${file} is ${JSON.stringify(output)}; it is the name of a folder.`);
  }
  return { app: typeof app === "string" && app.trim() !== "" ? app : undefined, output };
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const unusable = (problem: string): UsageError =>
  new UsageError("HW-DEPLOY-001", problem, "Run this in the folder of your cdktf project, or name it with --app-dir.");

/** The project's own CLI (cdktf's, or its successor's), else the one on PATH. */
function cdktfCli(folder: string): readonly string[] {
  const require = createRequire(join(folder, "package.json"));
  for (const [name, bin] of [
    ["cdktf-cli", "cdktf"],
    ["cdktn-cli", "cdktn"],
  ] as const) {
    try {
      const manifest = require.resolve(`${name}/package.json`);
      const { bin: bins } = require(manifest) as { bin: string | Record<string, string> };
      const script = typeof bins === "string" ? bins : bins[bin];
      if (script !== undefined) return [process.execPath, join(dirname(manifest), script)];
    } catch {
      // not a dependency of the project
    }
  }
  return ["cdktf"];
}
