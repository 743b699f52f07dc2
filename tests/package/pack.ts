import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { runOrThrow } from "../../console/process";
import { projectDir } from "../../toolchain/paths";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the packed package. */
    tarball: string;
  }
}

/** Packs once for all tests what is built; `npm test` has just built it. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (!existsSync(join(projectDir(), "dist/constructs/index.js"))) throw new Error('Run "npm run build" first.');
  const folder = await mkdtemp(join(tmpdir(), "headwater-pack-"));
  const { stdout } = await runOrThrow("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
    cwd: projectDir(),
    timeoutMs: 60_000,
  });
  const [packed] = JSON.parse(stdout) as [{ filename: string }];
  provide("tarball", join(folder, packed.filename));
  return () => rm(folder, { recursive: true });
}
