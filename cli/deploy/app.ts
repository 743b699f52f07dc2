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
  /** How to start its cdktf CLI. */
  readonly cli: readonly string[];
}

/** @throws UsageError HW-DEPLOY-001 if the folder holds no cdktf project */
export async function openApp(appDir: string): Promise<CdktfApp> {
  const folder = resolve(appDir);
  const config = await readConfig(folder);
  return { folder, output: resolve(folder, config.output ?? "cdktf.out"), cli: cdktfCli(folder) };
}

async function readConfig(folder: string): Promise<{ readonly output?: string }> {
  const file = join(folder, "cdktf.json");
  let problem = `${folder} holds no cdktf project: cdktf.json is missing.`;
  try {
    const text = await readFile(file, "utf8");
    problem = `${file} is no valid JSON.`;
    const config: unknown = JSON.parse(text);
    if (typeof config === "object" && config !== null) return config;
  } catch {
    // told below
  }
  throw new UsageError(
    "HW-DEPLOY-001",
    problem,
    "Run this in the folder of your cdktf project, or name it with --app-dir.",
  );
}

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
