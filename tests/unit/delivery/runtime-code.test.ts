import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "../../../constructs/delivery/package-root";

test("a checkout whose runtime is not built says so, with the other mistakes", () => {
  const folder = mkdtempSync(join(tmpdir(), "headwater-unbuilt-"));
  try {
    for (const entry of ["charts", "constructs", "package.json", "tsconfig.json"]) {
      cpSync(join(packageRoot(), entry), join(folder, entry), { recursive: true });
    }
    symlinkSync(join(packageRoot(), "node_modules"), join(folder, "node_modules"));
    const program = `
      const { App } = require("cdktf");
      const { HeadwaterStack, Platform } = require("./constructs");
      const { synthObjects } = require("./constructs/testing");
      const app = new App();
      new Platform(new HeadwaterStack(app, "core"), "Platform");
      try { synthObjects(app); } catch (error) { console.log(error.message); }`;
    const output = execFileSync(process.execPath, ["--import", "tsx", "-e", program], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(output.split("\n").slice(1)).toEqual([
      expect.stringMatching(/^\[core\/Platform\] HW-NAME-001/),
      expect.stringMatching(/^\[core\/Platform\/runtime\] HW-DELIVERY-004: .* Run "npm run build"/),
      "",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
