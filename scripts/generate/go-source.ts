import { moduleSource } from "../../toolchain/go-module";

/** The source of a pinned Go module, and how to name it. */
export async function goSource(part: string, path: string): Promise<{ folder: string; origin: string }> {
  const folder = await moduleSource(part, path);
  const [, version = ""] = /@v([^@/]+)$/.exec(folder) ?? [];
  return { folder, origin: `${path} ${version}` };
}
