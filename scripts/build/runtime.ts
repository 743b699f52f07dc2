import { createHash } from "node:crypto";
import { cp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "../../toolchain/cache";
import { projectDir } from "../../toolchain/paths";
import { buildRuntime } from "../build-runtime";

/** What the runtime's bundles follow from. */
const SOURCES = [
  "runtime",
  "constructs/workers/handler-api.ts",
  "scripts/build-runtime.ts",
  "scripts/runtime",
  "package-lock.json",
];

/** Has the runtime of the present sources in `dist/runtime`; bundles it only if no earlier build had the same ones. */
export async function ensureRuntime(): Promise<void> {
  const built = await cached("runtime", { sources: await digestOf(SOURCES) }, (folder) =>
    buildRuntime(join(folder, "runtime")),
  );
  const dist = join(projectDir(), "dist", "runtime");
  await rm(dist, { recursive: true, force: true });
  await cp(join(built, "runtime"), dist, { recursive: true });
}

async function digestOf(paths: readonly string[]): Promise<string> {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const file of await filesBelow(path)) hash.update(file).update(await readFile(join(projectDir(), file)));
  }
  return hash.digest("hex");
}

async function filesBelow(path: string): Promise<string[]> {
  const entries = await readdir(join(projectDir(), path), { recursive: true, withFileTypes: true }).catch(
    () => undefined,
  );
  if (entries === undefined) return [path]; // a file
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectDir().length + 1))
    .sort();
}
