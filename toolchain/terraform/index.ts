import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import type { Progress } from "../../console/progress";
import { obtain, partFolder } from "../part";
import { findTerraform } from "./binary";
import { CLI_CONFIG, openTofu, providerMirror, registries } from "./parts";
import { registryReachable } from "./registry";

export interface TerraformTooling {
  /** `terraform` or `tofu`: absolute path. */
  readonly binary: string;
  /** What cdktf and terraform need in their environment, beside what is there. */
  readonly env: Readonly<Record<string, string>>;
}

/**
 * A Terraform that runs and a way for its `init` to get providers.
 * `terraform` or `tofu` from PATH, else OpenTofu is built; the ordinary registry (or the user's own mirror), else the
 * providers are built into a filesystem mirror. Nothing of it appears in a stack: only the environment differs.
 */
export async function terraformTooling(progress: Progress): Promise<TerraformTooling> {
  const binary = (await findTerraform())?.path ?? (await builtTofu(progress));
  const env: Record<string, string> = { TERRAFORM_BINARY_NAME: binary, CHECKPOINT_DISABLE: "1" };
  const own = userConfig();
  if (own?.installsProviders || (await registryReachable(registryOf(binary)))) {
    // A variable that names a missing file would be complained about by every command.
    if (!own) env.TF_CLI_CONFIG_FILE = "";
    return { binary, env };
  }
  await obtain(progress, [providerMirror]);
  env.TF_CLI_CONFIG_FILE = join(partFolder(providerMirror), CLI_CONFIG);
  // cdktf would link the mirror's providers into the user's plugin cache, where they would outlive our cache.
  env.CDKTF_DISABLE_PLUGIN_CACHE_ENV = "1";
  return { binary, env };
}

async function builtTofu(progress: Progress): Promise<string> {
  await obtain(progress, [openTofu]);
  return join(partFolder(openTofu), "tofu");
}

function registryOf(binary: string): string {
  return basename(binary).startsWith("tofu") ? registries.tofu : registries.terraform;
}

/** The user's own CLI configuration, if there is one. */
function userConfig(): { readonly installsProviders: boolean } | undefined {
  const file = process.env.TF_CLI_CONFIG_FILE || join(homedir(), ".terraformrc");
  if (!existsSync(file)) return undefined;
  return { installsProviders: /^\s*provider_installation\b/m.test(readFileSync(file, "utf8")) };
}
