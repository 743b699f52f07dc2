import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { Progress } from "../../../console/progress";

const folder = mkdtempSync(join(tmpdir(), "headwater-progress-"));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test("a cache that can't be written fails no step", async () => {
  writeFileSync(join(folder, "file"), "");
  vi.stubEnv("XDG_CACHE_HOME", join(folder, "file"));
  expect(await new Progress("test").step("Count", async () => 7, Number.POSITIVE_INFINITY)).toBe(7);
});
