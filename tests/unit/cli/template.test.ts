import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import packageJson from "../../../package.json";
import { projectDir } from "../../../toolchain/paths";

test("a new repository begins with the versions that Headwater itself is tested with", () => {
  const text = readFileSync(join(projectDir(), "cli/init/template/package.json"), "utf8");
  const { dependencies, devDependencies } = JSON.parse(text) as Record<string, Record<string, string>>;
  const { headwater: _, ...pinned } = { ...dependencies, ...devDependencies };
  const own: Record<string, string> = packageJson.devDependencies;
  expect(pinned).toEqual(Object.fromEntries(Object.keys(pinned).map((name) => [name, own[name]])));
});
