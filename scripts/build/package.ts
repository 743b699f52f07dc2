import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../../console/process";
import type { Progress } from "../../console/progress";
import { projectDir } from "../../toolchain/paths";
import { ensureRuntime } from "./ensure-runtime";

/** Builds what the npm package holds: the library and the CLI compiled, the runtime bundled. */
export async function buildPackage(progress: Progress): Promise<void> {
  const dist = join(projectDir(), "dist");
  await progress.step("Bundle the runtime", ensureRuntime);
  await progress.step("Compile the library", async () => {
    for (const folder of ["constructs", "cli", "console", "runtime", "toolchain"]) {
      await rm(join(dist, folder), { recursive: true, force: true });
    }
    await runOrThrow("npx", ["tsc", "-p", "tsconfig.build.json"], { cwd: projectDir() });
    // Sources for users' repositories: they are copied as they are.
    await cp(join(projectDir(), "cli/init/template"), join(dist, "cli/init/template"), { recursive: true });
  });
}
