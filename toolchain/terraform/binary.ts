import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { delimiter, isAbsolute, join, resolve } from "node:path";
import { run } from "../../console/process";

export interface TerraformBinary {
  /** Absolute path. */
  readonly path: string;
  readonly version: string;
}

/** The oldest version whose commands and state format are used here. */
export const MINIMUM_VERSION = "1.5.0";

/**
 * The program that TERRAFORM_BINARY_NAME names, else `terraform` or `tofu` from PATH: the first that runs and is new
 * enough. Undefined if there is none.
 */
export async function findTerraform(env: NodeJS.ProcessEnv = process.env): Promise<TerraformBinary | undefined> {
  const names = [env.TERRAFORM_BINARY_NAME, "terraform", "tofu"].filter((name) => name !== undefined && name !== "");
  for (const name of names as string[]) {
    for (const path of await candidates(name, env)) {
      const version = await versionOf(path, env);
      if (version !== undefined && isAtLeast(version, MINIMUM_VERSION)) return { path, version };
    }
  }
  return undefined;
}

async function candidates(name: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  if (isAbsolute(name)) return [name];
  if (name.includes("/")) return [resolve(name)];
  const found: string[] = [];
  for (const folder of (env.PATH ?? "").split(delimiter).filter(Boolean)) {
    const path = join(folder, name);
    if (
      await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      found.push(path);
  }
  return found;
}

async function versionOf(path: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    const { code, stdout } = await run(path, ["version", "-json"], { env: { ...env, CHECKPOINT_DISABLE: "1" } });
    return code === 0 ? parseVersion(stdout) : undefined;
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return undefined; // it could not be started
    throw error;
  }
}

/** The version in the output of `terraform version -json`, which may carry a warning before the JSON. */
export function parseVersion(output: string): string | undefined {
  return /"terraform_version":\s*"([^"]+)"/.exec(output)?.[1];
}

/** Compares two versions by their numbers; what follows a dash is ignored. */
export function isAtLeast(version: string, minimum: string): boolean {
  const [have, need] = [version, minimum].map((text) => (text.split("-")[0] ?? "").split(".").map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (have?.[i] ?? 0) - (need?.[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
