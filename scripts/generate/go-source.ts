import { join } from "node:path";
import { moduleSource } from "../../toolchain/go-module";

/** The source of a pinned Go module, and how to name it. */
export async function goSource(part: string, path: string): Promise<{ folder: string; origin: string }> {
  const folder = await moduleSource(part, path);
  const [, version = ""] = /@v([^@/]+)$/.exec(folder) ?? [];
  return { folder, origin: `${path} ${version}` };
}

/**
 * The CRDs in an operator's Go module.
 *
 * @param part folder in toolchain/go whose go.mod pins the version
 * @param path the module's
 * @param crds folder in the module
 */
export const goDefinitions = (part: string, path: string, crds: string) => async () => {
  const { folder, origin } = await goSource(part, path);
  return { folder: join(folder, crds), origin };
};
