import { createHash } from "node:crypto";
import { cp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { cached } from "../../toolchain/cache";
import { projectDir } from "../../toolchain/paths";
import { buildHarness, buildRuntime } from "./bundle-runtime";

/** What the runtime's bundles follow from. */
const SOURCES = [
  "runtime",
  "constructs/durable/durable-api.ts",
  "constructs/workers/handler-api.ts",
  "constructs/contracts",
  "constructs/documents/json-form",
  "constructs/model",
  "scripts/build/bundle-runtime.ts",
  "scripts/build/no-option-checks.js",
  "package-lock.json",
];

/** The folder with the runtime of the present sources; bundled only if no earlier build had the same ones. */
export const builtRuntime = async (): Promise<string> => join(await built(), "runtime");

/**
 * Has the same in `dist/bundles`, and what tests run handlers with in `dist/harness`. What is there already is left
 * alone: others may be reading it.
 */
export async function ensureRuntime(): Promise<void> {
  const folder = await built();
  await ensureSame(join(folder, "runtime"), join(projectDir(), "dist", "bundles"));
  await ensureSame(join(folder, "harness"), join(projectDir(), "dist", "harness"));
}

const built = async (): Promise<string> =>
  cached("runtime", { sources: await digestOf(SOURCES) }, async (work) => {
    await buildRuntime(join(work, "runtime"));
    await buildHarness(join(work, "harness"));
  });

async function ensureSame(wanted: string, present: string): Promise<void> {
  if (await holdsSame(present, wanted)) return;
  await rm(present, { recursive: true, force: true });
  await cp(wanted, present, { recursive: true });
}

async function holdsSame(folder: string, wanted: string): Promise<boolean> {
  for (const file of await readdir(wanted)) {
    const present = await readFile(join(folder, file)).catch(() => undefined);
    if (!present?.equals(await readFile(join(wanted, file)))) return false;
  }
  return true;
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
