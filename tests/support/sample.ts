import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectDir } from "../../toolchain/paths";

/**
 * The sample's program in a folder of its own, so that a test can change a handler and deploy that, with everything
 * else as in the checkout.
 */
export async function copySample(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "headwater-sample-"));
  for (const entry of [
    "cdktf.json",
    "charts",
    "constructs",
    "contracts",
    "package.json",
    "schemas",
    "stacks",
    "tsconfig.json",
    "dist/bundles",
  ]) {
    await cp(join(projectDir(), entry), join(path, entry), { recursive: true });
  }
  await symlink(join(projectDir(), "node_modules"), join(path, "node_modules"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
