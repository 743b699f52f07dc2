import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../../console/process";
import { projectDir } from "../../../toolchain/paths";

/** What the strict compiler says to these files, "file(line,column): error TS…: …" each; `headwater` is the checkout. */
export async function compilerErrors(files: Readonly<Record<string, string>>): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "headwater-types-"));
  try {
    await symlink(join(projectDir(), "node_modules"), join(folder, "node_modules"));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config(Object.keys(files))));
    const { code, output } = await run("node_modules/.bin/tsc", ["-p", "."], { cwd: folder, timeoutMs: 60_000 });
    const lines = output.split("\n").filter((line) => line.includes("error TS"));
    if (code !== 0 && lines.length === 0) throw new Error(output);
    // The checkout's own mistakes are not looked for here.
    return lines.filter((line) => !line.startsWith(".."));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const config = (files: readonly string[]) => ({
  compilerOptions: {
    target: "es2023",
    module: "node20",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
    types: ["node"],
    paths: {
      headwater: [join(projectDir(), "constructs/index.ts")],
      "headwater/testing": [join(projectDir(), "constructs/testing/index.ts")],
      "headwater/testing/vitest": [join(projectDir(), "constructs/testing/vitest.ts")],
    },
  },
  files,
});
